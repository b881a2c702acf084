import { americanForm, britishForm, endingOf, hasBritishSense } from '../language/meaning/spelling.ts'
import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'

/**
 * American forms in a British project, British ones in an American (P3);
 * official names keep their own spelling. The endings -ize and -ization are
 * British too (Oxford): in a British project they are wrong only beside -ise
 * and -isation, and the one a document has used first is right.
 */
export const spellingVariant: Check = {
  severity: 'minor',
  mqm: 'Style > Inconsistent style',
  context: true,
  examples: {
    ok: [
      pair('Tổ chức Y tế Thế giới', 'the World Health Organization'),
      pair('phần mềm máy tính', 'a computer program'),
      pair('Quy mô giải thưởng', 'The size of the prize'),
      pair('việc tổ chức', 'the organization of the event'),
    ],
    bad: [
      pair('công đoàn', 'the labor union'),
      pair('trung tâm huyện', 'the district center'),
      pair('Huyện tổ chức hội nghị công nghiệp hóa', 'The district organised a meeting on industrialization'),
      pair('việc tổ chức', 'the organization of the event', ['Xã đã tổ chức.', 'The commune organised it.']),
    ],
  },
  *run(pair) {
    const { words, plainWords } = pair.target
    const other = pair.style.english === 'british' ? britishForm : americanForm
    for (let index = 0; index < words.length; index++) {
      const word = words[index]
      const lower = plainWords[index] ?? ''
      if (!word) continue
      const expected = expectedOf(pair, lower, other)
      if (expected === undefined || isOfficial(pair, index) || isTechnical(pair, index, lower)) continue
      if (pair.target.isOpaque(word.start)) continue
      const span = { start: word.start, end: word.start + lower.length }
      yield {
        target: [span],
        params: { target: pair.target.slice(span), expected },
        fix: { ...span, text: withCase(pair.target.slice(span), expected) },
      }
    }
  },
}

/** The spelling a word should have; undefined where it is right. */
function expectedOf(pair: Pair, word: string, other: (word: string) => string | undefined): string | undefined {
  const ending = pair.style.english === 'british' ? endingOf(word) : undefined
  if (ending === undefined) return other(word)
  const right = pair.context.choice('ending') ?? (endingsIn(pair).has('ise') ? 'ise' : 'ize')
  if (ending === right) return undefined
  return right === 'ise' ? britishForm(word) : americanForm(word)
}

/** Which of -ise and -ize a target uses, in words that may have both; official names do not count. */
export function endingsIn(pair: Pair): ReadonlySet<'ise' | 'ize'> {
  const found = new Set<'ise' | 'ize'>()
  if (!/i[sz](?:e|ing|a)/i.test(pair.target.text)) return found
  for (const [index, word] of pair.target.plainWords.entries()) {
    const ending = endingOf(word)
    if (ending !== undefined && !isOfficial(pair, index)) found.add(ending)
  }
  return found
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
