import { boundaryAt, textBefore, type Boundary } from './boundary.ts'
import { creditStartsAt } from './credit.ts'
import { judgeInitial } from './initials.ts'
import { isLabel } from './labels.ts'
import { startsSentence } from './openers.ts'
import { missingSpaces } from './sloppy.ts'
import { breakCandidates, decide, type CompiledRule } from './srx.ts'

/**
 * Vietnamese sentence ends in one line: the SRX rules, and before them what
 * they cannot say. In order; the line's own end is not among them. `mayEnd`
 * has the last word.
 */
export function vietnameseSentenceEnds(
  line: string,
  rules: readonly CompiledRule[],
  mayEnd: (position: number) => boolean = () => true,
): number[] {
  const sloppy = new Set(missingSpaces(line))
  const places = [...new Set([...breakCandidates(rules, line), ...creditPlaces(line), ...sloppy])].sort((a, b) => a - b)
  const ends: number[] = []
  for (const position of places) {
    const boundary = boundaryAt(line, position, ends.at(-1) ?? 0)
    const verdict = judge(boundary) ?? decide(rules, line, position) ?? sloppy.has(position)
    if (verdict && mayEnd(position)) ends.push(position)
  }
  return ends
}

/** The rules that need the words around; null leaves the decision to SRX. */
function judge(boundary: Boundary): boolean | null {
  if (isLabel(boundary)) return false
  if (creditStartsAt(boundary.line, boundary.next)) return true
  return judgeInitial(boundary) ?? judgeAbbreviation(boundary) ?? judgeHesitation(boundary)
}

/** S11: credits follow a terminator with or without a space. */
const BEFORE_CREDIT = /[.!?…/]["”’»)]{0,3}(?=\s*[("“]?\p{Lu})/gu

function creditPlaces(line: string): number[] {
  return Array.from(line.matchAll(BEFORE_CREDIT), (match) => match.index + match[0].length).filter((position) =>
    creditStartsAt(line, boundaryAt(line, position, 0).next),
  )
}

/** S5 has no name before it when what follows opens a sentence: "tại TP. Ban tổ chức …". Titles always have one. */
function judgeAbbreviation(boundary: Boundary): boolean | null {
  if (boundary.terminator !== '.') return null
  const { line, next } = boundary
  const before = textBefore(boundary)
  if (PLACE_OR_FIRM.test(before) && startsSentence(line, next)) return true
  const after = line.slice(next, next + 24)
  // After a foreign firm's name a word with Vietnamese letters is not part of it.
  if (FIRM.test(before) && VIETNAMESE_WORD.test(after)) return true
  // Cities of one Vietnamese syllable are few: "của TP. Đẩy mạnh …", but "TP. Huế có …".
  return CITY.test(before) && VIETNAMESE_THEN_SMALL.test(after) ? true : null
}
const PLACE_OR_FIRM = /(?<![\p{L}\p{M}\p{N}])(?:TP|Tp|tp|TX|Tx|TT|CN|KS|Co|Corp|Inc|Ltd|LLC|JSC|Jr|Sr)$/u
const FIRM = /(?<![\p{L}\p{M}\p{N}])(?:Co|Corp|Inc|Ltd|LLC|JSC)$/u
const VIETNAMESE_WORD = /^\p{Lu}\p{L}*[^\p{ASCII}]/u
const CITY = /(?<![\p{L}\p{M}\p{N}])(?:TP|Tp|tp|TX|Tx|tx)$/u
const VIETNAMESE_THEN_SMALL = /^(?!Huế )(?=[A-Za-z]{0,5}[^\p{ASCII}])\p{Lu}\p{L}{0,6} \p{Ll}/u

/** An ellipsis after a word that cannot end a sentence is a hesitation: "chỉ còn là… 98 người". */
function judgeHesitation(boundary: Boundary): boolean | null {
  return /^(?:\.{2,}|…)/u.test(boundary.terminator) && DANGLING.test(textBefore(boundary)) ? false : null
}
const DANGLING =
  /(?<![\p{L}\p{M}])(?:là|và|của|như|khoảng|vì|bởi|do|tại|hoặc|nhưng|các|những|mỗi|thì|gồm|lên tới|lên đến|trị giá|tên)\s?$/iu
