import { classAt, DIGIT, LETTER } from '../core/language/characters.ts'
import { tokenize, type Token } from '../core/language/tokens.ts'
import type { Competitor, Concept, TermHit } from './concept.ts'
import { NumberGuard } from './number-guard.ts'
import { capitalFlags, caseAllows, casingOf, competitorCaseAllows, type Casing } from './letter-case.ts'
import { withoutNames } from './names.ts'
import { approvedFirst } from './priority.ts'
import { withoutRivals, type Occurrence } from './rivals.ts'
import { selectCandidates, type Candidate } from './selection.ts'
import { TokenTrie } from './trie.ts'
import { Vocabulary } from './vocabulary.ts'

interface Entry {
  concept: string
  headword: string
  casing: Casing
  capitals: boolean[]
  /** Words and numbers, without punctuation; 0: the entry is no more. */
  syllables: number
  /** Of several with one surface, the lowest is hit. */
  order: number
}

/** Everything prepared for matching; only `patchTermIndex` changes it afterwards. */
export interface TermIndex {
  vocabulary: Vocabulary
  terms: TokenTrie
  entries: Entry[]
  rivals: TokenTrie
  /** Capitals of each competitor's tokens. */
  rivalCapitals: boolean[][]
  /** Entries that are no more. */
  dead: number
}

/**
 * Every Vietnamese term of a concept is looked for, whatever its status and
 * time; variants count as the headword. Where two concepts have a surface, the
 * first wins, so concepts come in the order of their glossaries (`prioritised`);
 * `orderOf` says that order in numbers, for an index that is to be patched.
 */
export function buildTermIndex(
  concepts: readonly Concept[],
  competitors: readonly Competitor[],
  orderOf?: (concept: Concept) => number,
): TermIndex {
  const index: TermIndex = {
    vocabulary: new Vocabulary(),
    terms: new TokenTrie(),
    entries: [],
    rivals: new TokenTrie(),
    rivalCapitals: [],
    dead: 0,
  }
  for (const [at, concept] of approvedFirst(concepts).entries()) addConcept(index, concept, orderOf?.(concept) ?? at)
  for (const competitor of competitors) {
    const word = competitor.word.normalize('NFC')
    const tokens = tokenize(word)
    if (tokens.length === 0) continue
    index.rivals.add(index.vocabulary.learn(tokens, word), index.rivalCapitals.length)
    index.rivalCapitals.push(capitalFlags(tokens, word))
  }
  return index
}

/** Adds a concept's Vietnamese terms, behind those of lower order. */
export function addConcept(index: TermIndex, concept: Concept, order: number): void {
  const vietnamese = concept.terms.filter((term) => term.lang === 'vi')
  const headword = (vietnamese.find((term) => term.status === 'preferred') ?? vietnamese[0])?.text ?? ''
  for (const term of vietnamese) addEntry(index, concept, headword, term.text.normalize('NFC'), order)
}

function addEntry(index: TermIndex, concept: Concept, headword: string, text: string, order: number): void {
  const tokens = tokenize(text)
  const syllables = tokens.filter((token) => token.kind !== 'mark').length
  if (syllables === 0) return
  const behind = (other: number): boolean => (index.entries[other]?.order ?? 0) > order
  index.terms.add(index.vocabulary.learn(tokens, text), index.entries.length, behind)
  index.entries.push({
    concept: concept.id,
    headword,
    casing: casingOf(text, concept.caseRule),
    capitals: capitalFlags(tokens, text),
    syllables,
    order,
  })
}

/**
 * Term recognition by contract W3. Offsets are UTF-16 code units of the NFC
 * form of `text`; hits come in order and never overlap. Time is linear in the
 * text, whatever the size of the index.
 */
export function findTerms(index: TermIndex, text: string): TermHit[] {
  const nfc = text.normalize('NFC')
  const tokens = tokenize(nfc)
  const labels = index.vocabulary.labels(tokens, nfc)
  const candidates = withoutNames(termCandidates(index, nfc, tokens, labels), tokens, nfc)
  if (candidates.length === 0) return []
  const open = withoutRivals(candidates, competitorOccurrences(index, nfc, tokens, labels), tokens.length)
  return selectCandidates(open, tokens.length).map(({ from, to, entry }) => ({
    concept: index.entries[entry]?.concept ?? '',
    vi: index.entries[entry]?.headword ?? '',
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
  }))
}

/** W3.2 */
function termCandidates(
  index: TermIndex,
  text: string,
  tokens: readonly Token[],
  labels: readonly number[],
): Candidate[] {
  const candidates: Candidate[] = []
  const guard = new NumberGuard(text)
  walk(index.terms, tokens, labels, (from, to, values) => {
    const start = tokens[from]?.start ?? 0
    const end = tokens[to - 1]?.end ?? 0
    if (!standsAlone(text, start, end) || !guard.allows(start, end)) return
    const surface = text.slice(start, end)
    // The first entry that fits: concepts in the order of the glossary, headword before variants.
    for (const entry of values) {
      const { casing, capitals, syllables } = index.entries[entry] ?? {}
      if (casing && capitals && syllables && caseAllows(casing, capitals, tokens, from, text, surface)) {
        candidates.push({ from, to, syllables, entry })
        return
      }
    }
  })
  return candidates
}

function competitorOccurrences(
  index: TermIndex,
  text: string,
  tokens: readonly Token[],
  labels: readonly number[],
): Occurrence[] {
  const occurrences: Occurrence[] = []
  walk(index.rivals, tokens, labels, (from, to, values) => {
    const start = tokens[from]?.start ?? 0
    const end = tokens[to - 1]?.end ?? 0
    if (!standsAlone(text, start, end)) return
    const surface = text.slice(start, end)
    const fits = (rival: number): boolean =>
      competitorCaseAllows(index.rivalCapitals[rival] ?? [], tokens, from, text, surface)
    if (values.some(fits)) occurrences.push({ from, to })
  })
  return occurrences
}

/** Visits every run of tokens that spells an entry of the trie. */
function walk(
  trie: TokenTrie,
  tokens: readonly Token[],
  labels: readonly number[],
  visit: (from: number, to: number, values: readonly number[]) => void,
): void {
  for (let from = 0; from < tokens.length; from++) {
    // An entry's first label never depends on what stands before it.
    let node = trie.child(TokenTrie.root, (labels[from] ?? -1) & ~1)
    for (let at = from; node !== -1;) {
      const values = trie.valuesAt(node)
      if (values.length > 0) visit(from, at + 1, values)
      at++
      if (at >= tokens.length || labels[at] === -1 || tokens[at]?.gap === 'break') break
      node = trie.child(node, labels[at] ?? -1)
    }
  }
}

/** No letter or digit directly before or after. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = start > 0 ? classAt(text, start - 1) : 0
  const after = classAt(text, end)
  return before !== LETTER && before !== DIGIT && after !== LETTER && after !== DIGIT
}
