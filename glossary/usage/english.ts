import { spellingKey } from '../../core/language/meaning/spelling.ts'

/** A word as renderings are compared. */
interface EnglishWord {
  /** Lower case, singular, without possessive, British. */
  key: string
  /** The key as the stem of a verb. */
  stem: string
  /** As written, without possessive. */
  surface: string
  /** Written with a capital. */
  capital: boolean
}

/** What stands before a word: nothing that parts, a comma, or the end of a clause. */
type Gap = 'none' | 'comma' | 'break'

/** A word in its place. */
export interface EnglishToken {
  word: EnglishWord
  start: number
  end: number
  gap: Gap
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*['’]?|%|&/gu
const ARTICLES = new Set(['the', 'a', 'an'])
const cache = new Map<string, EnglishWord>()
/** Texts repeat words; the table is emptied before it can grow without bound. */
const CACHE_SIZE = 20_000

/** Words of English text; hyphens part words as spaces do, articles count as nothing. */
export function englishTokens(text: string): EnglishToken[] {
  const tokens: EnglishToken[] = []
  let end = 0
  let gap: Gap = 'none'
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const start = match.index
    if (start !== end + 1 || text.charCodeAt(end) !== 32)
      gap = wider(gap, gapOf(text.slice(end, start), tokens.at(-1)?.word.key))
    end = start + match[0].length
    const word = wordOf(match[0])
    if (ARTICLES.has(word.key)) continue
    tokens.push({ word, start, end: start + word.surface.length, gap })
    gap = 'none'
  }
  return tokens
}

const ORDER = ['none', 'comma', 'break'] as const
const wider = (a: Gap, b: Gap): Gap => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b)

const ENDS = /[;:!?()[\]\n]|\.(?=\s|$)/u

/** "No. 05" and "Mr. Hai" are no ends. */
function gapOf(between: string, before: string | undefined): Gap {
  const abbreviated = before === 'no' || before === 'mr' || before === 'ms'
  if (ENDS.test(between) && !(abbreviated && /^\.\s?$/u.test(between))) return 'break'
  return between.includes(',') ? 'comma' : 'none'
}

/** One form for a word in singular and plural, with or without possessive, in British or American spelling. */
function wordOf(text: string): EnglishWord {
  const known = cache.get(text)
  if (known !== undefined) return known
  const surface = text.replace(/['’](?:s|S)?$/u, '')
  const key = text === '&' ? 'and' : spellingKey(singular(surface.toLowerCase()))
  const word = { key, stem: verbStem(key), surface, capital: /^\p{Lu}/u.test(text) }
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(text, word)
  return word
}

const IRREGULAR: Record<string, string> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  chairmen: 'chairman',
  chairwomen: 'chairwoman',
  lives: 'life',
  criteria: 'criterion',
  countrymen: 'countryman',
  per: 'per',
  percent: 'percent',
}

function singular(word: string): string {
  const irregular = IRREGULAR[word]
  if (irregular !== undefined) return irregular
  if (word.length < 4 || /(?:ss|us|is)$/.test(word) || !word.endsWith('s')) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Verb forms that stand for one another: commend, commends, commended, commending. */
function verbStem(key: string): string {
  const stem = key.replace(/(?:ied|ying)$/, 'y').replace(/(?<=\p{L}{3})(?:ed|ing|e)$/u, '')
  return stem.replace(/(?<=\p{L}{2})([bdgklmnprt])\1$/u, '$1')
}
