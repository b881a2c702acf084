import type { Pair } from './pair.ts'

/** A short form that a translation declares for a concept: "the Fatherland Front (VFF)". */
export interface ShortForm {
  concept: string
  text: string
}

/**
 * What stands in brackets right after a rendering: an abbreviation, or words
 * that are said to be a short form: (NA), (hereinafter "the Council"), (the Board).
 */
const DECLARED =
  /^(?:['’]s?)?\s{0,2}\((?:here(?:in)?after\s)?(?:(?:referred to as|called|abbreviated as|abbreviated to|or)\s)?(?:the\s)?["“'‘]?(?:the\s)?([\p{L}\p{N}&.\-]{2,12}|\p{Lu}[\p{L}'’\-]{1,30}(?:\s\p{L}[\p{L}'’\-]{1,30}){0,3})["”'’]?\)/u
/** Words that say so, or that quote: only then is a short form in words. */
const SAID_SO = /\((?:here(?:in)?after|the\s|["“'‘])/u
const ABBREVIATION = /\p{Lu}[\p{L}\p{N}&.\-]*\p{Lu}/u

/** Short forms declared in a pair's translation for the terms of its source. */
export function shortFormsOf({ terms, target }: Pair): ShortForm[] {
  if (!target.text.includes('(')) return []
  const forms = new Map<string, ShortForm>()
  for (const { concept, accepted } of terms.hits) {
    for (const use of accepted) {
      const after = target.text.slice(use.end, use.end + 120)
      const text = DECLARED.exec(after)?.[1]
      if (text === undefined || !(ABBREVIATION.test(text) || SAID_SO.test(after))) continue
      forms.set(`${concept}\n${text}`, { concept, text })
    }
  }
  return [...forms.values()]
}

/** Does the translation use a short form that an earlier segment has declared for the concept? */
export function usesShortForm({ context, target }: Pair, concept: string): boolean {
  return context.shortFormsOf(concept).some((form) => stands(form, target.text))
}

/** As a word of its own; the plural and the possessive count. */
function stands(form: string, text: string): boolean {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at)
    const after = text.slice(at + form.length, at + form.length + 2)
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{Lu}\p{N}]|s?[\p{Ll}](?<!s)|s[\p{L}\p{N}])/u.test(after)) return true
  }
  return false
}
