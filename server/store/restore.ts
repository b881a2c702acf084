import { constants, existsSync } from 'node:fs'
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { AppError } from '../../core/errors.ts'
import type { DriverName, SqlConnection } from './drivers/driver.ts'
import { sidecar } from './drivers/sidecars.ts'
import { APPLICATION_ID } from './drivers/settings.ts'
import { applied, checkApplied } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openFile, openStore, pickDriver } from './open.ts'

/** First value of a pragma's first row. */
function ask(connection: SqlConnection, pragma: string): unknown {
  return Object.values(connection.run(`PRAGMA ${pragma}`).rows[0] ?? {})[0]
}

/** Throws AppError backup.invalid, store.newer or store.checksum unless the file is a sound store of ours. */
function check(connection: SqlConnection, file: string): void {
  const invalid = (reason: string): AppError => new AppError('backup.invalid', { file, reason })
  if (ask(connection, 'application_id') !== APPLICATION_ID) throw invalid('foreign')
  if (ask(connection, 'integrity_check') !== 'ok') throw invalid('damaged')
  if (connection.run('PRAGMA foreign_key_check').rows.length > 0) throw invalid('damaged')
  const done = applied(connection)
  if (done.length === 0) throw invalid('foreign')
  checkApplied(done, migrations)
}

/** The old store's new name: dated, beside it, not yet taken. */
function asideName(file: string, now: Date): string {
  const extension = extname(file)
  const date = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const base = `${file.slice(0, file.length - extension.length)}-${date}`
  for (let n = 1; ; n++) {
    const name = `${base}${n === 1 ? '' : `-${n}`}${extension}`
    if (!existsSync(name)) return name
  }
}

async function checkedCopy(from: string, file: string, wanted?: DriverName): Promise<string> {
  if (!existsSync(from)) throw new AppError('backup.invalid', { file: from, reason: 'missing' })
  // Without its log or journal the file alone is not what was committed.
  if (existsSync(sidecar.wal(from)) || existsSync(sidecar.journal(from))) {
    throw new AppError('backup.invalid', { file: from, reason: 'open' })
  }
  const draft = `${file}.restoring`
  await rm(draft, { force: true })
  await copyFile(from, draft, constants.COPYFILE_EXCL)
  const { driver } = await pickDriver(wanted)
  const open = orInvalid('foreign', from, () => openFile(driver, draft))
  try {
    orInvalid('damaged', from, () => check(open.writer, from))
  } finally {
    open.close()
  }
  // Brings an older backup up to date, so that what is put in place is known to open.
  await (await openStore({ file: draft, driver: driver.name })).close()
  return draft
}

/** What SQLite itself complains about is told as a fault of the backup, by its own name. */
function orInvalid<T>(reason: string, file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError && error.code !== 'store.unusable') throw error
    throw new AppError('backup.invalid', { file, reason }, { cause: error })
  }
}

/** Keeps the old store under a dated name, with whatever SQLite left beside it. */
async function setAside(file: string, now: Date): Promise<string> {
  const aside = asideName(file, now)
  await link(file, aside).catch(() => copyFile(file, aside, constants.COPYFILE_EXCL))
  for (const beside of [sidecar.wal, sidecar.journal]) {
    if (existsSync(beside(file))) await rename(beside(file), beside(aside))
  }
  await rm(`${file}-shm`, { force: true })
  return aside
}

/**
 * Puts a backup in the place of a store; the caller holds the data directory's
 * lock. The old store is kept beside it; its name is given back, null when there
 * was none. The backup itself stays as it is. A refused backup changes nothing.
 */
export async function restoreFile(
  from: string,
  to: string,
  options: { now: Date; driver?: DriverName | undefined },
): Promise<string | null> {
  const file = resolve(to)
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.restoring`
  try {
    await checkedCopy(resolve(from), file, options.driver)
    const aside = existsSync(file) ? await setAside(file, options.now) : null
    await rename(draft, file)
    return aside
  } finally {
    for (const left of [draft, sidecar.wal(draft), `${draft}-shm`, sidecar.journal(draft)])
      await rm(left, { force: true })
  }
}
