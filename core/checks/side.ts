import type { Span } from '../language/document-numbers.ts'
import { recognise } from '../language/meaning/recognise.ts'
import type { Lang, Token } from '../language/meaning/token.ts'

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
  private cachedTokens: Token[] | undefined
  private cachedWords: Word[] | undefined

  constructor(raw: string, lang: Lang) {
    this.raw = raw
    this.text = raw.normalize('NFC')
    this.lang = lang
  }

  /** Tokens of meaning. */
  get tokens(): readonly Token[] {
    return (this.cachedTokens ??= recognise(this.text, this.lang))
  }

  get words(): readonly Word[] {
    return (this.cachedWords ??= wordsOf(this.text))
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end)
  }

  /** Is the offset inside a tag, placeholder, link or document number, where prose rules do not hold? */
  isOpaque(at: number): boolean {
    return this.tokens.some(
      (token) =>
        token.start <= at &&
        at < token.end &&
        (token.kind === 'tag' || token.kind === 'placeholder' || token.kind === 'link' || token.kind === 'document'),
    )
  }
}

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    words.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      joined: /^\s+$/u.test(text.slice(end, match.index)),
    })
    end = match.index + match[0].length
  }
  return words
}
