/** Rule S11: what introduces a credit, followed by a colon. */
const CREDIT_WORDS = [
  ...['Ảnh', 'Nguồn', 'Clip', 'Video', 'Đồ họa', 'Đồ hoạ', 'Infographic', 'Bài', 'Tin', 'Photo', 'Source', 'Graphic'],
  ...['Bài và ảnh', 'Tin và ảnh', 'Ảnh và clip', 'Ảnh tư liệu', 'Tư liệu', 'Hình', 'Thiết kế', 'Kỹ thuật', 'Trình bày'],
].join('|')

/** "Ảnh:", "Bài, ảnh:", "Tin - ảnh:" */
const WORDS = `(?:${CREDIT_WORDS})(?:\\s?[,-]\\s?(?:${CREDIT_WORDS}|${CREDIT_WORDS.toLowerCase()}))?\\s?:`

/** Notes in brackets that stand alone: (Theo TTXVN), (Còn nữa). */
const NOTES = '\\((?:Theo\\s\\p{Lu}|Còn nữa|Còn tiếp|Xem tiếp|Tiếp theo)'

const STARTS = new RegExp(`[("“]?${WORDS}|${NOTES}`, 'uy')
const CREDIT = new RegExp(`^(?:[("“]?${WORDS}|${NOTES})`, 'iu')

/** A credit is short; what only begins like one is running text. */
const LONGEST = 160

/** Is this segment a credit or an editorial note (S11) rather than running text? */
export function isCredit(text: string): boolean {
  const trimmed = text.normalize('NFC').trim()
  return trimmed.length <= LONGEST && CREDIT.test(trimmed)
}

/** Does a credit begin here, written with its capital? The text is NFC. */
export function creditStartsAt(text: string, position: number): boolean {
  STARTS.lastIndex = position
  return STARTS.test(text)
}
