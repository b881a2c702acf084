import { foldKey } from '../language/fold.ts'
import type { Token } from '../language/meaning/token.ts'
import { pair, type Check } from './check.ts'
import { targetKey } from './segment-keys.ts'
import { plainWord, type Side } from './side.ts'
import type { TermFacts } from './terms.ts'

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
    const earlier = pair.context.sourcesOf(key)
    if (earlier.length === 0) return
    const mine = meaningOf(pair)
    const other = earlier.find(({ meaning, source }) => meaning !== mine && !differInNames(source, pair.source.text))
    if (other) yield { params: { source: other.source.trim(), target: pair.target.text.trim() } }
  },
}

/** The source with its terms replaced by their preferred English and its values by what they are, without punctuation. */
export function meaningOf({ source, target, terms }: { source: Side; target: Side; terms: TermFacts }): string {
  // Whole paragraphs are not equal by synonyms.
  if (target.text.length > SHORT) return source.folded
  const pieces: Piece[] = []
  for (const { start, end, en } of terms.hits) pieces.push({ start, end, text: en.toLowerCase() })
  for (const token of source.tokens) pieces.push({ start: token.start, end: token.end, text: valueKey(token) })
  pieces.sort((a, b) => a.start - b.start || b.end - a.end)
  let out = ''
  let at = 0
  for (const { start, end, text } of pieces) {
    if (start < at) continue
    out += `${source.folded.slice(at, start).replace(/ngày $/u, '')} ${text} `
    at = end
  }
  return (out + source.folded.slice(at)).replace(/[\s.,;:!?"'()[\]“”‘’«»…/–—-]+/g, ' ').trim()
}

const SHORT = 160

interface Piece {
  start: number
  end: number
  text: string
}

/** Everything of a token but where it stands and how it is written. */
function valueKey(token: Token): string {
  switch (token.kind) {
    case 'date':
      return `=${token.day}=${token.month}=${token.year}=${token.lunar}`
    case 'time':
      return `=${token.minutes}`
    case 'ordinal':
      return `=${token.value}`
    case 'phone':
      return `=${token.digits}`
    case 'document':
      return `=${token.number}=${token.year}=${token.symbol}`
    case 'range':
      return `${valueKey(token.from)}${valueKey(token.to)}`
    case 'tag':
    case 'placeholder':
    case 'link':
    case 'code':
      return `=${token.value}`
    default:
      return `=${token.values[0]}=${token.currency}=${token.unit}=${token.percent}`
  }
}

/** H2: Hường and Hương both become Huong; sources that differ only so are names. */
function differInNames(a: string, b: string): boolean {
  const words = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const [left, right] = [words(a), words(b)]
  const same = (one: string, other: string): boolean =>
    foldKey(one) === foldKey(other) || (/^\p{Lu}/u.test(one) && plainWord(one) === plainWord(other))
  return left.length === right.length && left.every((word, index) => same(word, right[index] ?? ''))
}
