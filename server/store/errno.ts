/** The code of a system or SQLite error (`ENOENT`, …). By shape, for errors may come from another realm. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export function errorMessage(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message)
  return String(error)
}

/** Does SQLite say that it cannot write: disk full, input or output error, read-only, no room for its file? */
export function storeFailure(error: unknown): boolean {
  return (
    /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(errorCode(error) ?? '') ||
    /database or disk is full|disk I\/O error|readonly database/.test(errorMessage(error))
  )
}
