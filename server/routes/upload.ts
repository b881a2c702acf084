import type { Request, RequestHandler } from 'express'
import multer, { MulterError } from 'multer'
import { AppError } from '../../core/errors.ts'
import type { Upload } from './handler.ts'

const form = (fileSize: number): RequestHandler =>
  multer({
    storage: multer.memoryStorage(),
    // busboy reads parameters as Latin-1 unless told, which turns "Đảng" into rubbish.
    defParamCharset: 'utf8',
    limits: {
      fileSize,
      files: 1,
      fields: 4,
      fieldSize: 20_000,
      parts: 6,
      headerPairs: 20,
      fieldNameSize: 100,
    },
  }).single('file')

/** Reads a multipart form with one part `file` of so many bytes at most, and a few short text parts, into memory. */
export function receiveFile(limit: number): RequestHandler {
  const receive = form(limit)
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > limit + 2 ** 17) {
      // Refused before a byte is kept; the rest is read away so that the reply arrives.
      request.resume()
      throw new AppError('import.tooLarge', { limit })
    }
    receive(request, response, (error: unknown) => {
      if (error === undefined || error === null) next()
      else if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
        next(new AppError('import.tooLarge', { limit }))
      }
      // Whatever else busboy finds wrong is the form's fault.
      else next(error instanceof MulterError ? error : new AppError('request.invalid', { path: 'file' }))
    })
  }
}

/** The received file, its name made safe. */
export function takeUpload(request: Request): Upload {
  const file = request.file
  if (!file) throw new AppError('request.invalid', { path: 'file' })
  return { name: safeFileName(file.originalname), bytes: file.buffer }
}

/** The form's text parts by name. */
export function takeFields(request: Request): Record<string, unknown> {
  return { ...(request.body as Record<string, unknown> | undefined) }
}

/** NFC, the last part of a path, no control or invisible direction characters, at most 200 characters. */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : ''
  const base = clean.slice(0, clean.length - extension.length).slice(0, 200 - extension.length)
  return base === '' || base === '.' || base === '..' ? `document${extension}` : base + extension
}
