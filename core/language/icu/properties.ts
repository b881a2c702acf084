import { known, not, one, union, Untranslatable, type CharacterSet } from './pattern.ts'

/** Names of POSIX, Java and ICU that JavaScript calls otherwise; letters only, lower case. */
const otherNames: Record<string, string> = {
  alpha: 'Alphabetic',
  alnum: '',
  upper: 'Uppercase',
  lower: 'Lowercase',
  punct: 'P',
  digit: 'Nd',
  space: 'White_Space',
  xdigit: 'Hex_Digit',
  cntrl: 'Cc',
  letter: 'L',
  mark: 'M',
  number: 'N',
  punctuation: 'P',
  symbol: 'S',
  separator: 'Z',
  javaletter: 'L',
  javauppercase: 'Uppercase',
  javalowercase: 'Lowercase',
  javawhitespace: 'White_Space',
  javaalphabetic: 'Alphabetic',
  all: 'Any',
}

/** `\p{…}` and `[:…:]`: `^` before the name negates. Names are read as loosely as ICU does. */
export function propertySet(written: string, negated: boolean, construct: string): CharacterSet {
  const [, caret, name] = /^\s*(\^?)(.*?)\s*$/s.exec(written) ?? []
  const set = positive(name ?? '', construct)
  return negated !== (caret === '^') ? not(set) : set
}

function positive(name: string, construct: string): CharacterSet {
  const bare = name.replace(/[\s_-]/g, '').toLowerCase()
  const short = bare.replace(/^(?:is|posix)(?=.)/, '')
  const special = composed[short]
  if (special) return special
  const other = otherNames[short]
  for (const candidate of other ? [other] : candidates(name)) {
    if (isProperty(candidate)) return known(`\\p{${candidate}}`)
  }
  throw new Untranslatable(construct)
}

/** Classes that are several properties together (UTS 18, annex C). */
const composed: Record<string, CharacterSet> = {
  alnum: union(known('\\p{Alphabetic}'), known('\\p{Nd}')),
  blank: union(known('\\p{Zs}'), one(9)),
  word: union(known('\\p{Alphabetic}'), known('\\p{M}'), known('\\p{Nd}'), known('\\p{Pc}'), one(0x200c), one(0x200d)),
  graph: not(union(known('\\p{White_Space}'), known('\\p{Cc}'), known('\\p{Cs}'), known('\\p{Cn}'))),
  print: union(
    known('\\p{Zs}'),
    not(union(known('\\p{White_Space}'), known('\\p{Cc}'), known('\\p{Cs}'), known('\\p{Cn}'))),
  ),
}

/** The name as JavaScript may know it: as written, in its usual spelling, as a script. */
function candidates(name: string): string[] {
  const [, key = '', value = ''] = /^(?:([^=:]*)[=:])?(.*)$/s.exec(name) ?? []
  const titled = (text: string): string =>
    text
      .trim()
      .split(/[\s_-]+/)
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
      .join('_')
  const values = [value, titled(value), value.replace(/^[Ii]s(?=.)/, ''), titled(value.replace(/^[Ii]s(?=.)/, ''))]
  if (key === '') return [...values, ...values.map((each) => `Script=${each}`)]
  const keys: Record<string, string> = { gc: 'gc', sc: 'sc', scx: 'scx' }
  const longKey = keys[key.trim().toLowerCase()] ?? titled(key)
  return values.map((each) => `${longKey}=${each}`)
}

const seen = new Map<string, boolean>()

function isProperty(name: string): boolean {
  if (!/^[A-Za-z0-9_=]+$/.test(name)) return false
  let valid = seen.get(name)
  if (valid === undefined) {
    try {
      new RegExp(`[\\p{${name}}]`, 'u')
      valid = true
    } catch {
      valid = false
    }
    if (seen.size < 1000) seen.set(name, valid)
  }
  return valid
}
