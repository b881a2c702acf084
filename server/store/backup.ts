import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { readClaim } from './claim.ts'
import type { DriverName } from './drivers/driver.ts'
import { sidecar } from './drivers/sidecars.ts'
import { pickDriver } from './open.ts'
import { publish } from './publish.ts'

/**
 * Copies a store to a new file, consistent although a server may be writing to
 * it. Never overwrites: AppError backup.exists. Throws AppError store.unusable
 * when there is no store.
 */
export async function backupFile(file: string, to: string, wanted?: DriverName): Promise<void> {
  const source = resolve(file)
  if (!existsSync(source)) throw new AppError('store.unusable', { file: source, reason: 'missing' })
  // Only the WebAssembly driver respects the lock of a server that runs on it.
  const running = readClaim(sidecar.owner(source)) ? 'node-sqlite3-wasm' : wanted
  const { driver } = await pickDriver(running)
  await publish(resolve(to), (temporary) => driver.copy(source, temporary))
}
