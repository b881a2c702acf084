import { useEffect } from 'react'
import type { DocumentSession } from '../editor/session.ts'
import { startChecks } from './start.ts'

/** Checks an open document while it is shown. */
export function useChecks(session: DocumentSession): void {
  useEffect(() => startChecks(session), [session])
}
