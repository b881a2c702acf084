import type { Span } from '../language/document-numbers.ts'
import { foldKey } from '../language/fold.ts'
import { recognise } from '../language/meaning/recognise.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import type { Lang, Token } from '../language/meaning/token.ts'
import type { PlacedTag } from '../model/plain.ts'
import { matchesOf } from '../language/matches.ts'

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
  /** NFC; all spans of checks are offsets of it. */
  readonly text: string
  /** Tags beside the text, at offsets of it. */
  readonly tags: readonly PlacedTag[]
  private cachedTokens: Token[] | undefined
  private cachedWords: Word[] | undefined
  private cachedPlain: string[] | undefined
  private cachedFolded: string | undefined
  private cachedOpaque: Token[] | undefined

  constructor(raw: string, lang: Lang, tags: readonly PlacedTag[] = NO_TAGS) {
    this.raw = raw
    this.text = raw.normalize('NFC')
    this.lang = lang
    this.tags = raw === this.text ? tags : inNfc(raw, tags)
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
