import type { Cursor } from './cursor.ts'
import { known, not, one, union, Untranslatable, type CharacterSet } from './pattern.ts'
import { propertySet } from './properties.ts'

const between = (from: number, to: number): CharacterSet => ({ kind: 'range', from, to })

/** Line ends as ICU counts them. */
export const lineEnds = union(between(0x0a, 0x0d), one(0x85), one(0x2028), one(0x2029))
const word = propertySet('word', false, '\\w')
const digit = known('\\p{Nd}')
/** JavaScript's `\s` and the next-line character; as in ICU, but for U+FEFF, which is no text either. */
const space = union(known('\\s'), one(0x85))
const blank = union(known('\\p{Zs}'), one(9))
const classes: Record<string, CharacterSet> = { d: digit, w: word, s: space, h: blank, v: lineEnds }

const controls: Record<string, number> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 }

/** After a backslash: an escape that stands for a set of characters, or null with nothing eaten. */
export function readClassEscape(cursor: Cursor): CharacterSet | null {
  const letter = cursor.peek()
  const set = classes[letter.toLowerCase()]
  if (set && /[a-z]/i.test(letter)) {
    cursor.next()
    return letter === letter.toLowerCase() ? set : not(set)
  }
  const property = cursor.match(/^([pP])(?:\{([^{}]*)\}|([A-Za-z]))/)
  if (property) {
    const [written, kind = 'p', long, short] = property
    return propertySet(long ?? short ?? '', kind === 'P', `\\${written}`)
  }
  if (letter === 'N' && !cursor.match(/^N(?=\{)/)) {
    cursor.next()
    return not(lineEnds)
  }
  // `\N{` has been eaten up to the brace.
  if (letter !== 'N') return null
  const code = cursor.match(/^\{U\+([0-9A-Fa-f]{1,6})\}/)?.[1]
  if (code === undefined) throw new Untranslatable(`\\N${cursor.match(/^\{[^}]*\}?/)?.[0] ?? ''}`)
  return one(Number.parseInt(code, 16))
}

/** After a backslash: an escape that stands for one character. */
export function readCharacterEscape(cursor: Cursor): number {
  const pair = cursor.match(/^u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/)
  if (pair) return String.fromCharCode(hex(pair[1]), hex(pair[2])).codePointAt(0) ?? 0
  const code = cursor.match(
    /^(?:x\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{1,2})|u\{([0-9A-Fa-f]{1,8})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/,
  )
  if (code) return inUnicode(hex(code.slice(1).find((digits) => digits !== undefined)), `\\${code[0]}`)
  const octal = cursor.match(/^0([0-7]{1,3})/)
  if (octal) return Number.parseInt(octal[1] ?? '0', 8)
  const control = cursor.match(/^c([@-_a-z])/)
  if (control) return (control[1] ?? '').toUpperCase().charCodeAt(0) ^ 0x40
  const letter = cursor.peek()
  const known = controls[letter]
  if (known !== undefined) {
    cursor.next()
    return known
  }
  if (/^[0-9A-Za-z]/.test(letter)) throw new Untranslatable(`\\${letter}`)
  return cursor.next()
}

const hex = (digits: string | undefined): number => Number.parseInt(digits ?? '0', 16)

function inUnicode(code: number, construct: string): number {
  if (code > 0x10ffff) throw new Untranslatable(construct)
  return code
}
