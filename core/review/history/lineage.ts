import type { LoggedEvent } from './replay.ts'

/** A stretch of the log in which a segment's text was another's: events after `after` and before `before`. */
export interface Stretch {
  segment: string
  after: number
  before: number
}

/**
 * Where else a segment's text has been: in the segment it was cut out of, in
 * the ones it has taken in, and in the one that held it until a join was taken
 * back. Only what lies within `stretch` of the segment itself counts.
 */
export function stretchesOf({ segment, after, before }: Stretch, events: readonly LoggedEvent[]): Stretch[] {
  const found: Stretch[] = []
  // Absent at first where a split made it; a join makes it absent, a split brings it back.
  let left = -1
  for (const event of events) {
    if (event.n >= before) break
    const { kind, n } = event
    const second = event.payload.second
    if (event.segment === segment) {
      if (kind === 'join' && typeof second === 'string' && n > after) {
        found.push({ segment: second, after: -1, before: n })
      }
    } else if (kind === 'join') {
      left = n
    } else if (kind === 'split' && event.segment !== null) {
      found.push({ segment: event.segment, after: left, before: n })
    }
  }
  return found.filter((stretch) => stretch.before > after)
}
