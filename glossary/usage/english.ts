import { spellingKey } from '../../core/language/meaning/spelling.ts'
import { verbStem } from './verbs.ts'

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
  /** A capital A that may be a name's letter or an article: "Factory A Reopens", "Building A Road". */
  doubtful?: true
}

/** Prefixes that are written joined, with a hyphen or apart: non-governmental, nongovernmental. */
const PREFIX =
  '(?:[Nn]on|NON|[Cc]o|CO|[Aa]nti|ANTI|[Mm]ulti|MULTI|[Ss]ocio|SOCIO|[Ii]nter|INTER)[-\u2010\u2011 ](?=[\\p{L}])|(?:[Gg]rass|GRASS|[Rr]oof|ROOF)[-\u2010\u2011](?=[\\p{L}])'
const WORD = new RegExp(
  `(?:(?<![\\p{L}\\p{M}\\p{N}])(?:${PREFIX}))?[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*['’]?|%|&`,
  'gu',
)
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
    const article = ARTICLES.has(word.key)
    const letter = article && word.surface === 'A' ? letterA(text, start, gap, tokens.length === 0) : 'no'
    if (article && letter === 'no') continue
    const token: EnglishToken = { word, start, end: start + word.surface.length, gap }
    tokens.push(letter === 'perhaps' ? { ...token, doubtful: true } : token)
    gap = 'none'
  }
  return tokens
}

/**
 * Is a capital A a letter ("Company A", "vitamin A") and no article? At the
 * start of a clause or a quotation it is none; before a word with a capital
 * it may be either.
 */
function letterA(text: string, at: number, gap: Gap, first: boolean): 'yes' | 'no' | 'perhaps' {
  if (first || gap === 'break' || /["“‘'(]$/u.test(text.slice(Math.max(0, at - 1), at))) return 'no'
  return /^\s[\p{Lu}\p{N}]/u.test(text.slice(at + 1, at + 3)) ? 'perhaps' : 'yes'
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

/** American license is the noun licence too; as a verb both spellings are one. */
function oneSpelling(word: string): string {
  return spellingKey(word).replace(/^licens(?=e)/, 'licenc')
}

/** The singular of buses and houses ends alike: bus, hous. */
const withoutE = (word: string): string => word.replace(/(?<=\p{L}(?:[sxz]|ch|sh))e$/u, '')

/** One form for a word in singular and plural, with or without possessive, in British or American spelling. */
function wordOf(text: string): EnglishWord {
  const known = cache.get(text)
  if (known !== undefined) return known
  const surface = text.replace(/['’](?:s|S)?$/u, '')
  const spelt = text === '&' ? 'and' : oneSpelling(singular(surface.toLowerCase().replace(/[-\u2010\u2011 ]/g, '')))
  const word = { key: withoutE(spelt), stem: verbStem(spelt), surface, capital: /^\p{Lu}/u.test(text) }
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
  // Congressmen, policemen; specimen and its like are no plurals.
  if (/(?<!speci|regi|acu|abdo)(?<=\p{L}{3})men$/u.test(word)) return `${word.slice(0, -2)}an`
  if (word.length < 4 || /(?:ss|us|is)$/.test(word) || !word.endsWith('s')) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
