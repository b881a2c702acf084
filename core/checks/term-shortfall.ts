import { dropDiacritics } from '../language/meaning/syllable.ts'
import type { Pair } from './pair.ts'
import type { TermUse } from './terms.ts'

/** A number or a name after a term, level words between passed over: chi bộ 3, Đảng ủy xã Nghi Kim. */
const MARK =
  /^\s(?:(?:xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|xóm|thôn|bản|làng|số|cơ sở)\s){0,2}(\d+(?!\d|[/.,\-–]\d|\s?%)|\p{Lu}[\p{L}\p{M}]+(?:\s\p{Lu}[\p{L}\p{M}]+){0,3})/u
/** What stands for a term said before. */
const STAND_IN = /(?<!\p{L})(?:that|those|one|ones|both|former|latter|other|same|respective|each)(?!\p{L})/iu
/** Two names this near share their term: "Thai An and Dai Nam hospital". */
const NEAR = 12
/** With more it is a list or a table, in which English need not repeat the term. */
const MANY = 4

/**
 * A term that stands for several things named apart ("bệnh viện Thái An …
 * bệnh viện Đại Nam") and has fewer renderings than things, none of them in
 * the plural: the hit whose name is farthest from a rendering, or undefined.
 */
export function shortfall(pair: Pair, hits: readonly TermUse[]): TermUse | undefined {
  const [first] = hits
  if (!first || hits.length < 2 || hits.length > MANY || first.domain === 'place' || first.domain === 'document')
    return undefined
  const { accepted, forbidden, superseded } = first
  if (accepted.length === 0 || accepted.length + forbidden.length + superseded.length >= hits.length) return undefined
  const target = pair.target.text
  if (STAND_IN.test(target) || accepted.some((use) => isPlural(pair.target.slice(use), use.rendering))) return undefined
  const marks = hits.map((hit) => MARK.exec(pair.source.text.slice(hit.end, hit.end + 60))?.[1])
  const places = marks.map((mark) => (mark === undefined ? -1 : placeOf(dropDiacritics(mark), target)))
  if (new Set(marks).size < hits.length || places.includes(-1)) return undefined
  const near = places.some((at, index) =>
    places.some((other, after) => after !== index && Math.abs(other - at) < NEAR + (marks[index] ?? '').length),
  )
  if (near) return undefined
  const distance = (at: number): number =>
    Math.min(...accepted.map(({ start, end }) => Math.min(...[start, end].map((edge) => Math.abs(at - edge)))))
  return hits.reduce((far, hit, index) =>
    distance(places[index] ?? 0) > distance(places[hits.indexOf(far)] ?? 0) ? hit : far,
  )
}

/** As a word of its own, marks dropped or kept; -1 where it is not. */
function placeOf(mark: string, target: string): number {
  const plain = dropDiacritics(target)
  for (let at = plain.indexOf(mark); at !== -1; at = plain.indexOf(mark, at + 1)) {
    const around = plain.slice(Math.max(0, at - 1), at) + plain.slice(at + mark.length, at + mark.length + 1)
    if (!/[\p{L}\p{N}]/u.test(around)) return at
  }
  return -1
}

/** Has a word an -s that the rendering has not? */
function isPlural(text: string, rendering: string): boolean {
  const known = new Set(rendering.toLowerCase().match(/\p{L}+/gu))
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some(
    (word) => word.length > 2 && word.endsWith('s') && !known.has(word),
  )
}
