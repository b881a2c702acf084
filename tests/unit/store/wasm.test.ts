import { describe, expect, test } from '@jest/globals'
import Native from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

/** Id of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

const openWasm = (file: string) => openStore({ file, driver: 'node-sqlite3-wasm' })
const openNative = (file: string) => openStore({ file, driver: 'better-sqlite3' })

const withFile = (use: (file: string, directory: string) => Promise<void>): Promise<void> =>
  withDirectory((directory) => use(join(directory, 'store.db'), directory))

async function write(open: (file: string) => ReturnType<typeof openStore>, file: string, value: string): Promise<void> {
  const store = await open(file)
  await store.write((tx) => tx.settings.set('k', value))
  await store.close()
}

/** A store as a process leaves it that is killed while it writes the file: the journal is whole, the file is not. */
async function tornStore(file: string, directory: string): Promise<void> {
  const whole = join(directory, 'whole.db')
  const store = await openWasm(whole)
  await store.write(async (tx) => {
    for (let i = 0; i < 500; i++) await tx.settings.set(`k${i}`, 'before'.repeat(50))
  })
  await store.close()
  const db = new Native(whole)
  // Such a small cache makes SQLite write changed pages before the transaction ends.
  db.exec('PRAGMA journal_mode=DELETE; PRAGMA cache_size=2; BEGIN')
  db.exec(`UPDATE settings SET value = replace(value, 'before', 'after!')`)
  await copyFile(whole, file)
  await copyFile(`${whole}-journal`, `${file}-journal`)
  db.exec('ROLLBACK')
  db.close()
}

describe('node-sqlite3-wasm', () => {
  test('rolls back what a killed process left half written', () =>
    withFile(async (file, directory) => {
      await tornStore(file, directory)
      await mkdir(`${file}.lock`)
      await writeFile(`${file}.owner`, JSON.stringify({ pid: deadPid(), started: '1' }))
      const store = await openWasm(file)
      for (let i = 0; i < 500; i++) expect(await store.read.settings.get(`k${i}`)).toBe('before'.repeat(50))
      await store.close()
      expect(existsSync(`${file}-journal`)).toBe(false)
    }))

  test('leaves nothing beside the file when it is closed', () =>
    withFile(async (file, directory) => {
      await write(openWasm, file, 'x')
      expect(await readdir(directory)).toEqual(['store.db'])
    }))

  test('a file belongs to one process at a time, whatever the driver', () =>
    withFile(async (file) => {
      const store = await openWasm(file)
      const locked = { code: 'store.locked', params: { pid: process.pid } }
      await expect(openWasm(file)).rejects.toMatchObject(locked)
      await expect(openNative(file)).rejects.toMatchObject(locked)
      await store.write((tx) => tx.settings.set('k', 'still mine'))
      await store.close()
      const after = await openWasm(file)
      expect(await after.read.settings.get('k')).toBe('still mine')
      await after.close()
    }))

  test('a lock directory is removed when its owner is dead', () =>
    withFile(async (file) => {
      await write(openWasm, file, 'kept')
      await mkdir(`${file}.lock`)
      await writeFile(`${file}.owner`, JSON.stringify({ pid: deadPid(), started: '1' }))
      const store = await openWasm(file)
      expect(await store.read.settings.get('k')).toBe('kept')
      await store.close()
    }))

  test('a lock directory whose owner nobody knows is left alone', () =>
    withFile(async (file) => {
      await write(openWasm, file, 'kept')
      await mkdir(`${file}.lock`)
      await expect(openWasm(file)).rejects.toMatchObject({
        code: 'store.unusable',
        params: { reason: 'lockDirectory' },
      })
      expect(existsSync(`${file}.lock`)).toBe(true)
      expect(existsSync(`${file}.owner`)).toBe(false)
    }))

  test('a file that the native driver has open is refused', () =>
    withFile(async (file) => {
      const store = await openNative(file)
      await store.write((tx) => tx.settings.set('k', 'native'))
      await expect(openWasm(file)).rejects.toMatchObject({ code: 'store.walBeside', params: { file } })
      await store.close()
    }))

  test('files go from driver to driver and back', () =>
    withFile(async (file) => {
      await write(openNative, file, 'native')
      const fallback = await openWasm(file)
      expect(await fallback.read.settings.get('k')).toBe('native')
      await fallback.write((tx) => tx.settings.set('k', 'WebAssembly'))
      await fallback.close()
      const native = await openNative(file)
      expect(await native.read.settings.get('k')).toBe('WebAssembly')
      expect(native.info.settings.journal_mode).toBe('wal')
      await native.close()
    }))
})
