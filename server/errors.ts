import type { ErrorRequestHandler } from 'express'
import { MulterError } from 'multer'
import type { Logger } from 'pino'
import { AppError, errorStatus } from '../core/errors.ts'
import { newId } from './ids.ts'
import { uploadLimit } from './limits.ts'
import { storeFailure } from './store/errno.ts'

/**
 * The last handler, and the only place where an error becomes HTTP. Expected
 * failures keep their code; anything else is logged whole under a reference,
 * and the person gets only that reference.
 */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      log.warn({ err: error, path: request.path }, 'failed after the reply had begun')
      next(error)
      return
    }
    const expected = expectedFailure(error)
    if (expected) {
      const { code, params } = expected
      if (errorStatus[code] < 500) {
        response.status(errorStatus[code]).json({ error: { code, params } })
        return
      }
    }
    const reference = logUnexpected(log, error, `${request.method} ${request.path}`)
    const code = expected?.code ?? 'internal'
    response.status(errorStatus[code]).json({ error: { code, params: expected?.params ?? {}, reference } })
  }
}

/** Logs an unexpected failure and gives the reference under which it is found. */
export function logUnexpected(log: Logger, error: unknown, doing: string): string {
  const reference = newId()
  log.error({ err: error, reference }, `${doing} failed unexpectedly`)
  return reference
}

function expectedFailure(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (error instanceof MulterError) {
    return error.code === 'LIMIT_FILE_SIZE'
      ? new AppError('import.tooLarge', { limit: uploadLimit })
      : new AppError('request.invalid', { path: 'file' })
  }
  // body-parser and express speak http-errors: a 4xx status says that the request was at fault.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    if (error.status === 413) return new AppError('request.tooLarge')
    if (error.status >= 400 && error.status < 500) return new AppError('request.invalid', { path: '' })
  }
  return storeFailure(error) ? new AppError('store.unusable') : null
}
