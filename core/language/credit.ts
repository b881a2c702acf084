/** Rule S11: what introduces a credit; always followed by a colon. */
const CREDIT_WORDS =
  '(?:ảnh|hình|tranh|nguồn|clip|video|đồ họa|đồ hoạ|infographic|bài|bài và ảnh|ảnh và clip|tin|tin và ảnh|tư liệu|ảnh tư liệu|nội dung|thiết kế|kỹ thuật|trình bày|photo|photos|source|graphic)'

const CREDIT = new RegExp(`^[("“]?${CREDIT_WORDS}(?:\\s*[,-]\\s*${CREDIT_WORDS})?\\s*:`, 'iu')

/** Notes in brackets that stand alone: (Theo TTXVN), (Còn nữa). */
const NOTE = /^\((?:theo\s|còn nữa|còn tiếp|xem tiếp|tiếp theo|hết\)|nguồn\b)[^()]{0,120}\)?[.…]*$/iu

/** Is this segment a credit or an editorial note (S11) rather than running text? At most 160 characters are. */
export function isCredit(text: string): boolean {
  const trimmed = text.normalize('NFC').trim()
  return trimmed.length <= 160 && (CREDIT.test(trimmed) || NOTE.test(trimmed))
}

/** Does a credit begin here? For the segmenter: only unmistakable words, written with a capital. */
export function creditStartsAt(text: string, position: number): boolean {
  CREDIT_START.lastIndex = position
  return CREDIT_START.test(text)
}
const CREDIT_START =
  /\(?(?:Ảnh|Nguồn|Clip|Video|Đồ h(?:ọa|oạ)|Infographic|Bài|Tin|Bài và ảnh|Tin và ảnh|Ảnh và clip|Ảnh tư liệu|Photo|Source)(?:\s*[,-]\s*(?:ảnh|clip|video|đồ h(?:ọa|oạ)|Ảnh|Clip|Video))?\s?:|\((?:Theo\s\p{Lu}|Còn nữa|Còn tiếp|Xem tiếp)/uy
