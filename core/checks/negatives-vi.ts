import type { Span } from '../language/document-numbers.ts'
import { matchesOf } from '../language/matches.ts'

const EDGE = '(?<![\\p{L}\\p{M}])'
const END = '(?![\\p{L}\\p{M}])'

const NEGATIVE = new RegExp(`${EDGE}(?:không|chưa|chẳng|chả|đừng|chớ|cấm|nghiêm cấm|thiếu)${END}`, 'giu')

/** Words in which the syllable negates nothing. */
const NOT_AFTER: Record<string, RegExp> = {
  không:
    /^\s(?:gian|khí|quân|lực|phận|lưu|vận|trung|tặc|những|chỉ|ngừng|ngớt|nghỉ|ngại|khỏi|quên|lâu|kém|ít|quá|dưới|thua|đâu|chừng|biết chừng|bao lâu|mấy chốc|riêng gì|nề|tiếc|(?:hề )?(?:nhỏ|tồi|tệ|hiếm|xa)|thể (?:tách rời|phủ nhận))(?![\p{L}\p{M}])/iu,
  chưa: /^\s(?:đầy|đến \d|tới \d|kể|nói đến|từng có)(?![\p{L}\p{M}])/iu,
  chẳng: /^\s(?:hạn|những|qua|bao lâu|may|khác|lẽ|kém)(?![\p{L}\p{M}])/iu,
  cấm: /^\s(?:sơn|địa|thành|vận|đoán)(?![\p{L}\p{M}])/iu,
  thiếu: /^\s(?:niên|nhi|nữ|úy|uý|tá|tướng|thời|sinh|phụ|lâm|gia|chủ|bảo)(?![\p{L}\p{M}])/iu,
}
const NOT_BEFORE =
  /(?:hàng|phòng|trên|số|hư|tầng|đường|chân|có hay|hay|hoặc|hay là|được hay|trời|thinh|đưa lên|biết|được|phải|bạn có|vòng|khu|vùng)\s$/iu
/** Yes-or-no questions: "Có đúng không?", "đã xong chưa?" */
const QUESTION_END = /^\s?(?:nhỉ|ạ|hả|nào|vậy|thế)?\s?[”"’)]*\s?\?/u
/** "liệu … có … không": whether; "có … không." asks in reported speech. */
const WHETHER = /(?<!\p{L})(?:liệu|có)\s[^.;!?]{1,160}$/iu
const CLAUSE_END = /^\s?(?:[.,;”"’)]|$|nếu(?!\p{L})|khi(?!\p{L})|hay(?!\p{L})|hoặc(?!\p{L})|và(?!\p{L}))/iu
/** không thể không, không ai không, không phải không, chưa … không */
const DOUBLE = new RegExp(
  `${EDGE}(?:không|chẳng|chưa)\\s(?:thể |ai |phải |phải là |có ai |có gì |ai là |có nơi nào |bao giờ |lúc nào |ngày nào |khi nào |hề |nơi nào |xã nào |hộ nào |người nào )?(?:mà )?(?:là )?(?:không|chưa|thiếu)${END}`,
  'iu',
)

/** Negations of a Vietnamese sentence that its English must show (check 53). */
export function negations(text: string): Span[] {
  const found: Span[] = []
  if (!/không|chưa|chẳng|chả|đừng|chớ|cấm|thiếu/i.test(text) || DOUBLE.test(text)) return found
  for (const match of matchesOf(NEGATIVE, text)) {
    const word = match[0].toLowerCase()
    const end = match.index + match[0].length
    const after = text.slice(end, end + 24)
    if (
      match.index > 0 &&
      /\p{Lu}/u.test(match[0]) &&
      /\p{L}\s$/u.test(text.slice(Math.max(0, match.index - 3), match.index))
    )
      continue
    if (NOT_AFTER[word]?.test(after)) continue
    const before = text.slice(Math.max(0, match.index - 170), match.index)
    if (word === 'không' && CLAUSE_END.test(after) && WHETHER.test(before)) continue
    if (word === 'cấm' && /(?:vòng|khu|vùng)\s$/iu.test(before)) continue
    if (
      (word === 'không' || word === 'chưa') &&
      (NOT_BEFORE.test(text.slice(Math.max(0, match.index - 12), match.index)) || QUESTION_END.test(after))
    )
      continue
    found.push({ start: match.index, end })
  }
  return found
}
