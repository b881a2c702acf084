import { foldKey } from '../language/fold.ts'
import { pair, type Check } from './check.ts'
import { targetKey } from './segment-keys.ts'
import type { TermFacts } from './terms.ts'
import type { Pair } from './pair.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'

/** Different sources with the same translation; synonyms of the glossary and equal values are the same. */
export const diffSourceSameTarget: Check = {
  severity: 'minor',
  mqm: 'Accuracy > Mistranslation',
  context: true,
  examples: {
    ok: [
      pair('Ủy ban nhân dân', "People's Committee", ['UBND', "People's Committee"]),
      pair('Ngày 2/9/2019', 'September 2, 2019', ['Ngày 2 tháng 9 năm 2019', 'September 2, 2019']),
    ],
    bad: [
      pair('Phó Giám đốc', 'Director', ['Giám đốc', 'Director']),
      pair('Họp tổng kết.', 'Review meeting.', ['Họp sơ kết.', 'Review meeting.']),
    ],
  },
  *run(pair) {
    const key = targetKey(pair.target.text)
    if (key === '' || !/\p{L}/u.test(key)) return
    const mine = meaningOf(pair)
    const other = pair.context
      .sourcesOf(key)
      .find((earlier) => earlier.meaning !== mine && !differInNames(earlier.source, pair.source.text))
    if (other) yield { params: { source: other.source.trim(), target: pair.target.text.trim() } }
  },
}

/** The source with its terms replaced by their preferred English and its values by what they are, without punctuation. */
export function meaningOf({ source, terms }: { source: Pair['source']; terms: TermFacts }): string {
  const pieces = [
    ...terms.hits.map(({ start, end, en }) => ({ start, end, text: en.toLowerCase() })),
    ...source.tokens.map((token) => ({ start: token.start, end: token.end, text: valueKey(token) })),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  let out = ''
  let at = 0
  for (const { start, end, text } of pieces) {
    if (start < at) continue
    out += `${foldKey(source.text.slice(at, start)).replace(/ngày $/u, '')} ${text} `
    at = end
  }
  return `${out}${foldKey(source.text.slice(at))}`
    .replace(/[^\p{L}\p{M}\p{N}=.:]+/gu, ' ')
    .replace(/[.:]+(?=\s|$)/gu, '')
    .trim()
}

/** Everything of a token but where it stands and how it is written. */
function valueKey(token: object): string {
  const { start: _start, end: _end, digits: _digits, soft: _soft, ...value } = token as Record<string, unknown>
  return JSON.stringify(value, (key, part: unknown) =>
    ['start', 'end', 'digits', 'soft'].includes(key) ? undefined : part,
  ).replace(/[^\w:.]+/g, '=')
}

/** H2: Hường and Hương both become Huong; sources that differ only so are names. */
function differInNames(a: string, b: string): boolean {
  const words = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const [left, right] = [words(a), words(b)]
  return (
    left.length === right.length &&
    left.every((word, index) => {
      const other = right[index] ?? ''
      return (
        foldKey(word) === foldKey(other) ||
        (/^\p{Lu}/u.test(word) && dropDiacritics(word).toLowerCase() === dropDiacritics(other).toLowerCase())
      )
    })
  )
}
