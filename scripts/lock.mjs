import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_MS = 200
/** On another machine (a shared folder) nobody can ask whether the holder lives; no install takes this long. */
const FOREIGN_STALE_MS = 30 * 60_000

/**
 * Runs `work` while holding a lock file, waiting for another holder first.
 * A lock whose holder is dead is taken over. `onWait` is called once when waiting begins.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), at: Date.now() })
  for (let waited = false; !take(file, mine);) {
    if (!waited) onWait?.()
    waited = true
    await wait(POLL_MS)
  }
  const release = () => {
    if (read(file) === mine) rmSync(file, { force: true })
  }
  const stop = (signal) => {
    release()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    return await work()
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    release()
  }
}

function take(file, mine) {
  try {
    writeFileSync(file, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const theirs = read(file)
  if (theirs !== undefined && isStale(file, theirs)) clear(file, theirs)
  return false
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function isStale(file, text) {
  let holder
  try {
    holder = JSON.parse(text)
  } catch {
    // Half written, or written by a process that died at it.
    return age(file) > 2000
  }
  if (holder.host !== hostname()) return age(file) > FOREIGN_STALE_MS
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function age(file) {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

/** Two waiters may clear at once: the rename shows which file was really removed, and a living one is put back. */
function clear(file, stale) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) !== stale) linkSync(aside, file)
  } catch {
    // Another waiter was faster; the next attempt tells.
  } finally {
    rmSync(aside, { force: true })
  }
}
