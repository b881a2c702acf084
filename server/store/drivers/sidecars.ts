import { existsSync, rmSync } from 'node:fs'
import { AppError } from '../../../core/errors.ts'
import { claim, isClaim, readClaim, type Claim } from '../claim.ts'

/** Names of what SQLite and its drivers keep beside a database file. */
export const sidecar = {
  wal: (file: string): string => `${file}-wal`,
  journal: (file: string): string => `${file}-journal`,
  /** The WebAssembly driver's lock: a directory that exists during a transaction. */
  lockDirectory: (file: string): string => `${file}.lock`,
  /** Ours: says which process has the file open through WebAssembly. */
  owner: (file: string): string => `${file}.owner`,
}

/** Native locks and the lock directory do not see each other, so that the drivers must never share a file. */
export function refuseIfOwned(file: string): void {
  const owner = readClaim(sidecar.owner(file))
  if (owner) throw new AppError('store.locked', { pid: owner.pid, port: 0 })
}

/** Refuses a file that a native driver has open, or left without folding its log in. */
export function refuseIfWal(file: string): void {
  if (existsSync(sidecar.wal(file))) throw new AppError('store.walBeside', { file })
}

/**
 * Takes the file for this process and removes a lock directory that a killed
 * owner left. Throws AppError store.locked when another process has it, or
 * when a lock directory stands there that no known owner left.
 */
export function own(file: string): Claim {
  let ownerDied = false
  const result = claim(sidecar.owner(file), {}, () => {
    ownerDied = true
  })
  if (!isClaim(result)) throw new AppError('store.locked', { pid: result.pid, port: 0 })
  if (existsSync(sidecar.lockDirectory(file))) {
    if (!ownerDied) {
      result.release()
      throw new AppError('store.unusable', { file, reason: 'lockDirectory' })
    }
    rmSync(sidecar.lockDirectory(file), { recursive: true, force: true })
  }
  return result
}
