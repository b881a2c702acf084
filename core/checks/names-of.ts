import { names, type Name } from '../language/meaning/names.ts'
import type { Pair } from './pair.ts'

const cache = new WeakMap<Pair, readonly Name[]>()

/** The names of a pair's source that are not part of another term. */
export function namesOf(pair: Pair): readonly Name[] {
  let found = cache.get(pair)
  if (!found) {
    found = names(pair.source.text).filter((name) => !isInsideTerm(pair, name))
    cache.set(pair, found)
  }
  return found
}

/** "Chủ tịch" after ông, "Đoàn Thanh niên": words of a term that names no person or place. */
function isInsideTerm(pair: Pair, name: Name): boolean {
  return pair.terms.hits.some(
    (hit) =>
      !hit.isName &&
      hit.start < name.end &&
      name.start < hit.end &&
      !(hit.start > name.start && hit.end === name.end && name.syllables.length > 2),
  )
}

/** A term around the name has been rendered as the glossary has it: Thành phố Hồ Chí Minh = HCM City. */
export function isSaidByTerm(pair: Pair, name: Name): boolean {
  return pair.terms.hits.some((hit) => hit.start <= name.start && name.end <= hit.end && hit.accepted.length > 0)
}
