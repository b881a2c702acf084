import { spellingKey } from '../../core/language/meaning/spelling.ts'

/** A word of English text as renderings are compared. */
export interface EnglishToken {
  start: number
  end: number
  /** Lower case, singular, without possessive, British. */
  key: string
  /** As written, without possessive. */
  surface: string
  /** Written with a capital. */
  capital: boolean
  /** What stands before it: nothing that parts, a comma, or the end of a clause. */
  gap: 'none' | 'comma' | 'break'
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*['’]?|%|&/gu
const ARTICLES = new Set(['the', 'a', 'an'])
const cache = new Map<string, string>()
/** Texts repeat words; the table is emptied before it can grow without bound. */
const CACHE_SIZE = 20_000

/** Words of English text; hyphens part words as spaces do, articles count as nothing. */
export function englishTokens(text: string): EnglishToken[] {
  const tokens: EnglishToken[] = []
  let end = 0
  let gap: EnglishToken['gap'] = 'none'
  for (const match of text.matchAll(WORD)) {
    const [word] = match
    gap = wider(gap, gapOf(text.slice(end, match.index), tokens.at(-1)?.key))
    end = match.index + word.length
    const key = wordKey(word)
    if (ARTICLES.has(key)) continue
    const surface = word.slice(0, bareLength(word))
    tokens.push({
      start: match.index,
      end: match.index + surface.length,
      key,
      surface,
      capital: /^\p{Lu}/u.test(word),
      gap,
    })
    gap = 'none'
  }
  return tokens
}

const ORDER = ['none', 'comma', 'break'] as const
const wider = (a: EnglishToken['gap'], b: EnglishToken['gap']): EnglishToken['gap'] =>
  ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b

/** "No. 05" and "Mr. Hai" are no ends. */
function gapOf(between: string, before: string | undefined): EnglishToken['gap'] {
  if (
    /[;:!?()[\]\n]|\.(?=\s|$)/u.test(between) &&
    !(/^\.\s?$/u.test(between) && (before === 'no' || before === 'mr' || before === 'ms'))
  )
    return 'break'
  return between.includes(',') ? 'comma' : 'none'
}

const bareLength = (word: string): number => word.replace(/['’](?:s|S)?$/u, '').length

/** One form for a word in singular and plural, with or without possessive, in British or American spelling. */
export function wordKey(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const lower = word.toLowerCase().replace(/['’]s?$/u, '')
  const key = word === '&' ? 'and' : spellingKey(singular(lower))
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(word, key)
  return key
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
export function verbKey(key: string): string {
  const stem = key.replace(/(?:ied|ying)$/, 'y').replace(/(?<=\p{L}{3})(?:ed|ing|e)$/u, '')
  return stem.replace(/(?<=\p{L}{2})([bdgklmnprt])\1$/u, '$1')
}
