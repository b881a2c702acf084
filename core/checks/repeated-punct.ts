import { pair, type Check, type Found } from './check.ts'
import { matchesOf } from '../language/matches.ts'

const RUN = /[.,;:!?]{2,}/gu
/** Abbreviations after whose full stop another mark may follow: "etc.,", "a.m.;". */
const ABBREVIATION =
  /(?:(?<!\p{L})(?:etc|Co|Ltd|Inc|Corp|Jr|Sr|No|vs|al|St|Mr|Mrs|Ms|Dr|cf|approx|v\.v)|(?<!\p{L})\p{L}|\.\p{L}{1,2})$/iu

/** Two marks in a row; an ellipsis and ?! are one. */
export const repeatedPunct: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [
      pair('Tuyệt quá!!!', 'Wonderful!!!'),
      pair('Thế rồi...', 'And so...'),
      pair('sách, báo, v.v., và phim', 'books, newspapers, etc., and films'),
    ],
    bad: [pair('Tốt.', 'Good..'), pair('Đã họp.', 'The meeting is over.,'), pair('Thật không?', 'Really??')],
  },
  *run(pair) {
    const runs = matchesOf(RUN, pair.target.text)
    if (runs.length === 0) return
    const known = new Set(Array.from(matchesOf(RUN, pair.source.text), ([run]) => run))
    for (const match of runs) {
      const [run] = match
      if (run === '...' || run === '?!' || run === '!?' || known.has(run)) continue
      if (pair.target.isOpaque(match.index) || pair.target.isParted(match.index, match.index + run.length)) continue
      const abbreviated =
        run.startsWith('.') &&
        run.length === 2 &&
        run !== '..' &&
        ABBREVIATION.test(pair.target.text.slice(Math.max(0, match.index - 8), match.index))
      if (abbreviated) continue
      yield found(run, match.index)
    }
  },
}

/** Sure where one mark is doubled. */
function found(run: string, start: number): Found {
  const span = { start, end: start + run.length }
  const [mark = ''] = run
  const doubled = run.split('').every((char) => char === mark) && !(mark === '.' && run.length > 2)
  return { target: [span], params: { target: run }, ...(doubled && { fix: { ...span, text: mark } }) }
}
