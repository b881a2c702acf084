import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { errorCode } from './errno.ts'
import { isRunning, thisProcess, type ProcessIdentity } from './process.ts'

/** A file that says who uses something, held as long as that process runs. */
export interface Claim {
  /** Replaces what the file says, in one step. */
  rewrite(more: Readonly<Record<string, unknown>>): void
  /** Removes the file, if it is still ours. */
  release(): void
}

export type ClaimContent = ProcessIdentity & Record<string, unknown>

function parse(text: string): ClaimContent | null {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('pid' in content)) return null
    if (typeof content.pid !== 'number' || !Number.isInteger(content.pid) || content.pid <= 0) return null
    const started = 'started' in content && typeof content.started === 'string' ? content.started : null
    return { ...content, pid: content.pid, started }
  } catch {
    return null
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** What a claim file says while its process runs; null when there is none or its process is gone. */
export function readClaim(path: string): ClaimContent | null {
  const text = read(path)
  const content = text === null ? null : parse(text)
  return content && isRunning(content) ? content : null
}

function write(path: string, text: string): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeSync(handle, text)
  } finally {
    closeSync(handle)
  }
}

/** Makes the file with its whole content in one step; false when the name is taken. */
function createWhole(path: string, text: string): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  write(draft, text)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error
    return createPlainly(path, text)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** For file systems without hard links. */
function createPlainly(path: string, text: string): boolean {
  try {
    write(path, text)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Moves a left-over claim out of the way. Two starters may both have found it
 * stale: the one that moved a fresh claim by mistake puts it back.
 */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = read(aside)
  if (moved !== null && moved !== stale) createWhole(path, moved)
  rmSync(aside, { force: true })
}

/**
 * Claims a path for this process, mode 0600. Gives the holder's content
 * instead when a running process has it; the claim of a dead one is replaced,
 * after `onStale` has cleared up behind it.
 */
export function claim(
  path: string,
  more: Readonly<Record<string, unknown>> = {},
  onStale: () => void = () => undefined,
): Claim | ClaimContent {
  let mine = JSON.stringify({ ...thisProcess(), ...more })
  for (let attempt = 0; attempt < 20; attempt++) {
    if (createWhole(path, mine)) {
      return {
        rewrite(changed) {
          const text = JSON.stringify({ ...thisProcess(), ...more, ...changed })
          const draft = `${path}.${randomBytes(6).toString('hex')}`
          write(draft, text)
          renameSync(draft, path)
          mine = text
        },
        release() {
          if (read(path) === mine) rmSync(path, { force: true })
        },
      }
    }
    const text = read(path)
    if (text === null) continue
    const holder = parse(text)
    if (holder && isRunning(holder)) return holder
    onStale()
    removeStale(path, text)
  }
  throw new Error(`cannot claim ${path}: its holder keeps changing`)
}

export function isClaim(result: Claim | ClaimContent): result is Claim {
  return 'release' in result
}
