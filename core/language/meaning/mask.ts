import type { Span } from '../document-numbers.ts'
import type { Token } from './token.ts'

/** What consumed text looks like to later recognisers: no letter, no digit, no space. */
const CONSUMED = '\ue000'

/**
 * A text that recognisers eat from, each seeing only what those before it
 * left. Offsets never move.
 */
export class Mask {
  readonly original: string
  /** The text with everything consumed blotted out. */
  text: string
  readonly tokens: Token[] = []

  constructor(text: string) {
    this.original = text
    this.text = text
  }

  /** Runs a recogniser over what is left and consumes what it finds; overlapping finds go to the first. */
  take(recognise: (text: string, original: string) => Iterable<Token>): void {
    const found: Token[] = []
    let end = 0
    for (const token of recognise(this.text, this.original)) {
      if (token.start < end) continue
      found.push(token)
      end = token.end
    }
    this.consume(found)
    for (const token of found) this.tokens.push(token)
  }

  /** Blots spans out without a token; they must ascend. */
  consume(spans: readonly Span[]): void {
    if (spans.length === 0) return
    let out = ''
    let at = 0
    for (const { start, end } of spans) {
      out += this.text.slice(at, start) + CONSUMED.repeat(end - start)
      at = end
    }
    this.text = out + this.text.slice(at)
  }
}
