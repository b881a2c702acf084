import { pair, type Check, type Found } from './check.ts'

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
    const [source, target] = [pair.source.text, pair.target.text]
    const lead = (text: string): string => text.slice(0, text.length - text.trimStart().length)
    const tail = (text: string): string => text.slice(text.trimEnd().length)
    yield* edge(lead(source), lead(target), 0)
    yield* edge(tail(source), tail(target), target.length - tail(target).length)
  },
}

function* edge(wanted: string, there: string, start: number): Generator<Found> {
  if (there === wanted) return
  const span = { start, end: start + there.length }
  yield { target: [span], params: { source: wanted.length, target: there.length }, fix: { ...span, text: wanted } }
}
