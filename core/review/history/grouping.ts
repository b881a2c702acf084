import type { LoggedEvent } from './replay.ts'

/** Edits with no longer pause between them are one. */
const pause = 2 * 60_000
/** Nothing longer is told as one. */
const longest = 15 * 60_000

/** Where a text came from, as its event says. */
interface Via {
  how: string
  by?: string
  of?: string
  version?: number
}

export function viaOf({ kind, payload }: LoggedEvent): Via | undefined {
  return kind === 'text' ? (payload.via as Via | undefined) : undefined
}

/** Equal for events of one kind: edits that came about in the same way, by the same person. */
function sort(event: LoggedEvent): string {
  const via = viaOf(event)
  return JSON.stringify([event.segment, event.actor, via?.how, via?.by, via?.of, via?.version])
}

/** Does one edit go on where the other, of the same segment, left off? Clocks may go backwards. */
export function continues(first: LoggedEvent, last: LoggedEvent, next: LoggedEvent): boolean {
  if (last.kind !== 'text' || next.kind !== 'text' || next.undoes !== null) return false
  if (sort(last) !== sort(next)) return false
  return Math.abs(next.at - last.at) <= pause && Math.abs(next.at - first.at) <= longest
}

/** Puts neighbours that are one into one group; nothing is left out, and order stays. */
export function grouped<T extends { event: LoggedEvent }>(versions: readonly T[]): (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = []
  for (const version of versions) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && continues(group[0].event, last.event, version.event)) group.push(version)
    else groups.push([version])
  }
  return groups
}

/** What is told as one in a document's timeline: equal keys near in time. A batch is one, whatever it touched. */
export function timelineKey(event: LoggedEvent): string {
  const via = viaOf(event)
  const batch = event.payload.batch ?? (via?.how === 'batch' || via?.how === 'replace' ? via.of : undefined)
  if (typeof batch === 'string') return JSON.stringify([event.kind, event.actor, batch])
  return event.kind === 'text' ? sort(event) : JSON.stringify([event.n])
}

/** Events newest first → groups in the order of their newest event. */
export function timelineGroups<T extends LoggedEvent>(events: readonly T[]): (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = []
  const open = new Map<string, [T, ...T[]]>()
  for (const event of events) {
    const key = timelineKey(event)
    const group = open.get(key)
    if (group && isNear(group, event)) group.push(event)
    else {
      const fresh: [T, ...T[]] = [event]
      groups.push(fresh)
      open.set(key, fresh)
    }
  }
  return groups
}

const isNear = (group: readonly [LoggedEvent, ...LoggedEvent[]], { at }: LoggedEvent): boolean =>
  Math.abs((group.at(-1)?.at ?? at) - at) <= pause && Math.abs(group[0].at - at) <= longest
