import { describe, expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFile } from '../../../server/store/location.ts'
import { acquireLock, readLock } from '../../../server/store/lock.ts'
import { isRunning, thisProcess } from '../../../server/store/process.ts'
import { withDirectory } from '../../builders/store.ts'

describe('the lock of a data directory', () => {
  test('says who holds it, to the owner of the data alone', () =>
    withDirectory(async (directory) => {
      const data = join(directory, 'new', 'data')
      const before = Date.now()
      const lock = acquireLock(data)
      expect(readLock(data)).toEqual(lock.info)
      expect(lock.info).toMatchObject({ pid: process.pid, port: 0, token: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(lock.info.startedAt).toBeGreaterThanOrEqual(before)
      lock.setAddress('127.0.0.2', 4310)
      expect(readLock(data)).toEqual({ ...lock.info, host: '127.0.0.2', port: 4310 })
      expect((await stat(lockFile(data))).mode & 0o777).toBe(0o600)
      expect(await readdir(data)).toEqual(['songngu.lock'])
      lock.release()
      expect(readLock(data)).toBeNull()
      expect(await readdir(data)).toEqual([])
    }))

  test('is refused to a second, with who has it and where', () =>
    withDirectory(async (data) => {
      const lock = acquireLock(data)
      lock.setAddress('127.0.0.1', 4310)
      expect(() => acquireLock(data)).toThrow(
        expect.objectContaining({ code: 'store.locked', params: { pid: process.pid, port: 4310 } }),
      )
      lock.release()
      acquireLock(data).release()
    }))

  test('of a dead process is stale', () =>
    withDirectory(async (data) => {
      const pid = spawnSync(process.execPath, ['-e', '']).pid
      await writeFile(lockFile(data), JSON.stringify({ pid, started: null, startedAt: 1, port: 1, token: 'x' }))
      expect(readLock(data)).toBeNull()
      const lock = acquireLock(data)
      expect(readLock(data)?.pid).toBe(process.pid)
      lock.release()
      expect(await readdir(data)).toEqual([])
    }))

  test('of a process whose number another has now is stale, where the system tells start times', () =>
    withDirectory(async (data) => {
      const other = JSON.stringify({ pid: process.pid, started: '1', startedAt: 1, port: 1, token: 'x' })
      await writeFile(lockFile(data), other)
      const told = existsSync('/proc/self/stat')
      expect(readLock(data) === null).toBe(told)
      if (told) acquireLock(data).release()
      else expect(() => acquireLock(data)).toThrow('store.locked')
    }))

  test('that makes no sense is stale', () =>
    withDirectory(async (data) => {
      for (const text of ['', 'x', '[]', 'null', '{"pid":"1"}', '{"pid":-1}', '{"pid":0}']) {
        await writeFile(lockFile(data), text)
        acquireLock(data).release()
      }
    }))

  test('is not taken from one who took it later', () =>
    withDirectory(async (data) => {
      const lock = acquireLock(data)
      const theirs = JSON.stringify({ ...thisProcess(), token: 'theirs' })
      await writeFile(lockFile(data), theirs)
      lock.release()
      expect(await readFile(lockFile(data), 'utf8')).toBe(theirs)
    }))
})

describe('a process', () => {
  test('runs until it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
    const identity = { pid: child.pid ?? 0, started: null }
    expect(isRunning(identity)).toBe(true)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    expect(isRunning(identity)).toBe(false)
    expect(isRunning(thisProcess())).toBe(true)
  })
})
