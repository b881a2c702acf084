import { britishForm, hasBritishSense } from '../language/meaning/spelling.ts'
import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'

/** American forms in a British project (P3); official names keep their own spelling. */
export const spellingVariant: Check = {
  severity: 'minor',
  mqm: 'Style > Inconsistent style',
  examples: {
    ok: [
      pair('Tổ chức Y tế Thế giới', 'the World Health Organization'),
      pair('phần mềm máy tính', 'a computer program'),
      pair('Quy mô giải thưởng', 'The size of the prize'),
    ],
    bad: [
      pair('công đoàn', 'the labor union'),
      pair('trung tâm huyện', 'the district center'),
      pair('việc tổ chức', 'the organization of the event'),
    ],
  },
  *run(pair) {
    if (pair.style.english !== 'british') return
    const { words } = pair.target
    for (let index = 0; index < words.length; index++) {
      const word = words[index]
      if (!word) continue
      const lower = pair.target.plainWords[index] ?? ''
      const british = britishForm(lower)
      if (british === undefined || isOfficial(pair, index) || isTechnical(pair, index, lower)) continue
      if (pair.target.isOpaque(word.start)) continue
      const span = { start: word.start, end: word.start + lower.length }
      yield {
        target: [span],
        params: { target: pair.target.slice(span), expected: british },
        fix: { ...span, text: withCase(pair.target.slice(span), british) },
      }
    }
  },
}

/** A capital inside a name of several words: World Health Organization, Department of Defense. */
function isOfficial(pair: Pair, index: number): boolean {
  const { words } = pair.target
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(words[at]?.text ?? '')
  if (!isCapital(index)) return false
  const before =
    words[index]?.joined &&
    (isCapital(index - 1) || (/^(?:of|for|and|the)$/u.test(words[index - 1]?.text ?? '') && isCapital(index - 2)))
  const after =
    words[index + 1]?.joined &&
    (isCapital(index + 1) || (/^(?:of|for|and)$/u.test(words[index + 1]?.text ?? '') && isCapital(index + 2)))
  return before === true || after === true
}

const TECHNICAL = /^(?:computer|software|antivirus|anti-virus|spreadsheet|app|source|running|utility|installed|word)$/iu
const MEASURING = /^(?:gas|water|electricity|parking|taxi|flow|light|electric|smart)$/iu

/** A computer program, a water meter: British too. */
function isTechnical(pair: Pair, index: number, lower: string): boolean {
  const previous = pair.target.words[index - 1]?.text ?? ''
  return (hasBritishSense(lower) && TECHNICAL.test(previous)) || (/^meters?$/.test(lower) && MEASURING.test(previous))
}

function withCase(surface: string, word: string): string {
  if (/^\p{Lu}{2}/u.test(surface)) return word.toUpperCase()
  return /^\p{Lu}/u.test(surface) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
