import type { Token } from '../core/language/tokens.ts'

/** Words that follow one another without punctuation. */
export interface Run {
  segment: number
  tokens: readonly Token[]
  /** Folded. */
  keys: readonly string[]
  capitals: readonly boolean[]
  /** Borders before each word, and after the last, at which no phrase may begin or end. */
  cuts: Uint8Array
  /** The term each word belongs to, -1 for none. */
  hit: Int32Array
}

interface Place {
  run: Run
  from: number
  to: number
}

interface Phrase {
  occurrences: Place[]
  /** C-value: log2 of the length × (occurrences − mean of the occurrences of the phrases around it). */
  score: number
  /** Occurrences in no longer phrase. */
  independent: number
}

const SHORTEST = 2
const LONGEST = 6

/**
 * Frequent runs of syllables, level by level: a run of n syllables is counted
 * only where both its runs of n − 1 are frequent, so the work stays near the
 * length of the text.
 */
export class Grams {
  private readonly runs: Run[] = []
  private readonly ids = new Map<string, number>()
  private readonly words: Int32Array[] = []

  add(run: Run): void {
    this.runs.push(run)
    this.words.push(Int32Array.from(run.keys, (key) => this.idOf(key)))
  }

  /** Phrases that occur so often and that `allowed` lets pass at every place; shortest first. */
  phrases(least: number, allowed: (keys: readonly string[], run: Run, from: number, to: number) => boolean): Phrase[] {
    const levels: Map<number, Phrase>[] = []
    // By run and word: the frequent run of the level before that begins there; -1 for none.
    let before: readonly Int32Array[] = this.words
    for (let length = SHORTEST; length <= LONGEST; length++) {
      const { grams, counts } = this.level(before, length)
      const phrases = new Map<number, Phrase>()
      for (const [r, run] of this.runs.entries()) {
        const here = grams[r]
        if (!here) continue
        for (let from = 0; from < here.length; from++) {
          const gram = here[from] ?? -1
          if (gram === -1) continue
          if ((counts[gram] ?? 0) < least) here[from] = -1
          else if (allowed(run.keys, run, from, from + length)) note(phrases, gram, { run, from, to: from + length })
        }
      }
      for (const [gram, { occurrences }] of phrases) if (occurrences.length < least) phrases.delete(gram)
      levels.push(phrases)
      before = grams
    }
    return rate(levels)
  }

  /** Numbers for all runs of `length` whose two parts are frequent, and how often each occurs. */
  private level(before: readonly Int32Array[], length: number): { grams: Int32Array[]; counts: number[] } {
    const numbers = new Map<number, number>()
    const counts: number[] = []
    const grams = before.map((parts, r) => {
      const words = this.words[r] ?? new Int32Array(0)
      const here = new Int32Array(Math.max(0, words.length - length + 1)).fill(-1)
      for (let from = 0; from < here.length; from++) {
        const head = parts[from] ?? -1
        if (head === -1 || (parts[from + 1] ?? -1) === -1) continue
        const key = head * this.ids.size + (words[from + length - 1] ?? 0)
        let number = numbers.get(key)
        if (number === undefined) numbers.set(key, (number = counts.push(0) - 1))
        counts[number] = (counts[number] ?? 0) + 1
        here[from] = number
      }
      return here
    })
    return { grams, counts }
  }

  private idOf(key: string): number {
    let id = this.ids.get(key)
    if (id === undefined) this.ids.set(key, (id = this.ids.size))
    return id
  }
}

function note(phrases: Map<number, Phrase>, gram: number, place: Place): void {
  const phrase = phrases.get(gram)
  if (phrase) phrase.occurrences.push(place)
  else phrases.set(gram, { occurrences: [place], score: 0, independent: 0 })
}

/** C-values, from the longest phrases down: those around a phrase are known when it is rated. */
function rate(levels: readonly ReadonlyMap<number, Phrase>[]): Phrase[] {
  const longer = new Covering()
  const rated: Phrase[] = []
  for (const level of levels.toReversed()) {
    const fresh: Phrase[] = []
    for (const phrase of level.values()) {
      const around = new Set<Phrase>()
      let nested = 0
      for (const { run, from, to } of phrase.occurrences) {
        const outer = longer.around({ run, from, to })
        if (outer.length > 0) nested++
        for (const one of outer) around.add(one)
      }
      let sum = 0
      for (const one of around) sum += one.occurrences.length
      const { length } = phrase.occurrences
      const [first] = phrase.occurrences
      const syllables = first ? first.to - first.from : 0
      phrase.independent = length - nested
      phrase.score = Math.log2(syllables) * (length - (around.size > 0 ? sum / around.size : 0))
      if (phrase.independent >= SHORTEST && phrase.score > 0) fresh.push(phrase)
    }
    // Only what is proposed accounts for what lies inside it.
    for (const phrase of fresh) {
      rated.push(phrase)
      for (const place of phrase.occurrences) longer.add(place, phrase)
    }
  }
  return rated
}

/** Phrases by where they begin; no phrase is so long that more than a few places need be looked at. */
class Covering {
  private readonly byRun = new Map<Run, ({ phrase: Phrase; to: number }[] | undefined)[]>()

  add({ run, from, to }: Place, phrase: Phrase): void {
    let starts = this.byRun.get(run)
    if (!starts) this.byRun.set(run, (starts = []))
    ;(starts[from] ??= []).push({ phrase, to })
  }

  /** Phrases around a place. */
  around({ run, from, to }: Place): Phrase[] {
    const starts = this.byRun.get(run)
    if (!starts) return []
    const found: Phrase[] = []
    for (let at = Math.max(0, to - LONGEST); at <= from; at++) {
      for (const one of starts[at] ?? []) if (one.to >= to) found.push(one.phrase)
    }
    return found
  }
}
