import type { Span } from '../language/document-numbers.ts'
import { plainWord, type Side, type Word } from './side.ts'

/** How a name appears in the target. */
export type NameMatch =
  | { state: 'full'; span: Span; marks: 'kept' | 'dropped' | 'none' }
  | { state: 'short'; span: Span; marks: 'kept' | 'dropped' | 'none' }
  /** Some syllables with their marks, some without, or with wrong ones. */
  | { state: 'half'; span: Span }
  /** The right syllables in another order. */
  | { state: 'reordered'; span: Span }
  | { state: 'missing' }

/** Splits possessives off: "Hai's" is Hai. */
const bare = (word: string): string => word.replace(/['’]s?$/iu, '')

/**
 * Looks for a name by its syllables in the words of the target: all of them in
 * order, or (`short`) the given name with what directly precedes it. Marks must
 * be kept in all syllables or dropped in all (P4, H2).
 */
export function findName(syllables: readonly string[], { words, plainWords }: Side, short: boolean): NameMatch {
  const wanted = syllables.map(plainWord)
  let half: NameMatch | undefined
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (plainWords[at] !== wanted[0] || !wanted.every((syllable, index) => plainWords[at + index] === syllable))
      continue
    const run = words.slice(at, at + wanted.length)
    const span = spanOf(run)
    const marks = marksOf(syllables, run)
    if (marks !== 'half') return { state: 'full', span, marks }
    half ??= { state: 'half', span }
  }
  if (half) return half
  return short ? findShort(syllables, wanted, words, plainWords) : { state: 'missing' }
}

function findShort(
  syllables: readonly string[],
  wanted: readonly string[],
  words: readonly Word[],
  plainWords: readonly string[],
): NameMatch {
  const given = wanted.at(-1) ?? ''
  let other: NameMatch = { state: 'missing' }
  for (const [at, word] of words.entries()) {
    if (plainWords[at] !== given || !/^\p{Lu}/u.test(word.text)) continue
    let from = at
    while (
      from > 0 &&
      words[from]?.joined &&
      wanted.includes(plainWords[from - 1] ?? '') &&
      /^\p{Lu}/u.test(words[from - 1]?.text ?? '')
    )
      from--
    let to = at + 1
    while (words[to]?.joined && wanted.includes(plainWords[to] ?? '') && /^\p{Lu}/u.test(words[to]?.text ?? '')) to++
    const run = words.slice(from, to)
    const suffix = syllables.slice(-run.length)
    const isSuffix =
      run.length <= syllables.length &&
      suffix.every((syllable, index) => plainWord(run[index]?.text ?? '') === plainWord(syllable))
    if (!isSuffix) {
      other = { state: 'reordered', span: spanOf(run) }
      continue
    }
    const marks = marksOf(suffix, run)
    if (marks !== 'half') return { state: 'short', span: spanOf(run), marks }
    other = { state: 'half', span: spanOf(run) }
  }
  return other
}

function spanOf(run: readonly Word[]): Span {
  const last = run.at(-1)
  return { start: run[0]?.start ?? 0, end: (last?.start ?? 0) + bare(last?.text ?? '').length }
}

/** `none` where the name has no marks to keep or drop. */
function marksOf(syllables: readonly string[], run: readonly Word[]): 'kept' | 'dropped' | 'none' | 'half' {
  let kept = 0
  let dropped = 0
  for (const [index, syllable] of syllables.entries()) {
    const there = bare(run[index]?.text ?? '').toLowerCase()
    const here = syllable.toLowerCase()
    if (here === plainWord(syllable)) {
      if (there !== here) return 'half'
    } else if (there === here) kept++
    else if (there === plainWord(syllable)) dropped++
    else return 'half'
  }
  if (kept > 0 && dropped > 0) return 'half'
  return kept > 0 ? 'kept' : dropped > 0 ? 'dropped' : 'none'
}
