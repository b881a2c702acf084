import { isCapitalAt } from '../core/language/characters.ts'
import type { Token } from '../core/language/tokens.ts'
import { isAllCapitals } from './letter-case.ts'
import type { Candidate } from './selection.ts'

/** What a given name follows: the usual middle words and the family names borne by nearly everyone. */
const BEFORE_GIVEN_NAME = new Set(
  (
    'Văn Thị Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Đoàn Trương Trịnh Lương Vương ' +
    'Tạ Phùng Tô Chu Thái Lưu Nông Kiều Quách Tống Nghiêm Doãn Lữ Khuất Vi Lô Moong Hờ Vừ Lầu'
  ).split(' '),
)

/**
 * W6: a capitalised syllable after Văn, Thị or a family name belongs to a
 * name ("ông Hồ Văn Phường"). Only candidates of one or two syllables that are
 * capitalised throughout are names; in capital headings there is no telling.
 */
export function withoutNames(candidates: Candidate[], tokens: readonly Token[], text: string): Candidate[] {
  return candidates.filter((candidate) => !isGivenName(candidate, tokens, text))
}

function isGivenName({ from, to, syllables }: Candidate, tokens: readonly Token[], text: string): boolean {
  const previous = tokens[from - 1]
  if (!previous || syllables > 2 || to - from !== syllables || tokens[from]?.gap !== 'space') return false
  if (!BEFORE_GIVEN_NAME.has(text.slice(previous.start, previous.end))) return false
  const surface = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  if (isAllCapitals(surface)) return false
  return tokens.slice(from, to).every((token) => isCapitalAt(text, token.start))
}
