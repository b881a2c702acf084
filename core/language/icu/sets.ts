import type { Cursor } from './cursor.ts'
import { readCharacterEscape, readClassEscape } from './escapes.ts'
import { not, one, Untranslatable, type CharacterSet } from './pattern.ts'
import { propertySet } from './properties.ts'

/**
 * A bracket expression, after its `[`: ranges, escapes, POSIX classes, nested
 * sets, and the operators of ICU and Java: `&&`, `--`, and between two nested
 * sets also `&` and `-`. Operators bind looser than union, from left to right.
 */
export function readSet(cursor: Cursor): CharacterSet {
  return cursor.nested(() => {
    const negated = cursor.eat('^')
    let left: CharacterSet | null = null
    let operator: 'both' | 'minus' | null = null
    for (let first = true; ; first = false) {
      const right = readUnion(cursor, first)
      left = left && operator ? { kind: operator, left, right } : right
      operator = readOperator(cursor)
      if (!operator) break
    }
    cursor.expect(']')
    return negated ? not(left) : left
  })
}

function readOperator(cursor: Cursor): 'both' | 'minus' | null {
  if (cursor.match(/^(?:&&|&(?=\[))/)) return 'both'
  return cursor.match(/^(?:--|-(?=\[))/) ? 'minus' : null
}

/** Members up to an operator or the end. Right after `[` or `[^` a `]` is a character. */
function readUnion(cursor: Cursor, first: boolean): CharacterSet {
  const of: CharacterSet[] = []
  for (let start = first; ; start = false) {
    const quoted = cursor.settle()
    if (cursor.atEnd()) throw new Untranslatable('[')
    if (!quoted) {
      if (cursor.peek() === ']' && !start) break
      // A nested set before it makes `&` and `-` operators; so are the doubled ones anywhere but in front.
      if (of.length > 0 && /^(?:&&|--(?!\])|[&-]\[)/.test(cursor.peek(3))) break
    }
    of.push(readMember(cursor, quoted))
  }
  const [only] = of
  return only && of.length === 1 ? only : { kind: 'union', of }
}

function readMember(cursor: Cursor, quoted: boolean): CharacterSet {
  if (!quoted) {
    const posix = cursor.match(/^\[:(\^?)([A-Za-z0-9_ =-]+):\]/)
    if (posix) return propertySet(posix[2] ?? '', posix[1] === '^', posix[0])
    if (cursor.eat('[')) return readSet(cursor)
  }
  const from = readCharacter(cursor, quoted)
  if (typeof from !== 'number') return from
  // A hyphen before the closing bracket, or before an operator, is itself.
  if (quoted || cursor.settle() || !/^-(?![\]\[-])/s.test(cursor.peek(2))) return one(from)
  cursor.next()
  const to = readCharacter(cursor, cursor.settle())
  if (typeof to !== 'number') return { kind: 'union', of: [one(from), one(0x2d), to] }
  if (to < from) throw new Untranslatable(`[${String.fromCodePoint(from)}-${String.fromCodePoint(to)}]`)
  return { kind: 'range', from, to }
}

function readCharacter(cursor: Cursor, quoted: boolean): number | CharacterSet {
  if (quoted || !cursor.eat('\\')) return cursor.next()
  // In a set `\b` is the backspace, as in every dialect.
  if (cursor.eat('b')) return 8
  return readClassEscape(cursor) ?? readCharacterEscape(cursor)
}
