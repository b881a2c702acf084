import { isCapitalAt } from './characters.ts'

/** A place in a line where a sentence may end: after a terminator and its closing marks (S2, S3). */
export interface Boundary {
  /** One line of text, NFC. */
  line: string
  /** Where the sentence would end. */
  position: number
  /** Where the sentence at hand began. */
  from: number
  /** Where the text before the terminator ends. */
  stop: number
  /** The run of terminators, as in `...` or `?!`. */
  terminator: string
  /** Closing quotes and brackets after it. */
  closers: string
  /** First visible character after the white space; the line's length when none follows. */
  next: number
}

/** How far a rule looks back: more than any name or label, and a bound on the time it takes. */
export const LOOK_BACK = 48

const SPACE = /\s/u
const CLOSER = /["”’»')\]}]/u
const TERMINATOR = /[.!?…/]/u

export function boundaryAt(line: string, position: number, from: number): Boundary {
  const floor = Math.max(from, position - LOOK_BACK)
  let closer = position
  while (closer > floor && CLOSER.test(line.charAt(closer - 1))) closer--
  let stop = closer
  while (stop > floor && TERMINATOR.test(line.charAt(stop - 1))) stop--
  let next = position
  while (next < line.length && SPACE.test(line.charAt(next))) next++
  return {
    line,
    position,
    from,
    stop,
    terminator: line.slice(stop, closer),
    closers: line.slice(closer, position),
    next,
  }
}

/** The text before the terminator, as far back as rules look. */
export function textBefore({ line, from, stop }: Boundary): string {
  return line.slice(Math.max(from, stop - LOOK_BACK), stop)
}

/** Does the next sentence begin with a capital, quotes and brackets apart? */
export function nextIsCapital({ line, next }: Boundary): boolean {
  let at = next
  while (at < next + 3 && /["“‘«(['„]/u.test(line.charAt(at))) at++
  return isCapitalAt(line, at)
}
