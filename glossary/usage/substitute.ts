import type { Span } from '../../core/language/document-numbers.ts'
import { englishTokens, type EnglishToken } from './english.ts'
import {
  capitalised,
  indefiniteArticle,
  isPlural,
  isTitleCase,
  pluralOf,
  titleCase,
  verbEnding,
  verbForm,
} from './inflect.ts'

/** A replacement in a text. */
export interface Edit extends Span {
  text: string
}

const ARTICLE = /^(?:the|an?)\s+/iu
const PREPOSITIONS = new Set('of for in on at to with by from under'.split(' '))

/**
 * Puts one rendering in another's place, in the form in which the first stands
 * in the text: `words` are its words there. Where words of others stand inside
 * it, only the part that changes is replaced, and nothing when they stand there.
 */
export function substitute(
  text: string,
  words: readonly EnglishToken[],
  from: string,
  to: string,
  verb: boolean,
): Edit[] {
  const old = englishTokens(from)
  if (words.length === old.length) return replaceAll(text, words, from, to, verb)
  const fresh = englishTokens(to)
  const part = changedPart(old, fresh)
  const places = alignment(words, old)
  if (!part || !places) return []
  const [first = 0, last = 0] = [places[part.from], places[part.oldTo - 1]]
  if (last - first !== part.oldTo - 1 - part.from) return []
  const slice = (whole: string, tokens: readonly EnglishToken[], end: number): string =>
    whole.slice(tokens[part.from]?.start, tokens[end - 1]?.end)
  const isVerb = verb && part.from === 0
  return replaceAll(
    text,
    words.slice(first, last + 1),
    slice(from, old, part.oldTo),
    slice(to, fresh, part.freshTo),
    isVerb,
  )
}

/** What differs between two renderings, a word at least on either side: token positions, ends exclusive. */
function changedPart(
  old: readonly EnglishToken[],
  fresh: readonly EnglishToken[],
): { from: number; oldTo: number; freshTo: number } | null {
  const shortest = Math.min(old.length, fresh.length)
  const same = (a: EnglishToken | undefined, b: EnglishToken | undefined): boolean => a?.word.key === b?.word.key
  let from = 0
  while (from < shortest - 1 && same(old[from], fresh[from])) from++
  let after = 0
  while (after < shortest - from - 1 && same(old.at(-1 - after), fresh.at(-1 - after))) after++
  const part = { from, oldTo: old.length - after, freshTo: fresh.length - after }
  return part.oldTo > from && part.freshTo > from ? part : null
}

/** Where each word of a rendering stands among the words of a use. */
function alignment(words: readonly EnglishToken[], old: readonly EnglishToken[]): number[] | null {
  const places: number[] = []
  let at = 0
  for (const { word } of old) {
    while (at < words.length && words[at]?.word.key !== word.key && words[at]?.word.stem !== word.stem) at++
    if (at === words.length) return null
    places.push(at++)
  }
  return places
}

function replaceAll(text: string, words: readonly EnglishToken[], from: string, to: string, verb: boolean): Edit[] {
  const old = englishTokens(from)
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return []
  const bare = to.normalize('NFC').replace(ARTICLE, '')
  const inflected = verb ? likeVerb(words, old, bare) : likeNoun(words, old, bare)
  const { start, before } = withArticle(text, first.start, to)
  const cased = likeCapitals(text, { start: first.start, end: last.end }, from, inflected)
  const lead = before === null ? '' : articleFor(before, cased, to)
  const tail = possessive(text, last.end, cased)
  const edit = { start, end: tail.end, text: lead + cased + tail.text }
  return text.slice(edit.start, edit.end) === edit.text ? [] : [edit]
}

/** "a" or "an" right before the words belongs to them: it must agree. */
function withArticle(text: string, start: number, to: string): { start: number; before: string | null } {
  const article = /(?<![\p{L}\p{N}'’])(an?)(\s+)$/iu.exec(text.slice(Math.max(0, start - 12), start))
  if (article) return { start: start - article[0].length, before: article[0] }
  // A rendering that has an article of its own brings it where none stands.
  const own = ARTICLE.exec(to)
  const determined =
    /(?:(?<![\p{L}\p{N}])(?:the|this|that|these|those|its|their|his|her|our|each|every|no)\s|['’]s?\s)$/iu
  if (own && !determined.test(text.slice(Math.max(0, start - 12), start)) && /^the/iu.test(to))
    return { start, before: '' }
  return { start, before: null }
}

function articleFor(before: string, words: string, to: string): string {
  if (before === '') return ARTICLE.exec(to)?.[0] ?? ''
  const space = before.replace(/^an?/iu, '')
  const article = ARTICLE.test(to) && /^the/iu.test(to) ? 'the' : indefiniteArticle(words)
  return (/^A/u.test(before) ? capitalised(article) : article) + space
}

/** Plural where the head of the old rendering has become one. */
function likeNoun(words: readonly EnglishToken[], old: readonly EnglishToken[], to: string): string {
  const head = headOf(old.map(({ word }) => word.surface))
  const here = words[head]?.word.surface ?? ''
  const there = old[head]?.word.surface ?? ''
  if (!isPlural(here) || isPlural(there)) return to
  const parts = to.match(/[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+/gu) ?? []
  const places = parts.flatMap((part, at) => (/[\p{L}\p{N}]/u.test(part) ? [at] : []))
  const place = places[headOf(places.map((at) => parts[at] ?? ''))]
  return parts.map((part, at) => (at === place ? pluralOf(part) : part)).join('')
}

/** The word that takes the plural: the last before a preposition. */
function headOf(words: readonly string[]): number {
  const preposition = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()))
  return (preposition === -1 ? words.length : preposition) - 1
}

/** The ending of the old verb on the new one. */
function likeVerb(words: readonly EnglishToken[], old: readonly EnglishToken[], to: string): string {
  const ending = verbEnding(old[0]?.word.surface ?? '', words[0]?.word.surface ?? '')
  return ending ? to.replace(/^[\p{L}\p{M}]+/u, (verb) => verbForm(verb, ending)) : to
}

/** Capitals that the place asks for; where it asks for none, those of the glossary. */
function likeCapitals(text: string, { start, end }: Span, from: string, to: string): string {
  const here = text.slice(start, end)
  if (isCapitals(here) && !isCapitals(from)) return to.toUpperCase()
  if (isTitleCase(here) && (!isTitleCase(from) || isTitleCase(text))) return titleCase(to)
  const raised = /^\p{Lu}/u.test(here) && !/^\p{Lu}/u.test(from.replace(ARTICLE, ''))
  return raised || (/^\p{Lu}/u.test(here) && startsSentence(text, start)) ? capitalised(to) : to
}

/** Two capitals at least and no small letter. */
function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/su.test(text) && !/\p{Ll}/u.test(text.replace(/['’]s/gu, ''))
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…:]["”’)]?\s)["“‘'(]?\s*(?:[-–•*]\s)?$/u.test(text.slice(Math.max(0, at - 8), at))
}

/** After a plural in -s the possessive is a bare apostrophe, else 's. */
function possessive(text: string, end: number, words: string): { end: number; text: string } {
  const mark = /^(['’])(s|S)?(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3))
  // An apostrophe alone may be a closing quote unless an s comes before it.
  if (!mark || (mark[2] === undefined && !/s$/iu.test(text.slice(0, end)))) return { end, text: '' }
  const plural = isPlural(/[\p{L}\p{M}]+$/u.exec(words)?.[0] ?? '')
  const s = mark[2] ?? (words === words.toUpperCase() ? 'S' : 's')
  return { end: end + mark[0].length, text: (mark[1] ?? '') + (plural ? '' : s) }
}
