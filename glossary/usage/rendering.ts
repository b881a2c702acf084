import type { Concept } from '../concept.ts'
import { englishTokens, type EnglishToken } from './english.ts'

/** A rendering of a concept, ready to be looked for. */
export interface Rendering {
  text: string
  keys: readonly string[]
  /** The keys as stems of verbs. */
  stems: readonly string[]
  /** Words whose capital the glossary writes. */
  capitals: readonly boolean[]
  /** A comma inside: "departments, agencies and sectors". */
  commas: boolean
  /** An acronym, which matches in its own capitals only: MoST is not Most. */
  acronym: string | undefined
  /** First word may be inflected, and up to two words may stand inside. */
  verb: boolean
  /** Names and levels may stand inside: "Secretary of the Con Cuong district Party Committee". */
  title: boolean
}

/** Where a rendering stands in a text. */
export interface Use {
  start: number
  end: number
  rendering: string
  capitals: boolean
  /** Positions of its tokens, first and after last. */
  from: number
  to: number
}

/** How many words may stand inside a verb phrase: "make new changes". */
const INSIDE = 2
/** How many names and levels inside a title. */
const NAMES_INSIDE = 4
const LEVELS = new Set(
  'provincial municipal district communal commune ward city township town village grassroot local central'.split(' '),
)

/** "clear the site": an article after the first word makes it a verb's. */
const TAKES_OBJECT = /^\p{Ll}+ (?:the|an?) /u

/** "stipulate" beside regulation; a noun so written takes no harm. */
const ONE_VERB = /^\p{Ll}+(?:ate|ise|fy|scribe|cide|mine|nounce)$/u

/** Makes a rendering; undefined if it has no words. */
export function rendering(text: string, concept: Concept): Rendering | undefined {
  const tokens = englishTokens(text.normalize('NFC')).filter(({ doubtful }) => !doubtful)
  if (tokens.length === 0) return undefined
  const isPhrase = concept.partOfSpeech === 'phrase' && tokens.length >= 2 && tokens[0]?.word.capital === false
  const verb = concept.partOfSpeech === 'verb' || isPhrase || TAKES_OBJECT.test(text) || ONE_VERB.test(text)
  const only = tokens.length === 1 ? (tokens[0]?.word.surface ?? '') : ''
  const acronym = /\p{Lu}\p{L}*\p{Lu}/u.test(only) ? only.replace(/s$/u, '') : undefined
  return {
    text,
    keys: tokens.map(({ word }) => word.key),
    stems: tokens.map(({ word }) => word.stem),
    capitals: tokens.map(({ word }) => word.capital),
    commas: text.includes(','),
    acronym,
    verb,
    title: !verb && tokens.length > 2,
  }
}

/** Where each word of a text stands: its first place, and from each place the next of the same word; -1 for none. */
class Places {
  private readonly firsts = new Map<string, number>()
  private readonly nexts: Int32Array

  constructor(tokens: readonly EnglishToken[], by: 'key' | 'stem') {
    this.nexts = new Int32Array(tokens.length)
    for (let at = tokens.length - 1; at >= 0; at--) {
      const word = tokens[at]?.word[by] ?? ''
      this.nexts[at] = this.first(word)
      this.firsts.set(word, at)
    }
  }

  first(word: string | undefined): number {
    return this.firsts.get(word ?? '') ?? -1
  }

  next(at: number): number {
    return this.nexts[at] ?? -1
  }
}

/** An English text with its words, and where each stands, found once for many renderings. */
export class EnglishText {
  readonly tokens: readonly EnglishToken[]
  private readonly places: Places
  private stems: Places | undefined

  constructor(text: string) {
    this.tokens = englishTokens(text)
    this.places = new Places(this.tokens, 'key')
  }

  /** All places of a rendering, none overlapping another of the same. `strict` allows no word inside. */
  find(wanted: Rendering, strict = false): Use[] {
    const loose = wanted.verb
    // Stems are looked at when a verb is first looked for.
    const places = loose ? (this.stems ??= new Places(this.tokens, 'stem')) : this.places
    let uses: Use[] | undefined
    for (let from = places.first(loose ? wanted.stems[0] : wanted.keys[0]); from >= 0; from = places.next(from)) {
      const use = this.at(from, wanted, loose, strict)
      if (!use || (uses && use.from < (uses.at(-1)?.to ?? 0))) continue
      if (uses) uses.push(use)
      else uses = [use]
    }
    return uses ?? NOWHERE
  }

  /** Places of a word, as it is compared. */
  *placesOf(key: string | undefined): Generator<number> {
    for (let at = this.places.first(key); at >= 0; at = this.places.next(at)) yield at
  }

  /** The rendering at one place; its first word is known to stand there. `loose` bends its verb. */
  at(from: number, wanted: Rendering, loose: boolean, strict = true): Use | undefined {
    const { keys, stems, acronym } = wanted
    const first = this.tokens[from]
    if (!first || (acronym !== undefined && first.word.surface.replace(/s$/u, '') !== acronym)) return undefined
    let at = from
    const named = wanted.title && !strict
    let inside = strict ? 0 : loose ? INSIDE : named ? NAMES_INSIDE : 0
    let capitals = !wanted.capitals[0] || first.word.capital
    for (let index = 1; index < keys.length; index++) {
      at++
      while (!this.fits(at, keys[index], loose ? stems[index] : undefined)) {
        const token = this.tokens[at++]
        if (!token || !passable(token, wanted)) return undefined
        if (token.doubtful) continue
        if (inside-- <= 0) return undefined
        if (named && !token.word.capital && !LEVELS.has(token.word.key)) return undefined
      }
      const token = this.tokens[at]
      if (!token || !passable(token, wanted)) return undefined
      if (wanted.capitals[index] && !token.word.capital) capitals = false
    }
    return { start: first.start, end: this.tokens[at]?.end ?? 0, rendering: wanted.text, capitals, from, to: at + 1 }
  }

  private fits(at: number, key: string | undefined, stem: string | undefined): boolean {
    const word = this.tokens[at]?.word
    return word?.key === key || (stem !== undefined && word?.stem === stem)
  }
}

const NOWHERE: Use[] = []

/** Of overlapping uses the longest, those with their capitals first; in order. `length` is the number of words of the text. */
export function longest(uses: readonly Use[], length: number): Use[] {
  const taken = new Uint8Array(length)
  const byLength = uses.toSorted(
    (a, b) => b.to - b.from - (a.to - a.from) || Number(b.capitals) - Number(a.capitals) || a.from - b.from,
  )
  const kept = byLength.filter(({ from, to }) => {
    for (let at = from; at < to; at++) if (taken[at]) return false
    taken.fill(1, from, to)
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}

/** No clause ends before it; commas only where the rendering has some. */
export function passable(token: EnglishToken, wanted: Rendering): boolean {
  return token.gap === 'none' || (token.gap === 'comma' && wanted.commas)
}
