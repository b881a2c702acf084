import { foldedSet, isCased, printSet } from './print-set.ts'
import { Untranslatable, type CharacterSet, type Pattern } from './pattern.ts'

export interface JavaScriptPattern {
  source: string
  /** `u`, or `iu` where the whole ignores case. */
  flags: string
}

/**
 * Writes a pattern as a JavaScript expression under the flag u. `backward`:
 * the expression will stand in a look-behind, which JavaScript matches from
 * right to left; what depends on the direction is refused there.
 */
export function printPattern(pattern: Pattern, backward: boolean): JavaScriptPattern {
  const cases = { ignored: false, kept: false }
  let references = false
  walk(pattern, (node) => {
    if (node.kind === 'reference') references = true
    if (node.kind === 'set' && isCased(node.set)) cases[node.ignoreCase ? 'ignored' : 'kept'] = true
  })
  // JavaScript of today has one flag for the whole; where the cases are mixed, letters are written in both.
  const printer = new Printer(cases.ignored && cases.kept, references)
  return { source: printer.print(pattern, backward), flags: cases.ignored && !cases.kept ? 'iu' : 'u' }
}

function walk(pattern: Pattern, visit: (node: Pattern) => void): void {
  visit(pattern)
  if (pattern.kind === 'sequence') for (const item of pattern.items) walk(item, visit)
  else if (pattern.kind === 'choice') for (const option of pattern.options) walk(option, visit)
  else if ('item' in pattern) walk(pattern.item, visit)
}

class Printer {
  readonly #mixed: boolean
  readonly #references: boolean
  #groups = 0
  /** ICU's group numbers → ours; atomic groups need numbers too. */
  readonly #numbers = new Map<number, number>()

  constructor(mixed: boolean, references: boolean) {
    this.#mixed = mixed
    this.#references = references
  }

  print(pattern: Pattern, backward: boolean): string {
    switch (pattern.kind) {
      case 'set':
        return this.#set(pattern.set, pattern.ignoreCase)
      case 'sequence':
        return pattern.items.map((item) => this.#item(item, backward)).join('')
      case 'choice':
        return pattern.options.map((option) => this.print(option, backward)).join('|')
      case 'capture':
        return this.#capture(pattern, backward)
      case 'look': {
        const open = `(?${pattern.ahead ? '' : '<'}${pattern.negative ? '!' : '='}`
        return `${open}${this.print(pattern.item, !pattern.ahead)})`
      }
      case 'reference': {
        const number = this.#numbers.get(pattern.number)
        if (backward || number === undefined) throw new Untranslatable(`\\${pattern.number}`)
        return `(?:\\${number})`
      }
      case 'repeat':
        return this.#repeat(pattern, backward)
      case 'atomic':
        return this.#atomic(pattern.item, backward, '(?>…)')
      case 'place':
      case 'cluster':
        return pattern.source
    }
  }

  #item(item: Pattern, backward: boolean): string {
    const source = this.print(item, backward)
    return item.kind === 'choice' ? `(?:${source})` : source
  }

  #set(set: CharacterSet, ignoreCase: boolean): string {
    return printSet(this.#mixed && ignoreCase && isCased(set) ? foldedSet(set) : set)
  }

  #capture({ number, item }: Extract<Pattern, { kind: 'capture' }>, backward: boolean): string {
    if (!this.#references) return `(?:${this.print(item, backward)})`
    this.#numbers.set(number, ++this.#groups)
    return `(${this.print(item, backward)})`
  }

  #repeat(pattern: Extract<Pattern, { kind: 'repeat' }>, backward: boolean): string {
    const { item, min, max, how } = pattern
    if (how === 'possessive' && item.kind !== 'set') {
      return this.#atomic({ ...pattern, how: 'greedy' }, backward, `(…)${count(min, max)}+`)
    }
    const printed = this.print(item, backward)
    const each = item.kind === 'set' ? printed : `(?:${printed})`
    if (how === 'lazy') return `${each}${count(min, max)}?`
    if (how === 'greedy' || min === max) return each + count(min, max)
    // A possessive run of one kind of character ends where no more of it follows, or where it is full.
    const run = `${each}${count(min, max === Infinity ? max : max - 1)}(?!${each})`
    return max === Infinity ? run : `(?:${each}{${max}}|${run})`
  }

  /** A group that is never entered again: the same as any other where all its matches are of one length. */
  #atomic(item: Pattern, backward: boolean, construct: string): string {
    if (lengthOf(item) !== null) return `(?:${this.print(item, backward)})`
    if (item.kind === 'repeat' && item.item.kind === 'set')
      return this.#repeat({ ...item, how: asAtomic(item) }, backward)
    if (backward) throw new Untranslatable(construct)
    const number = ++this.#groups
    return `(?=(${this.print(item, false)}))(?:\\${number})`
  }
}

/** A lazy run that is never taken up again stays at its least. */
function asAtomic({ how }: Extract<Pattern, { kind: 'repeat' }>): 'possessive' | 'lazy' {
  return how === 'lazy' ? 'lazy' : 'possessive'
}

function count(min: number, max: number): string {
  if (min === 0 && max === Infinity) return '*'
  if (min === 1 && max === Infinity) return '+'
  if (min === 0 && max === 1) return '?'
  return `{${min}${max === min ? '' : `,${max === Infinity ? '' : max}`}}`
}

/** Characters that every match has, or null where matches differ in length. */
function lengthOf(pattern: Pattern): number | null {
  switch (pattern.kind) {
    case 'set':
      return 1
    case 'place':
    case 'look':
      return 0
    case 'capture':
    case 'atomic':
      return lengthOf(pattern.item)
    case 'sequence':
      return pattern.items.reduce<number | null>((sum, item) => plus(sum, lengthOf(item)), 0)
    case 'choice': {
      const lengths = new Set(pattern.options.map(lengthOf))
      return lengths.size === 1 ? ([...lengths][0] ?? null) : null
    }
    case 'repeat': {
      const each = lengthOf(pattern.item)
      return each !== null && pattern.min === pattern.max ? each * pattern.min : null
    }
    default:
      return null
  }
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
