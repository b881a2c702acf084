import { foldKey, plainKey } from '../../core/language/fold.ts'

/** How well a concept fits the words sought, best first: the whole term, its beginning, inside it, only without accents. */
export const ranksOfWords = { whole: 0, beginning: 1, inside: 2, plain: 3, none: 4 } as const

/** Keys of concepts one after the other, each between line feeds, and where those of each concept end. */
export interface Keys {
  text: string
  ends: Int32Array
}

export function joined(keys: readonly string[]): Keys {
  let length = 0
  const ends = Int32Array.from(keys, (key) => (length += key.length))
  return { text: keys.join(''), ends }
}

/** The keys a query may agree with; null for a query without words. */
export interface Words {
  canon: string
  typed: string
  plain: readonly string[]
}

/**
 * A query agrees as folded, and as typed. Folding looks at whole syllables, so
 * that a syllable half typed folds otherwise than the finished one: `quy` on
 * the way to `quyết`, `hoà` on the way to `hoàn`.
 */
export function wordsOf(q: string | undefined): Words | null {
  const nfc = (q ?? '').normalize('NFC').trim()
  if (nfc === '') return null
  const typed = nfc.toLowerCase()
  const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC')
  return { canon: foldKey(nfc), typed, plain: [...new Set([plainKey(nfc), bare])] }
}

/** The rank of each concept. Few searches through long strings: quicker by far than one a concept. */
export function wordRanks({ canon, typed, plain }: Words, withAccents: Keys, without: Keys): Uint8Array {
  const ranks = new Uint8Array(without.ends.length).fill(ranksOfWords.none)
  for (const key of plain) eachHaving(without, key, (at) => (ranks[at] = ranksOfWords.plain))
  if (typed !== canon) eachHaving(withAccents, typed, (at) => (ranks[at] = ranksOfWords.inside))
  const { text, ends } = withAccents
  let at = 0
  for (let found = text.indexOf(canon); found !== -1; found = text.indexOf(canon, found + 1)) {
    while ((ends[at] ?? Number.POSITIVE_INFINITY) <= found) at++
    const begins = text.charCodeAt(found - 1) === LINE_FEED
    const ended = text.charCodeAt(found + canon.length) === LINE_FEED
    const rank = begins ? (ended ? ranksOfWords.whole : ranksOfWords.beginning) : ranksOfWords.inside
    if (rank < (ranks[at] ?? 0)) ranks[at] = rank
  }
  return ranks
}

const LINE_FEED = 10

/** Visits each concept with the key once. */
function eachHaving({ text, ends }: Keys, key: string, visit: (at: number) => void): void {
  let at = 0
  for (let found = text.indexOf(key); found !== -1; found = text.indexOf(key, ends[at - 1])) {
    while ((ends[at] ?? Number.POSITIVE_INFINITY) <= found) at++
    visit(at)
    if (++at >= ends.length) return
  }
}
