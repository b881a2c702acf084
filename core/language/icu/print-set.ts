import type { CharacterSet } from './pattern.ts'

/**
 * A set as one atom of a JavaScript expression under the flag u. The flag v
 * could say intersections shorter, but V8 11 fails on negated classes in
 * look-behinds under it.
 */
export function printSet(set: CharacterSet): string {
  const inside = members(set)
  if (inside !== null) return set.kind === 'known' || isSingle(set) ? inside : `[${inside}]`
  switch (set.kind) {
    case 'union':
      return `(?:${set.of.map(printSet).join('|')})`
    case 'not': {
      const excluded = members(set.of)
      return excluded === null ? `(?:(?!${printSet(set.of)})[^])` : `[^${excluded}]`
    }
    case 'both':
      return `(?:(?=${printSet(set.left)})${printSet(set.right)})`
    case 'minus':
      return `(?:(?!${printSet(set.right)})${printSet(set.left)})`
    default:
      return ''
  }
}

const isSingle = (set: CharacterSet): boolean => set.kind === 'range' && set.from === set.to

/** The set as it stands between brackets; null where it cannot. */
function members(set: CharacterSet): string | null {
  if (set.kind === 'range') {
    return isSingle(set) ? character(set.from) : `${character(set.from)}-${character(set.to)}`
  }
  if (set.kind === 'known') return set.source
  if (set.kind === 'not' && set.of.kind === 'known') return complement(set.of.source)
  if (set.kind !== 'union') return null
  let all = ''
  for (const each of set.of) {
    const inside = members(each)
    if (inside === null) return null
    all += inside
  }
  return all
}

/** `\p{…}` ↔ `\P{…}`, `\s` ↔ `\S`. */
function complement(escape: string): string {
  const letter = escape.charAt(1)
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  return `\\${other}${escape.slice(2)}`
}

/** Letters and digits of ASCII as they are, all else by number: nothing to escape wrongly. */
function character(code: number): string {
  const text = String.fromCodePoint(code)
  return /[0-9A-Za-z]/.test(text) ? text : `\\u{${code.toString(16)}}`
}

/** Classes that hold a letter without its other case. */
const casedClass = /^\\[pP]\{(?:gc=|General_Category=)?(?:L[ult]|(?:Upper|Lower|Title)case(?:_Letter)?)\}$/
/** Ranges longer than this are taken to hold letters; the longest that is written out. */
const longRange = 3000

/** Does it matter for this set whether case is ignored? */
export function isCased(set: CharacterSet): boolean {
  switch (set.kind) {
    case 'range':
      return set.to - set.from > longRange || variants(set.from, set.to).length > 0
    case 'known':
      return casedClass.test(set.source)
    case 'union':
      return set.of.some(isCased)
    case 'not':
      return isCased(set.of)
    case 'both':
    case 'minus':
      return isCased(set.left) || isCased(set.right)
  }
}

/** The set together with the other case of its letters. */
export function foldedSet(set: CharacterSet): CharacterSet {
  switch (set.kind) {
    case 'range':
      return { kind: 'union', of: [set, ...variants(set.from, Math.min(set.to, set.from + longRange))] }
    case 'known':
      return casedClass.test(set.source)
        ? { kind: 'known', source: set.source.startsWith('\\P') ? '\\P{LC}' : '\\p{LC}' }
        : set
    case 'union':
      return { kind: 'union', of: set.of.map(foldedSet) }
    case 'not':
      return { kind: 'not', of: foldedSet(set.of) }
    case 'both':
    case 'minus':
      return { kind: set.kind, left: foldedSet(set.left), right: foldedSet(set.right) }
  }
}

/** The other cases of the letters of a range, as far as they are one character and outside it. */
function variants(from: number, to: number): CharacterSet[] {
  const found = new Set<number>()
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code)
    for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
      const [first, ...more] = other
      const otherCode = first?.codePointAt(0) ?? code
      if (more.length === 0 && (otherCode < from || otherCode > to)) found.add(otherCode)
    }
  }
  return [...found].map((code) => ({ kind: 'range', from: code, to: code }))
}
