import { AppError } from '../../../core/errors.ts'

type Kind = 'number' | 'string'

/** Key of the last item of a chunk, opaque to whoever carries it. */
export function writeCursor(key: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key again; [] without a cursor. Throws AppError request.invalid for one we never wrote. */
export function readCursor(cursor: string | undefined, kinds: readonly Kind[]): (number | string)[] {
  if (cursor === undefined) return []
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === kinds.length && key.every((part, i) => typeof part === kinds[i])) {
      return key as (number | string)[]
    }
  } catch {
    // Not JSON: answered below, like any other cursor that is not ours.
  }
  throw new AppError('request.invalid', { field: 'after' })
}
