import { isCapitalAt } from '../core/language/characters.ts'
import type { Token } from '../core/language/tokens.ts'
import type { CaseRule } from './concept.ts'

/** How an entry's capitals bind the text: the concept's rule (C2), or `exact` for all-capital variants (C3). */
export type Casing = CaseRule | 'exact'

/** C3: HĐND, TW, KT-XH match in exactly that case; a headword in sentence case follows its concept's rule. */
export function casingOf(text: string, rule: CaseRule): Casing {
  return isAllCapitals(text) ? 'exact' : rule
}

/** Which tokens of an entry are written with a capital. */
export function capitalFlags(tokens: readonly Token[], text: string): boolean[] {
  return tokens.map((token) => isCapitalAt(text, token.start))
}

/** At least one capital and no small letter. */
export function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** Rules C2 and C3 for the text's tokens from `first` on; `surface` is the whole match. */
export function caseAllows(
  casing: Casing,
  capitals: readonly boolean[],
  tokens: readonly Token[],
  first: number,
  text: string,
  surface: string,
): boolean {
  if (casing === 'fold') return true
  if (casing === 'exact') return isAllCapitals(surface)
  if (casing === 'low') return !isCapitalAt(text, tokens[first]?.start ?? 0) || isAllCapitals(surface)
  return capitals.every((capital, index) => !capital || isCapitalAt(text, tokens[first + index]?.start ?? 0))
}

/**
 * W3.3: internal capitals cancel a competitor unless it is written with
 * capitals itself, and then all of them must be there. In capitals throughout,
 * case tells nothing (C5).
 */
export function competitorCaseAllows(
  capitals: readonly boolean[],
  tokens: readonly Token[],
  first: number,
  text: string,
  surface: string,
): boolean {
  const inner = capitals.indexOf(true, 1) !== -1
  const here = (index: number): boolean => isCapitalAt(text, tokens[first + index]?.start ?? 0)
  if (inner) return capitals.every((capital, index) => !capital || here(index))
  return !capitals.some((_, index) => index > 0 && here(index)) || isAllCapitals(surface)
}
