import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { driverNames, type DriverName, type OpenFile, type SqlDriver } from './drivers/driver.ts'
import * as native from './drivers/better-sqlite3.ts'
import * as wasm from './drivers/node-sqlite3-wasm.ts'
import { errorMessage } from './errno.ts'
import { migrate } from './migrate.ts'
import { sqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

const loaders: Record<DriverName, () => Promise<SqlDriver>> = {
  'better-sqlite3': native.load,
  'node-sqlite3-wasm': wasm.load,
}

export interface PickedDriver {
  driver: SqlDriver
  /** Why the preferred driver could not be used; for the log. */
  fallback?: string
}

/** The named driver, or the best that can be loaded here. */
export async function pickDriver(wanted?: DriverName, load = loaders): Promise<PickedDriver> {
  if (wanted) return { driver: await load[wanted]() }
  const failures: string[] = []
  for (const name of driverNames) {
    try {
      const driver = await load[name]()
      return failures.length === 0 ? { driver } : { driver, fallback: failures.join('; ') }
    } catch (error) {
      failures.push(`${name}: ${errorMessage(error)}`)
    }
  }
  throw new Error(`no store driver can be loaded: ${failures.join('; ')}`)
}

/** Opens a file, whole or not at all; SQLite's own complaints become AppError store.unusable. */
export function openFile(driver: SqlDriver, file: string): OpenFile {
  try {
    return driver.open(file)
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = errorMessage(error)
    throw new AppError('store.unusable', { file, reason }, { cause: error })
  }
}

/** Opens the store of a file, making it when absent, and brings its schema up to date. Throws AppError store.… */
export async function openStore(options: { file: string; driver?: DriverName | undefined }): Promise<Store> {
  const { driver, fallback } = await pickDriver(options.driver)
  const file = resolve(options.file)
  mkdirSync(dirname(file), { recursive: true })
  const open = openFile(driver, file)
  try {
    migrate(open.writer)
    const info = { driver: driver.name, location: file, settings: open.settings, ...(fallback ? { fallback } : {}) }
    return sqliteStore(open, info)
  } catch (error) {
    open.close()
    throw error
  }
}
