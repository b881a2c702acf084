import { readFileSync } from 'node:fs'
import { errorCode } from './errno.ts'

/** Names a process beyond its pid, for pids are used again. */
export interface ProcessIdentity {
  pid: number
  /** When it started, as the system counts; null where that cannot be asked. */
  started: string | null
}

/** State and start time of a process (proc(5), /proc/pid/stat, fields 3 and 22); null without /proc or process. */
function stat(pid: number): { state: string; started: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', started: fields[19] ?? '' }
  } catch {
    return null
  }
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: stat(process.pid)?.started ?? null }
}

/** Is it still that process, and running? A zombie counts as gone: it holds no files. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, but there.
    if (errorCode(error) !== 'EPERM') return false
  }
  const now = stat(pid)
  if (!now) return true
  return now.state !== 'Z' && (started === null || now.started === started)
}
