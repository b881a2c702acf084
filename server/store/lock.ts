import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { AppError } from '../../core/errors.ts'
import { lockFile } from './location.ts'
import { claim, isClaim, readClaim, type ClaimContent } from './claim.ts'

/** What the lock file of a data directory says about the program that has it. */
export interface LockInfo {
  pid: number
  /** Milliseconds UTC. */
  startedAt: number
  /** The address it listens on; '' until it does, and for commands that never do. */
  host: string
  /** 0 as long. */
  port: number
  /** Whoever can read the file (mode 0600) may act for its owner over HTTP. */
  token: string
}

export interface HeldLock {
  readonly info: LockInfo
  setAddress(host: string, port: number): void
  /** Forgetting it does no harm once the process has ended: the lock is stale then. */
  release(): void
}

function toInfo(content: ClaimContent): LockInfo {
  const { pid, startedAt, host, port, token } = content
  return {
    pid,
    startedAt: typeof startedAt === 'number' ? startedAt : 0,
    host: typeof host === 'string' ? host : '',
    port: typeof port === 'number' ? port : 0,
    token: typeof token === 'string' ? token : '',
  }
}

/** Who runs on this data directory; null when nobody does. */
export function readLock(dataDir: string): LockInfo | null {
  const content = readClaim(lockFile(dataDir))
  return content && toInfo(content)
}

/** Takes a data directory for this process, making it when absent. Throws AppError store.locked {pid, port}. */
export function acquireLock(dataDir: string): HeldLock {
  mkdirSync(dataDir, { recursive: true })
  const mine = { startedAt: Date.now(), host: '', port: 0, token: randomBytes(32).toString('hex') }
  const result = claim(lockFile(dataDir), mine)
  if (!isClaim(result)) {
    const { pid, port } = toInfo(result)
    throw new AppError('store.locked', { pid, port })
  }
  const info: LockInfo = { pid: process.pid, ...mine }
  return {
    info,
    setAddress(host, port) {
      info.host = host
      info.port = port
      result.rewrite({ host, port })
    },
    release: () => result.release(),
  }
}
