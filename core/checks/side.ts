import type { Span } from '../language/document-numbers.ts'
import { foldKey } from '../language/fold.ts'
import { recognise } from '../language/meaning/recognise.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import type { Lang, Token } from '../language/meaning/token.ts'
import type { PlacedTag } from '../model/plain.ts'
import { fromNfcOffsets } from '../language/normal-form.ts'
import { matchesOf } from '../language/matches.ts'
import { LineBreaks } from './line-breaks.ts'

/** A run of letters with its marks and inner apostrophes. */
export interface Word extends Span {
  text: string
  /** White space alone stands between the word before and this one. */
  joined: boolean
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

/** One side of a pair, with what several checks want to know about it computed once. */
export class Side {
  readonly lang: Lang
  /** As given; may not be NFC. */
  readonly raw: string
  /** NFC, with a line feed where a tag ends a line between two words; all spans of checks are offsets of it. */
  readonly text: string
  /** Tags beside the text, at offsets of it. */
  readonly tags: readonly PlacedTag[]
  /** Is the text as given in NFC? */
  readonly isNfc: boolean
  private readonly breaks: LineBreaks | undefined
  private cachedTokens: Token[] | undefined
  private cachedWords: Word[] | undefined
  private cachedPlain: string[] | undefined
  private cachedFolded: string | undefined
  private cachedOpaque: Token[] | undefined

  constructor(raw: string, lang: Lang, tags: readonly PlacedTag[] = NO_TAGS) {
    this.raw = raw
    this.lang = lang
    const plain = raw.normalize('NFC')
    this.isNfc = raw === plain
    const placed = this.isNfc ? tags : inNfc(raw, tags)
    const breaks = tags.length > 0 ? new LineBreaks(plain, placed) : undefined
    if (!breaks || breaks.isNone) {
      this.text = plain
      this.tags = placed
      return
    }
    this.breaks = breaks
    this.text = breaks.into(plain)
    this.tags = placed.map((tag) => ({ ...tag, at: breaks.toBroken(tag.at) }))
  }

  /** Does a line feed stand where a tag was, anywhere or within a span? */
  hasBreaks({ start, end }: Span = { start: 0, end: this.text.length }): boolean {
    return this.breaks?.isWithin(start, end) ?? false
  }

  /** A span of this text → of the text as given. */
  asGiven({ start, end }: Span): Span {
    const [from, to] = this.breaks ? [this.breaks.toPlain(start), this.breaks.toPlain(end)] : [start, end]
    if (this.isNfc) return { start: from, end: to }
    const [first = from, last = to] = fromNfcOffsets(this.raw, [from, to])
    return { start: first, end: last }
  }

  /** A span of the NFC text without line feeds → of this text, with whatever else it holds. */
  fromPlain<T extends Span>(span: T): T {
    if (!this.breaks) return span
    return { ...span, start: this.breaks.toBroken(span.start), end: this.breaks.toBroken(span.end, true) }
  }

  /** Tokens of meaning. */
  get tokens(): readonly Token[] {
    return (this.cachedTokens ??= recognise(this.text, this.lang))
  }

  get words(): readonly Word[] {
    return (this.cachedWords ??= wordsOf(this.text))
  }

  /** The words in small letters, without possessive or marks. */
  get plainWords(): readonly string[] {
    return (this.cachedPlain ??= this.words.map(({ text }) => plainWord(text)))
  }

  /** The fold key; of the length of `text` (T4). */
  get folded(): string {
    return (this.cachedFolded ??= foldKey(this.text))
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end)
  }

  /** Does a tag stand between two offsets? What it parts is not side by side. */
  isParted(from: number, to: number): boolean {
    return this.tags.length > 0 && this.tags.some(({ at }) => from < at && at < to)
  }

  /** Does something that can be seen stand between: a note, a picture, but no beginning or end of a span? */
  isPartedVisibly(from: number, to: number): boolean {
    return this.tags.length > 0 && this.tags.some(({ at, kind }) => from < at && at < to && !SPANS.has(kind))
  }

  /** Is the offset inside a tag, placeholder, link or document number, where prose rules do not hold? */
  isOpaque(at: number): boolean {
    const opaque = (this.cachedOpaque ??= this.tokens.filter(({ kind }) => OPAQUE.has(kind)))
    let [low, high] = [0, opaque.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((opaque[middle]?.end ?? 0) > at) high = middle
      else low = middle + 1
    }
    return (opaque[low]?.start ?? Infinity) <= at
  }
}

const NO_TAGS: readonly PlacedTag[] = []
/** Kinds of tags that open and close a span. */
const SPANS = new Set(['sc', 'ec'])

/** Offsets of the text as given → offsets of its NFC form. */
function inNfc(raw: string, tags: readonly PlacedTag[]): PlacedTag[] {
  return tags.map((tag) => ({ ...tag, at: raw.slice(0, tag.at).normalize('NFC').length }))
}

const OPAQUE = new Set<string>(['tag', 'placeholder', 'link', 'document'])

/** A word in small letters, without possessive or marks. */
export function plainWord(word: string): string {
  let plain = plainWords.get(word)
  if (plain === undefined) {
    plain = dropDiacritics(word.replace(/['’]s?$/iu, '')).toLowerCase()
    if (plainWords.size >= CACHE_SIZE) plainWords.clear()
    plainWords.set(word, plain)
  }
  return plain
}

/** Texts repeat words; the table is emptied before it can grow without bound. */
const plainWords = new Map<string, string>()
const CACHE_SIZE = 20_000

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of matchesOf(WORD, text)) {
    const gap = text.slice(end, match.index)
    const start = match.index
    end = start + match[0].length
    words.push({ text: match[0], start, end, joined: gap === ' ' || (gap !== '' && gap.trim() === '') })
  }
  return words
}
