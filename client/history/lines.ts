import type { Checkpoint, TimelineEntry } from '../../core/api.ts'
import { midnight } from './address.ts'
import type { Filter } from './queries.ts'

/** What stands in one line of a timeline. */
export type Line = { checkpoint: Checkpoint; at: number } | { entry: TimelineEntry; at: number }

export interface DayOfLines {
  key: string
  name: string
  lines: Line[]
}

/** Does a filter let a checkpoint through? */
export function fits({ by, at }: Checkpoint, { person, kind, from, to }: Filter): boolean {
  if (person !== '' && by.id !== person) return false
  if (kind !== '' && kind !== 'checkpoint') return false
  return (from === '' || at >= midnight(from)) && (to === '' || at < midnight(to, 1))
}

/**
 * Entries newest first with the checkpoints among them: each stands right above
 * the last event that is in it. `more`: older entries are still to come, and
 * the checkpoints that belong among those with them.
 */
export function linesOf(entries: readonly TimelineEntry[], checkpoints: readonly Checkpoint[], more: boolean): Line[] {
  const lines: Line[] = []
  const waiting = [...checkpoints].sort((a, b) => b.n - a.n || b.at - a.at)
  for (const entry of entries) {
    for (let next = waiting[0]; next && next.n >= entry.n; next = waiting[0]) {
      lines.push({ checkpoint: next, at: next.at })
      waiting.shift()
    }
    lines.push({ entry, at: entry.at })
  }
  if (!more) lines.push(...waiting.map((checkpoint) => ({ checkpoint, at: checkpoint.at })))
  return lines
}

/** Neighbours of one day; the order stays, whatever the clocks say. */
export function byDay(lines: readonly Line[], dayOf: (at: number) => { key: string; name: string }): DayOfLines[] {
  const days: DayOfLines[] = []
  for (const line of lines) {
    const { key, name } = dayOf(line.at)
    const last = days.at(-1)
    if (last?.key === key) last.lines.push(line)
    else days.push({ key, name, lines: [line] })
  }
  return days
}
