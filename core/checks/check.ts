import type { Span } from '../language/document-numbers.ts'
import type { Pair } from './pair.ts'

export type Severity = 'critical' | 'major' | 'minor' | 'info'

/** A replacement on the target, in code units of the text given; one key applies it. */
export interface Fix extends Span {
  text: string
}

export type Params = Record<string, string | number>

/** What a check's `run` yields; spans may be on both sides, on one, or on none (the whole segment). */
export interface Found {
  source?: readonly Span[]
  target?: readonly Span[]
  /** Fill the message; `source` and `target` default to the text of the first spans. */
  params?: Params
  /** Where it differs from the check's own; only a check that is critical itself may find what is. */
  severity?: Exclude<Severity, 'critical'>
  fix?: Fix
}

/** One issue, as panels and files get it: words come from the key `checks.<check>.message`. */
export interface Finding {
  check: string
  severity: Severity
  source: Span[]
  target: Span[]
  params: Params
  fix?: Fix
}

/** A pair that shows a check at work; `context` holds earlier pairs of the document. */
export interface Example {
  source: string
  target: string
  context?: readonly (readonly [source: string, target: string])[]
}

/** One check of one pair. Pure: terms and context come with the pair. */
export interface Check {
  severity: Severity
  /** MQM Core, "Dimension > Type". */
  mqm: string
  /** Needs earlier segments of the document. */
  context?: true
  /** Has something to say about a segment without a translation. */
  untranslated?: true
  /** `bad` fire, `ok` stay silent: tests and docs/checks.md are made from them. */
  examples: { ok: readonly Example[]; bad: readonly Example[] }
  run(pair: Pair): Iterable<Found>
}

/** Writes an example on one line. */
export function pair(source: string, target: string, ...context: (readonly [string, string])[]): Example {
  return context.length > 0 ? { source, target, context } : { source, target }
}
