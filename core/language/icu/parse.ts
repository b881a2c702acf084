import { Cursor } from './cursor.ts'
import { lineEnds, readCharacterEscape, readClassEscape } from './escapes.ts'
import { not, one, union, Untranslatable, type CharacterSet, type Pattern } from './pattern.ts'
import { clusterEscapes, placeEscapes, places } from './places.ts'
import { readSet } from './sets.ts'

interface Flags {
  i: boolean
  m: boolean
  s: boolean
  x: boolean
}

/**
 * Reads a regular expression as ICU (and Java, where both agree) writes them.
 * Throws Untranslatable with the construct that JavaScript has no word for, or
 * where the expression is malformed.
 */
export function parseIcu(expression: string): Pattern {
  const parser = new Parser(expression)
  const pattern = parser.choice()
  if (!parser.cursor.atEnd()) throw new Untranslatable(parser.cursor.peek(12))
  return pattern
}

/** Largest count in braces: V8 unrolls them. */
const maxCount = 1000

class Parser {
  readonly cursor: Cursor
  #flags: Flags = { i: false, m: false, s: false, x: false }
  #groups = 0
  readonly #names = new Map<string, number>()

  constructor(expression: string) {
    this.cursor = new Cursor(expression)
  }

  /** Alternatives up to a closing parenthesis. Flags set inside end with the group around. */
  choice(): Pattern {
    return this.cursor.nested(() => {
      const outer = this.#flags
      const options = [this.#sequence()]
      while (this.cursor.eat('|')) options.push(this.#sequence())
      this.#setFlags(outer)
      const [only] = options
      return only && options.length === 1 ? only : { kind: 'choice', options }
    })
  }

  #sequence(): Pattern {
    const items: Pattern[] = []
    for (;;) {
      const quoted = this.cursor.settle()
      if (this.cursor.atEnd() || (!quoted && /^[|)]/.test(this.cursor.peek()))) break
      const atom = quoted ? this.#set(one(this.cursor.next())) : this.#atom()
      if (atom) items.push(this.#repeated(atom))
    }
    const [only] = items
    return only && items.length === 1 ? only : { kind: 'sequence', items }
  }

  /** Null for what only sets flags or comments. */
  #atom(): Pattern | null {
    const { cursor } = this
    if (cursor.eat('(')) return this.#group()
    if (cursor.eat('[')) return this.#set(readSet(cursor))
    if (cursor.eat('\\')) return this.#escape()
    if (cursor.eat('.')) return this.#set(this.#flags.s ? not(union()) : not(lineEnds))
    if (cursor.eat('^')) return { kind: 'place', source: this.#flags.m ? places.lineStart : places.start }
    if (cursor.eat('$')) return { kind: 'place', source: this.#flags.m ? places.lineEnd : places.lastLineEnd }
    if (/^[*+?{]/.test(cursor.peek())) throw new Untranslatable(cursor.peek(6))
    return this.#set(one(cursor.next()))
  }

  #set(set: CharacterSet): Pattern {
    return { kind: 'set', set, ignoreCase: this.#flags.i }
  }

  #escape(): Pattern {
    const { cursor } = this
    const letter = cursor.peek()
    const source = placeEscapes[letter]
    if (source !== undefined) {
      cursor.next()
      return { kind: 'place', source }
    }
    const cluster = clusterEscapes[letter]
    if (cluster !== undefined) {
      cursor.next()
      return { kind: 'cluster', source: cluster }
    }
    const named = cursor.match(/^k<(\w+)>/)
    if (named) return this.#reference(this.#names.get(named[1] ?? ''), `\\${named[0]}`)
    const numbered = cursor.match(/^[1-9]/)
    if (numbered) return this.#reference(Number(numbered[0]), `\\${numbered[0]}`)
    const set = readClassEscape(cursor)
    return this.#set(set ?? one(readCharacterEscape(cursor)))
  }

  #reference(number: number | undefined, construct: string): Pattern {
    if (number === undefined || number > this.#groups || this.#flags.i) throw new Untranslatable(construct)
    return { kind: 'reference', number }
  }

  /** After `(`. */
  #group(): Pattern | null {
    const { cursor } = this
    if (cursor.match(/^\?#/)) {
      while (!cursor.eat(')')) cursor.next()
      return null
    }
    const look = cursor.match(/^\?(<?)([=!])/)
    if (look) {
      return this.#closed((item) => ({ kind: 'look', ahead: look[1] === '', negative: look[2] === '!', item }))
    }
    if (cursor.eat('?:')) return this.#closed((item) => item)
    if (cursor.eat('?>')) return this.#closed((item) => ({ kind: 'atomic', item }))
    const name = cursor.match(/^\?<([A-Za-z]\w*)>/)?.[1]
    if (name === undefined && cursor.peek() === '?') return this.#flagGroup()
    const number = ++this.#groups
    if (name !== undefined) this.#names.set(name, number)
    return this.#closed((item) => ({ kind: 'capture', number, item }))
  }

  #closed(make: (item: Pattern) => Pattern): Pattern {
    const item = this.choice()
    this.cursor.expect(')')
    return make(item)
  }

  /** `(?i)` for the rest of the group around, `(?i:…)` for its own. */
  #flagGroup(): Pattern | null {
    const written = this.cursor.match(/^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/)
    // u and U ask for Unicode, which is what we do anyway; d and w mean other line ends and word ends.
    if (!written || /[^imsxuU]/.test((written[1] ?? '') + (written[2] ?? ''))) {
      throw new Untranslatable(`(${written?.[0] ?? this.cursor.peek(4)}`)
    }
    const outer = this.#flags
    const flags = { ...outer }
    for (const flag of written[1] ?? '') if (flag in flags) flags[flag as keyof Flags] = true
    for (const flag of written[2] ?? '') if (flag in flags) flags[flag as keyof Flags] = false
    this.#setFlags(flags)
    if (written[3] === ')') return null
    const item = this.#closed((inner) => inner)
    this.#setFlags(outer)
    return item
  }

  #setFlags(flags: Flags): void {
    this.#flags = flags
    this.cursor.comments = flags.x
  }

  #repeated(item: Pattern): Pattern {
    // A quotation that goes on has no quantifier.
    if (this.cursor.settle()) return item
    const found = this.cursor.match(/^(?:([*+?])|\{\s*(\d{1,9})\s*(?:(,)\s*(\d{1,9})?\s*)?\})([?+]?)/)
    if (!found) return item
    const [written, sign, least, comma, most, how] = found
    const min = sign ? (sign === '+' ? 1 : 0) : Number(least)
    const max = sign ? (sign === '?' ? 1 : Infinity) : comma ? Number(most ?? Infinity) : min
    if (max < min || min > maxCount || (max !== Infinity && max > maxCount)) throw new Untranslatable(written)
    return this.#repeated({
      kind: 'repeat',
      item,
      min,
      max,
      how: how === '?' ? 'lazy' : how === '+' ? 'possessive' : 'greedy',
    })
  }
}
