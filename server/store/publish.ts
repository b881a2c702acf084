import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { errorCode } from './errno.ts'

const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Lets `make` write a temporary file beside `to` and gives it its name only
 * when it is whole and on the disk. Never replaces a file: AppError backup.exists.
 */
export async function publish(to: string, make: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(to)) throw new AppError('backup.exists', { file: to })
  const temporary = `${to}.${randomBytes(6).toString('hex')}.part`
  try {
    await make(temporary)
    await sync(temporary)
    await nameFile(temporary, to)
    await sync(dirname(to))
  } finally {
    await rm(temporary, { force: true })
  }
}

/** A hard link refuses an existing name in one step; file systems without links get a check and a rename. */
async function nameFile(temporary: string, to: string): Promise<void> {
  try {
    await link(temporary, to)
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || existsSync(to))
      throw new AppError('backup.exists', { file: to }, { cause: error })
    if (!NO_LINKS.has(errorCode(error) ?? '')) throw error
    await rename(temporary, to)
  }
}
