import { Untranslatable } from './icu/pattern.ts'
import { endsSo } from './icu/literal.ts'
import { translateSide, translateWhole, type TranslatedSide } from './icu/translate.ts'

/**
 * Segmentation Rules eXchange 2.0 (LISA/GALA, 2008) as plain values, and the
 * rules at work. Reading the XML is the business of `filters/srx.ts`, ICU
 * expressions of `icu/`.
 */
export interface SrxRule {
  /** `break="yes"` (the default) or `"no"`. */
  breaks: boolean
  /** ICU regular expression that must match up to the position; empty matches anything. */
  before: string
  /** ICU regular expression that must match from the position on. */
  after: string
}

export interface SrxLanguageRule {
  name: string
  rules: SrxRule[]
}

export interface SrxDocument {
  segmentSubflows: boolean
  /** With cascading, all matching language maps apply in order; else only the first. */
  cascade: boolean
  languageRules: SrxLanguageRule[]
  /** `pattern` is matched against the whole language code. */
  languageMaps: { pattern: string; rule: string }[]
}

/** Where a rule stands in its file: the name of its language rule, and its number in it, from 1. */
export interface RulePlace {
  languageRule: string
  index: number
}

export interface PlacedRule extends RulePlace {
  rule: SrxRule
}

/** A rule ready to run; a side that matches anything is null. */
export interface CompiledRule {
  place: RulePlace
  breaks: boolean
  before: Side | null
  after: Side | null
}

/** One side of a rule, tested at one position. Its expression is compiled when it first has a chance. */
class Side {
  readonly #translated: TranslatedSide
  readonly #source: string
  #sticky: RegExp | null = null
  #search: RegExp | null = null

  constructor(translated: TranslatedSide, side: 'before' | 'after') {
    this.#translated = translated
    this.#source = side === 'before' ? `(?<=${translated.source})` : translated.source
  }

  matches(text: string, position: number): boolean {
    const { end, flags } = this.#translated
    if (end && !endsSo(end, text, position)) return false
    this.#sticky ??= new RegExp(this.#source, `y${flags}`)
    this.#sticky.lastIndex = position
    return this.#sticky.test(text)
  }

  /** Finds every position it matches. */
  search(): RegExp {
    return (this.#search ??= new RegExp(this.#source, `g${this.#translated.flags}`))
  }
}

/** A rule that cannot be said in a JavaScript expression; it is reported, never skipped silently. */
export interface UnsupportedRule extends RulePlace {
  /** The construct at fault, as it stands in the file. */
  construct: string
}

/** The rule at work, for a guard that has to stop one that does not end. */
export interface Watch {
  place: RulePlace | null
}

/** Do the maps send this language to any rules, and to which, in the order in which they decide? */
export function rulesFor(document: SrxDocument, lang: string): PlacedRule[] {
  const chosen = document.languageMaps.filter(({ pattern }) => matchesLanguage(pattern, lang))
  return (document.cascade ? chosen : chosen.slice(0, 1)).flatMap((map) => {
    const languageRule = document.languageRules.find(({ name }) => name === map.rule)
    return (languageRule?.rules ?? []).map((rule, at) => ({ languageRule: map.rule, index: at + 1, rule }))
  })
}

/** Language maps whose pattern cannot be read; they choose nothing. */
export function unsupportedMaps(document: SrxDocument): UnsupportedRule[] {
  return document.languageMaps.flatMap(({ pattern, rule }) => {
    const construct = faultOf(() => translateWhole(pattern))
    return construct === null ? [] : [{ languageRule: rule, index: 0, construct }]
  })
}

function matchesLanguage(pattern: string, lang: string): boolean {
  try {
    return translateWhole(pattern).test(lang)
  } catch (error) {
    if (error instanceof Untranslatable) return false
    throw error
  }
}

function faultOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Untranslatable) return error.construct
    throw error
  }
}

/** Rules ready to run, and those that cannot; the order stays. */
export function compileRules(rules: readonly PlacedRule[]): {
  rules: CompiledRule[]
  unsupported: UnsupportedRule[]
} {
  const compiled: CompiledRule[] = []
  const unsupported: UnsupportedRule[] = []
  // Hundreds of rules share a few expressions after the break.
  const known = new Map<string, Side | null>()
  const side = (icu: string, which: 'before' | 'after'): Side | null => {
    const key = `${which} ${icu}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const translated = translateSide(icu, which)
    const made = translated && new Side(translated, which)
    known.set(key, made)
    return made
  }
  for (const { rule, languageRule, index } of rules) {
    const construct = faultOf(() => {
      const [before, after] = [side(rule.before, 'before'), side(rule.after, 'after')]
      compiled.push({ place: { languageRule, index }, breaks: rule.breaks, before, after })
    })
    if (construct !== null) unsupported.push({ languageRule, index, construct })
  }
  return { rules: compiled, unsupported }
}

/**
 * Positions where some break rule matches, in order; the ends of the text are
 * none. Linear in the text as long as the rules look back a bounded distance.
 */
export function breakCandidates(rules: readonly CompiledRule[], text: string, watch?: Watch): number[] {
  const positions = new Set<number>()
  for (const rule of rules) {
    if (!rule.breaks) continue
    if (watch) watch.place = rule.place
    for (const { index } of text.matchAll(rule.before?.search() ?? /(?:)/gu)) {
      if (index > 0 && index < text.length && matches(rule.after, text, index)) positions.add(index)
    }
  }
  return [...positions].sort((a, b) => a - b)
}

/** Break positions of a text, in order: where the first matching rule is a break rule. */
export function breakPositions(rules: readonly CompiledRule[], text: string, watch?: Watch): number[] {
  return breakCandidates(rules, text, watch).filter((position) => decide(rules, text, position, watch))
}

/** What the first matching rule says about a position; null where no rule matches, which means no break. */
export function decide(rules: readonly CompiledRule[], text: string, position: number, watch?: Watch): boolean | null {
  for (const rule of rules) {
    if (watch) watch.place = rule.place
    if (matches(rule.before, text, position) && matches(rule.after, text, position)) return rule.breaks
  }
  return null
}

const matches = (side: Side | null, text: string, position: number): boolean => side?.matches(text, position) ?? true
