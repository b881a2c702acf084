import { isCapitalAt } from '../core/language/characters.ts'
import { foldKey } from '../core/language/fold.ts'
import { bareToken, tokenize, type Token } from '../core/language/tokens.ts'
import { FAMILY_NAMES, inside, noEnd, noStart, plainWords } from './function-words.ts'
import { findTerms, type TermIndex } from './matcher.ts'
import { Grams, type Run } from './ngrams.ts'

/** A phrase that may be a term. */
export interface TermCandidate {
  /** As most often written. */
  text: string
  /** Folded, syllables parted by one space. */
  key: string
  count: number
  /** The higher the better; only the order counts. */
  score: number
  /** First occurrences: place of the segment in the list given, and offsets in its NFC text. */
  contexts: { segment: number; start: number; end: number }[]
}

export interface CandidateOptions {
  /** Keys never to be proposed. */
  rejected?: ReadonlySet<string>
  /** So many at most, best first. */
  limit?: number
}

const LIMIT = 500
const CONTEXTS = 5
/** A phrase of names of bodies ("Ban Tổ chức …") counts so much more. */
const BODY = 2
/** Everyday words come after what may be a term. */
const PLAIN = 0.25
/** At least so many occurrences, and so many outside longer candidates. */
const LEAST = 2

/**
 * Term candidates of a document: phrases of two to six syllables that occur
 * twice or more, cross no punctuation or number, do not begin or end with a
 * function word, cut no term of the glossary and are none themselves. Ranked by
 * C-value (Frantzi and Ananiadou, "The C-value/NC-value domain-independent
 * method for multi-word term extraction", 2000), which takes from a nested phrase
 * what its longer phrases account for; phrases that begin with a capital inside
 * sentences, as names of bodies do, are ranked up, names of persons left out.
 * The same texts give the same list; time is linear in them.
 */
export function termCandidates(
  sources: readonly string[],
  terms: TermIndex,
  { rejected, limit = LIMIT }: CandidateOptions = {},
): TermCandidate[] {
  const grams = new Grams()
  const texts = sources.map((source) => source.normalize('NFC'))
  for (const [segment, text] of texts.entries()) for (const run of runsOf(text, segment, terms)) grams.add(run)
  const phrases = grams.phrases(LEAST, (labels, run, from, to) => mayBeTerm(labels, run, from, to))
  const candidates: TermCandidate[] = []
  for (const phrase of phrases) {
    const { occurrences, score, independent } = phrase
    if (score <= 0 || independent < LEAST) continue
    const spans = occurrences.map(({ run, from, to }) => ({
      segment: run.segment,
      start: run.tokens[from]?.start ?? 0,
      end: run.tokens[to - 1]?.end ?? 0,
    }))
    const surfaces = spans.map(({ segment, start, end }) =>
      (texts[segment] ?? '').slice(start, end).replace(/\s+/g, ' '),
    )
    const text = mostFrequent(surfaces)
    const key = foldKey(text)
    if (rejected?.has(key) || isPerson(text) || !isVietnamese(text)) continue
    const body = isBody(text) && spans.some(({ start }) => start > 0)
    const weight = body ? BODY : plainWords.has(key) ? PLAIN : 1
    candidates.push({
      text,
      key,
      count: occurrences.length,
      score: Math.round(score * weight * 1000) / 1000,
      contexts: spans.slice(0, CONTEXTS),
    })
  }
  candidates.sort((a, b) => b.score - a.score || b.count - a.count || (a.key < b.key ? -1 : 1))
  return candidates.slice(0, limit)
}

/** Runs of words without punctuation, numbers and line ends between them; `cuts[i]`: no candidate may end before word i. */
function* runsOf(text: string, segment: number, terms: TermIndex): Generator<Run> {
  const tokens = tokenize(text)
  const hits = findTerms(terms, text)
  let run: Token[] = []
  const made = (): Run => {
    const keys = run.map(({ start, end }) => foldKey(bareToken(text.slice(start, end))))
    const capitals = run.map(({ start }) => isCapitalAt(text, start))
    return { segment, tokens: run, keys, capitals, ...cutsOf(run, hits) }
  }
  for (const token of tokens) {
    if (token.kind === 'word' && token.gap === 'space' && run.length > 0) {
      run.push(token)
      continue
    }
    if (run.length > 1) yield made()
    run = token.kind === 'word' ? [token] : []
  }
  if (run.length > 1) yield made()
}

/** Borders that lie inside a term, and words by the term they belong to (-1: none). */
function cutsOf(run: readonly Token[], hits: readonly { start: number; end: number }[]): Pick<Run, 'cuts' | 'hit'> {
  const hit = new Int32Array(run.length).fill(-1)
  const cuts = new Uint8Array(run.length + 1)
  let at = 0
  for (const [index, token] of run.entries()) {
    while (at < hits.length && (hits[at]?.end ?? 0) <= token.start) at++
    const here = hits[at]
    if (!here || here.start >= token.end) continue
    hit[index] = at
    if (here.start < token.start) cuts[index] = 1
    if (index === run.length - 1 && here.end > token.end) cuts[run.length] = 1
  }
  return { cuts, hit }
}

function mayBeTerm(keys: readonly string[], run: Run, from: number, to: number): boolean {
  if (run.cuts[from] || run.cuts[to]) return false
  // A term of the glossary, or words of one.
  if (run.hit[from] !== -1 && run.hit[from] === run.hit[to - 1]) return false
  if (noStart.has(keys[from] ?? '') || noEnd.has(keys[to - 1] ?? '')) return false
  const body = run.capitals[from] === true
  for (let at = from + 1; at < to - 1; at++) {
    const word = keys[at] ?? ''
    if (inside.has(word) ? !body : noStart.has(word) && noEnd.has(word)) return false
  }
  return true
}

function mostFrequent(surfaces: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const surface of surfaces) counts.set(surface, (counts.get(surface) ?? 0) + 1)
  let best = ''
  for (const [surface, count] of counts) if (count > (counts.get(best) ?? 0)) best = surface
  return best
}

/** Some word with a letter that English does not have. */
const isVietnamese = (text: string): boolean => /(?![\x20-\x7e])\p{L}/u.test(text)

/** A capital at the beginning and small letters after it. */
const isBody = (text: string): boolean => /^\p{Lu}\p{L}*\s(?:.*\s)?\p{Ll}/u.test(text)

/** Capitals throughout, a family name first (W6). */
function isPerson(text: string): boolean {
  const words = text.split(' ')
  return FAMILY_NAMES.has(foldKey(words[0] ?? '')) && words.every((word) => /^\p{Lu}/u.test(word))
}
