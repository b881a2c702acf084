import type { Completion } from '../editor/completer.ts'

/** An English wording that can be completed. */
export interface Phrase {
  text: string
  key: string
}

/** Lower case, NFC, one kind of apostrophe; as long as the text itself, or the text is no phrase. */
const fold = (text: string): string => text.toLowerCase().replace(/[‘’ʼ]/g, "'")

/** Wordings in the order of their letters: those that begin with something are found by halving. */
export class PhraseIndex {
  private readonly phrases: readonly Phrase[]

  constructor(texts: Iterable<string>) {
    const phrases = new Map<string, Phrase>()
    for (const text of texts) {
      const normal = text.normalize('NFC')
      const key = fold(normal)
      if (key.length === normal.length && !phrases.has(key)) phrases.set(key, { text: normal, key })
    }
    this.phrases = [...phrases.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** At most `limit` wordings that go on from this (folded) beginning, short ones first. */
  from(beginning: string, limit: number): Phrase[] {
    const found: Phrase[] = []
    for (let at = this.lower(beginning); at < this.phrases.length && found.length < LOOKED_AT; at++) {
      const phrase = this.phrases[at]
      if (!phrase?.key.startsWith(beginning)) break
      if (phrase.key.length > beginning.length) found.push(phrase)
    }
    return found.sort((a, b) => a.key.length - b.key.length).slice(0, limit)
  }

  private lower(key: string): number {
    let [low, high] = [0, this.phrases.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.phrases[middle]?.key ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Wordings with one beginning that are weighed against each other. */
const LOOKED_AT = 200
/** Words before the caret that may belong to one wording. */
const WORDS = 6
/** Options offered at once. */
const MOST = 6

/**
 * Ways to go on with the words before the caret: wordings that begin with as
 * many of them as possible, the segment's own before all others. Two letters
 * are needed. At the start of a sentence, or where the person has begun with a
 * capital, the wording gets one.
 */
export function completions(before: string, own: PhraseIndex, others: PhraseIndex): Completion[] {
  const found: Completion[] = []
  const seen = new Set<string>()
  const starts = wordStarts(before)
  for (const index of [own, others]) {
    for (const start of starts) {
      const typed = before.slice(start)
      if (!/\p{L}.*\p{L}/u.test(typed)) continue
      for (const { text, key } of index.from(fold(typed), MOST)) {
        if (seen.has(key)) continue
        seen.add(key)
        found.push({ typed: typed.length, text: capitalised(text, before, start) })
        if (found.length === MOST) return found
      }
    }
  }
  return found
}

/** Where each of the last words begins, the earliest first; none across the end of a sentence or a tag. */
function wordStarts(before: string): number[] {
  const from = Math.max(...[...before.matchAll(/[.!?;:,()[\]"“”\ufffc]\s*/g)].map((at) => at.index + at[0].length), 0)
  const starts = [...before.slice(from).matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\p{N}]/gu)].map(({ index }) => from + index)
  return starts.slice(-WORDS)
}

function capitalised(text: string, before: string, start: number): string {
  const first = before.slice(start, start + 1)
  const capital = first !== first.toLowerCase() || /(?:^|[.!?…]["”’)]*\s+)["“‘(]*$/u.test(before.slice(0, start))
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text
}
