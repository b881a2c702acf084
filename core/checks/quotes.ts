import { matchesOf } from '../language/matches.ts'

/** The quotation marks of a text, paired off. */
export interface Quotes {
  /** Quoted spans, each from its opening to after its closing mark. */
  spans: { start: number; end: number }[]
  /** Marks without a partner. */
  open: number[]
  close: number[]
}

const OPENERS: Record<string, string> = { '“': '”', '«': '»', '„': '”' }
const CLOSERS = new Set(['”', '»'])
const DOUBLE = /["“”«»„]/g
const SINGLE = /['‘’]/g
/** Words that begin with an apostrophe. */
const CLIPPED = /^['’‘](?:\d0s|tis|twas|em|n|til|cause)(?!\p{L})/iu

/**
 * Pairs quotation marks: curly, straight, guillemets; single ones only where
 * an opening one is certain, because the closing one is also the apostrophe.
 * Inch marks and primes (5", 6'2") are none.
 */
export function quotesOf(text: string): Quotes {
  const quotes: Quotes = { spans: [], open: [], close: [] }
  if (!/["'“”‘’«»„]/.test(text)) return quotes
  doubles(text, quotes)
  singles(text, quotes)
  return quotes
}

function doubles(text: string, quotes: Quotes): void {
  const stack: { mark: string; at: number }[] = []
  for (const { 0: mark, index: at } of matchesOf(DOUBLE, text)) {
    if (mark === '"') {
      const top = stack.at(-1)
      if (top?.mark === '"') {
        stack.pop()
        quotes.spans.push({ start: top.at, end: at + 1 })
      } else if (!isInch(text, at)) stack.push({ mark, at })
    } else if (mark in OPENERS) stack.push({ mark, at })
    else if (CLOSERS.has(mark)) {
      const index = stack.findLastIndex((open) => OPENERS[open.mark] === mark)
      const opener = stack[index]
      if (!opener) quotes.close.push(at)
      else {
        quotes.open.push(
          ...stack
            .splice(index)
            .slice(1)
            .map((open) => open.at),
        )
        quotes.spans.push({ start: opener.at, end: at + 1 })
      }
    }
  }
  for (const { at } of stack) quotes.open.push(at)
}

const isInch = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + 1))

function singles(text: string, quotes: Quotes): void {
  let opener = -1
  for (const { 0: mark, index: at } of matchesOf(SINGLE, text)) {
    const before = text.charAt(at - 1)
    const after = text.charAt(at + 1)
    const opens =
      mark === '‘' ? !/\d/.test(after) : mark === "'" && /^$|[\s("“«[–—-]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
    if (opens && !CLIPPED.test(text.slice(at, at + 8))) {
      if (opener >= 0) quotes.open.push(opener)
      opener = at
    } else if (
      opener >= 0 &&
      mark !== '‘' &&
      /\S/u.test(before) &&
      !/[\p{L}\p{N}]/u.test(after) &&
      !isPossessive(text, at, opener)
    ) {
      quotes.spans.push({ start: opener, end: at + 1 })
      opener = -1
    }
  }
  if (opener >= 0) quotes.open.push(opener)
}

/** "‘the workers’ rights’": a plural possessive inside, if another closing mark follows. */
function isPossessive(text: string, at: number, opener: number): boolean {
  if (text.charAt(at - 1) !== 's' || !/^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) return false
  const closing = text.charAt(opener) === '‘' ? '’' : "'"
  return new RegExp(`\\S${closing}(?![\\p{L}\\p{N}])`, 'u').test(text.slice(at + 1, at + 400))
}
