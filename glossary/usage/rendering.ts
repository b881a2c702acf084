import type { Concept } from '../concept.ts'
import { englishTokens, verbKey, type EnglishToken } from './english.ts'

/** A rendering of a concept, ready to be looked for. */
export interface Rendering {
  text: string
  keys: readonly string[]
  /** Words whose capital the glossary writes. */
  capitals: readonly boolean[]
  /** A comma inside: "departments, agencies and sectors". */
  commas: boolean
  /** An acronym, which matches in its own capitals only: MoST is not Most. */
  acronym: string | undefined
  /** First word may be inflected, and up to two words may stand inside. */
  verb: boolean
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

/** Makes a rendering; undefined if it has no words. */
export function rendering(text: string, concept: Concept): Rendering | undefined {
  const tokens = englishTokens(text.normalize('NFC'))
  if (tokens.length === 0) return undefined
  const isPhrase = concept.partOfSpeech === 'phrase' && tokens.length >= 2 && tokens[0]?.capital === false
  const verb = concept.partOfSpeech === 'verb' || isPhrase
  const only = tokens.length === 1 ? (tokens[0]?.surface ?? '') : ''
  const acronym = /\p{Lu}\p{L}*\p{Lu}/u.test(only) ? only.replace(/s$/u, '') : undefined
  return {
    text,
    keys: tokens.map(({ key }) => key),
    capitals: tokens.map(({ capital }) => capital),
    commas: text.includes(','),
    acronym,
    verb,
  }
}

/** An English text with its words, and where each stands, found once for many renderings. */
export class EnglishText {
  readonly tokens: readonly EnglishToken[]
  private readonly places = new Map<string, number[]>()
  private verbs: Map<string, number[]> | undefined

  constructor(text: string) {
    this.tokens = englishTokens(text)
    for (const [index, { key }] of this.tokens.entries()) push(this.places, key, index)
  }

  /** Places by the stem of the word as a verb; made when a verb is first looked for. */
  private verbPlaces(): Map<string, number[]> {
    if (!this.verbs) {
      this.verbs = new Map()
      for (const [index, { key }] of this.tokens.entries()) push(this.verbs, verbKey(key), index)
    }
    return this.verbs
  }

  /** All places of a rendering, none overlapping another of the same. `strict` allows no inflection and no word inside. */
  find(wanted: Rendering, strict = false): Use[] {
    const [first = ''] = wanted.keys
    const loose = wanted.verb && !strict
    const starts = (loose ? this.verbPlaces().get(verbKey(first)) : this.places.get(first)) ?? []
    const uses: Use[] = []
    for (const from of starts) {
      const use = this.at(from, wanted, loose)
      if (use && use.from >= (uses.at(-1)?.to ?? 0)) uses.push(use)
    }
    return uses
  }

  private at(from: number, wanted: Rendering, loose: boolean): Use | undefined {
    if (wanted.acronym !== undefined && this.tokens[from]?.surface.replace(/s$/u, '') !== wanted.acronym)
      return undefined
    let at = from
    let inside = loose ? INSIDE : 0
    let capitals = !wanted.capitals[0] || this.tokens[from]?.capital === true
    for (let index = 1; index < wanted.keys.length; index++) {
      let token = this.tokens[++at]
      const key = wanted.keys[index] ?? ''
      const fits = (): boolean =>
        token?.key === key || (loose && token !== undefined && verbKey(token.key) === verbKey(key))
      while (token && !fits() && inside > 0 && passable(token, wanted)) {
        inside--
        token = this.tokens[++at]
      }
      if (!token || !fits() || !passable(token, wanted)) return undefined
      if (wanted.capitals[index] && !token.capital) capitals = false
    }
    const [start, end] = [this.tokens[from]?.start ?? 0, this.tokens[at]?.end ?? 0]
    return { start, end, rendering: wanted.text, capitals, from, to: at + 1 }
  }
}

/** No clause ends before it; commas only where the rendering has some. */
function passable(token: EnglishToken, wanted: Rendering): boolean {
  return token.gap === 'none' || (token.gap === 'comma' && wanted.commas)
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
