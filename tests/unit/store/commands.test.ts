import { describe, expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { command as backup } from '../../../server/cli/backup.ts'
import type { Command } from '../../../server/cli/command.ts'
import { command as migrate } from '../../../server/cli/migrate.ts'
import { command as restore } from '../../../server/cli/restore.ts'
import { lockFile, storeFile } from '../../../server/store/location.ts'
import { acquireLock } from '../../../server/store/lock.ts'
import { openStore } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

async function run(
  command: Command,
  data: string,
  args: string[],
  lang = 'C',
): Promise<{ code: number; out: string; err: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const io = { stdin: Readable.from([]), stdout, stderr, env: { SONGNGU_DATA: data, LANG: lang } }
  try {
    const code = await command.run(args, io)
    stdout.end()
    stderr.end()
    return { code, out: await text(stdout), err: await text(stderr) }
  } finally {
    stdout.destroy()
    stderr.destroy()
  }
}

const withData = (use: (data: string, directory: string) => Promise<void>): Promise<void> =>
  withDirectory((directory) => use(join(directory, 'data'), directory))

describe('songngu migrate, backup, restore', () => {
  test('make, copy and bring back a store; nothing goes to stdout', () =>
    withData(async (data, directory) => {
      const copy = join(directory, 'copy.db')
      expect(await run(migrate, data, [])).toMatchObject({ code: 0, out: '' })
      const first = await openStore({ file: storeFile(data) })
      await first.write((tx) => tx.settings.set('k', 'before'))
      // The store is open: a backup does not mind.
      expect(await run(backup, data, [copy])).toMatchObject({ code: 0, out: '' })
      await first.write((tx) => tx.settings.set('k', 'after'))
      await first.close()
      const restored = await run(restore, data, [copy])
      expect(restored).toMatchObject({ code: 0, out: '' })
      const store = await openStore({ file: storeFile(data) })
      expect(await store.read.settings.get('k')).toBe('before')
      await store.close()
      const kept = (await readdir(data)).filter((name) => /^songngu-\d{4}-.*\.db$/.test(name))
      expect(kept).toHaveLength(1)
      expect(restored.err).toContain(join(data, String(kept[0])))
      expect(existsSync(lockFile(data))).toBe(false)
    }))

  test('migrate and restore are refused while a server holds the lock; backup is not', () =>
    withData(async (data, directory) => {
      const copy = join(directory, 'copy.db')
      await run(migrate, data, [])
      const lock = acquireLock(data)
      lock.setAddress('127.0.0.1', 4310)
      const locked = { code: 'store.locked', params: { pid: process.pid, port: 4310 } }
      expect(await run(backup, data, [copy])).toMatchObject({ code: 0 })
      await expect(run(migrate, data, [])).rejects.toMatchObject(locked)
      await expect(run(restore, data, [copy])).rejects.toMatchObject(locked)
      lock.release()
    }))

  test('what was done is told in the language of the terminal', () =>
    withData(async (data, directory) => {
      const file = join(directory, 'bản sao & "x".db')
      expect((await run(migrate, data, [])).err).toBe(`The store is up to date: ${storeFile(data)}\n`)
      expect((await run(backup, data, [file], 'vi_VN.UTF-8')).err).toBe(`Đã sao lưu vào ${file}\n`)
      expect((await run(restore, data, [file], 'vi_VN.UTF-8')).err).toMatch(
        /^Dữ liệu cũ được giữ tại .*\nĐã khôi phục từ .*\n$/,
      )
    }))

  test('bad use is told before anything happens', () =>
    withData(async (data) => {
      const calls: [Command, string[]][] = [
        [backup, []],
        [backup, ['a', 'b']],
        [backup, ['--force', 'a']],
        [restore, []],
        [restore, ['']],
        [migrate, ['now']],
      ]
      for (const [command, args] of calls) {
        await expect(run(command, data, args)).rejects.toMatchObject({ name: 'UsageError' })
      }
      expect(existsSync(data)).toBe(false)
    }))
})
