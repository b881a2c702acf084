/**
 * Segmentation Rules eXchange 2.0 (LISA/GALA, 2008) as plain values, and the
 * translation of its ICU regular expressions to JavaScript. Reading the XML is
 * the business of `filters/srx.ts`.
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

/** A rule ready to run: sticky expressions tested at one position. */
export interface CompiledRule {
  breaks: boolean
  before: RegExp | null
  after: RegExp | null
  /** Finds every position the rule matches; only break rules need it. */
  search: RegExp | null
}

/** A rule that cannot be said in a JavaScript expression; it is reported, never skipped silently. */
export interface UnsupportedRule {
  rule: SrxRule
  reason: string
}

/** The rules for a language, in the order in which they decide. */
export function rulesFor(document: SrxDocument, lang: string): SrxRule[] {
  const chosen = document.languageMaps.filter((map) => new RegExp(`^(?:${map.pattern})$`, 'i').test(lang))
  return (document.cascade ? chosen : chosen.slice(0, 1)).flatMap(
    (map) => document.languageRules.find((rule) => rule.name === map.rule)?.rules ?? [],
  )
}

export function compileRules(rules: readonly SrxRule[]): { rules: CompiledRule[]; unsupported: UnsupportedRule[] } {
  const compiled: CompiledRule[] = []
  const unsupported: UnsupportedRule[] = []
  for (const rule of rules) {
    try {
      compiled.push(compileRule(rule))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      unsupported.push({ rule, reason: error.message })
    }
  }
  return { rules: compiled, unsupported }
}

function compileRule(rule: SrxRule): CompiledRule {
  const before = translate(rule.before)
  const after = translate(rule.after)
  const sticky = (body: string, flags: string): RegExp | null => (body ? new RegExp(body, `y${flags}`) : null)
  return {
    breaks: rule.breaks,
    before: before.body ? sticky(`(?<=${before.body})`, before.flags) : null,
    after: sticky(after.body, after.flags),
    search: rule.breaks ? new RegExp(before.body ? `(?<=${before.body})` : '', `g${before.flags}`) : null,
  }
}

/** ICU → JavaScript. Throws SyntaxError for what has no counterpart. */
export function translate(icu: string): { body: string; flags: string } {
  let body = icu
  let flags = 'u'
  const leading = /^\(\?([a-z]+)\)/.exec(body)
  if (leading) {
    for (const flag of leading[1] ?? '') {
      if (!'ims'.includes(flag)) throw new SyntaxError(`flag (?${flag})`)
      flags += flag
    }
    body = body.slice(leading[0].length)
  }
  body = body.replace(/\\Q(.*?)(?:\\E|$)/gs, (_, literal: string) => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  body = translateEscapes(body)
  // What is left when classes, properties and escapes are taken out.
  const bones = body.replace(/\\[pPu]\{[^}]*\}|\\./gsu, 'x').replace(/\[[^\]]*\]/g, 'x')
  if (/\(\?[a-z]*-?[a-z]+[):]/.test(bones)) throw new SyntaxError('inline flags')
  if (/\(\?>|[*+?}]\+/.test(bones)) throw new SyntaxError('possessive or atomic group')
  new RegExp(body, flags)
  return { body, flags }
}

const CLASS_SPACE = '\\t\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'

/** Escapes that mean something else, or nothing, under the JavaScript `u` flag. */
function translateEscapes(pattern: string): string {
  let out = ''
  let inClass = 0
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i)
    if (char === '[') {
      if (inClass) throw new SyntaxError('nested character class')
      inClass = 1
    } else if (char === ']' && inClass) inClass = 0
    if (char === '&' && inClass && pattern[i + 1] === '&') throw new SyntaxError('character class intersection')
    if (char !== '\\') {
      out += char
      continue
    }
    const [text, length] = translateEscape(pattern.slice(i), inClass === 1)
    out += text
    i += length - 1
  }
  return out
}

function translateEscape(rest: string, inClass: boolean): [text: string, length: number] {
  const hex = /^\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8})|N\{U\+([0-9A-Fa-f]+)\})/.exec(rest)
  if (hex) return [`\\u{${hex[1] ?? hex[2] ?? hex[3] ?? hex[4] ?? ''}}`, hex[0].length]
  const property = /^\\([pP])\{(?:Is|In)?([A-Za-z_=]+)\}/.exec(rest)
  if (property) return [`\\${property[1] ?? 'p'}{${POSIX[property[2] ?? ''] ?? property[2] ?? ''}}`, property[0].length]
  const short = /^\\([pP])([A-Z])/.exec(rest)
  if (short) return [`\\${short[1] ?? 'p'}{${short[2] ?? ''}}`, short[0].length]
  const char = rest.charAt(1)
  if (char === 'h') return [inClass ? CLASS_SPACE : `[${CLASS_SPACE}]`, 2]
  if (char === 'R' && !inClass) return ['(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])', 2]
  if (char === 'A' && !inClass) return ['^', 2]
  if ((char === 'z' || char === 'Z') && !inClass) return ['$', 2]
  if ('GXaeN'.includes(char)) throw new SyntaxError(`escape \\${char}`)
  // Under `u` only syntax characters may be escaped; ICU lets any punctuation be.
  if (/[\p{P}\p{S}\s]/u.test(char) && !/[\\^$.*+?()[\]{}|/-]/.test(char)) return [char, 2]
  if (char === '-' && !inClass) return ['-', 2]
  return [rest.slice(0, 2), 2]
}

const POSIX: Record<string, string> = {
  Alpha: 'Alphabetic',
  Upper: 'Uppercase',
  Lower: 'Lowercase',
  Punct: 'P',
  Digit: 'Nd',
}

/**
 * Positions where some break rule matches, in order; the ends of the text are
 * none. Linear in the text as long as the rules look back a bounded distance.
 */
export function breakCandidates(rules: readonly CompiledRule[], text: string): number[] {
  const positions = new Set<number>()
  for (const rule of rules) {
    if (!rule.search) continue
    for (const { index } of text.matchAll(rule.search)) {
      if (index > 0 && index < text.length && matchesAt(rule.after, text, index)) positions.add(index)
    }
  }
  return [...positions].sort((a, b) => a - b)
}

/** Break positions of a text, in order: where the first matching rule is a break rule. */
export function breakPositions(rules: readonly CompiledRule[], text: string): number[] {
  return breakCandidates(rules, text).filter((position) => decide(rules, text, position))
}

/** What the first matching rule says about a position; null where no rule matches, which means no break. */
export function decide(rules: readonly CompiledRule[], text: string, position: number): boolean | null {
  for (const rule of rules) {
    if (matchesAt(rule.before, text, position) && matchesAt(rule.after, text, position)) return rule.breaks
  }
  return null
}

function matchesAt(pattern: RegExp | null, text: string, position: number): boolean {
  if (!pattern) return true
  pattern.lastIndex = position
  return pattern.test(text)
}
