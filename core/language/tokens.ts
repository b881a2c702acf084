import { classAt, DIGIT, IGNORABLE, LETTER, LINE_BREAK, OTHER, SPACE } from './characters.ts'

export type TokenKind = 'word' | 'number' | 'mark'

/** What stands before a token: nothing, spaces (at most one line break), or a blank line. */
export type Gap = 'none' | 'space' | 'break'

/** Offsets in UTF-16 code units of the text given. */
export interface Token {
  kind: TokenKind
  start: number
  end: number
  gap: Gap
}

/**
 * W3.1: maximal runs of letters (with marks), or of digits; every other
 * non-space character alone. Ignorable characters (U7) inside a run belong to
 * it; elsewhere they are passed over.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const gapStart = at
    at = skipGap(text, at)
    if (at >= text.length) break
    const gap = gapKind(text, gapStart, at)
    const kind = classAt(text, at)
    const start = at
    if (kind === LETTER || kind === DIGIT) {
      at = endOfRun(text, at, kind)
      tokens.push({ kind: kind === LETTER ? 'word' : 'number', start, end: at, gap })
    } else {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      tokens.push({ kind: 'mark', start, end: at, gap })
    }
  }
  return tokens
}

function skipGap(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const kind = classAt(text, at)
    if (kind === OTHER || kind === LETTER || kind === DIGIT) break
  }
  return at
}

function gapKind(text: string, from: number, to: number): Gap {
  let gap: Gap = 'none'
  let breaks = 0
  for (let at = from; at < to; at++) {
    const kind = classAt(text, at)
    if (kind === LINE_BREAK && !(text[at] === '\n' && text[at - 1] === '\r' && at > from)) breaks++
    if (kind === SPACE || kind === LINE_BREAK) gap = 'space'
  }
  return breaks > 1 ? 'break' : gap
}

/** End of a run of one kind, after its last letter or digit: ignorables count only between two of them. */
function endOfRun(text: string, from: number, kind: number): number {
  let end = from
  for (let at = from; at < text.length; at++) {
    const here = classAt(text, at)
    if (here === kind) end = at + 1
    else if (here !== IGNORABLE) break
  }
  return end
}

/** A token's text without ignorable characters. */
export function bareToken(surface: string): string {
  return IGNORABLES.test(surface) ? surface.replace(IGNORABLES_ALL, '') : surface
}
const IGNORABLES = /[\u200b-\u200d\u2060\ufeff\u00ad]/
const IGNORABLES_ALL = /[\u200b-\u200d\u2060\ufeff\u00ad]/g
