import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'

/** White space before and after the text is the same on both sides. */
export const edgeWhitespace: Check = {
  severity: 'minor',
  mqm: 'Design and markup > Layout',
  examples: {
    ok: [pair('Còn nữa ', 'To be continued ')],
    bad: [pair('Còn nữa ', 'To be continued'), pair('Xã họp.', ' The commune met.')],
  },
  *run(pair) {
    if (pair.isUntranslated) return
    yield* edge(pair, /^\s*/u)
    yield* edge(pair, /\s*$/u)
  },
}

function* edge(pair: Pair, pattern: RegExp): Generator<Found> {
  const wanted = pattern.exec(pair.source.text)?.[0] ?? ''
  const match = pattern.exec(pair.target.text)
  const there = match?.[0] ?? ''
  if (!match || there === wanted) return
  const span = { start: match.index, end: match.index + there.length }
  yield { target: [span], params: { source: wanted.length, target: there.length }, fix: { ...span, text: wanted } }
}
