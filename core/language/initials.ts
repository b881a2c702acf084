import { nextIsCapital, textBefore, type Boundary } from './boundary.ts'
import { creditStartsAt } from './credit.ts'
import { startsSentence } from './openers.ts'

/** One capital, or several with full stops between: M, V.I, P.V, T.Ư */
const INITIALS = /(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}\p{M}*\.){0,5}\p{Lu}\p{M}*$/u

/** S7: common nouns that take a letter as a label, after which a sentence may end. */
const LETTER_LABEL =
  /(?<![\p{L}\p{M}])(?:vitamin|loại|nhóm|nhóm máu|máu|hạng|độ|lớp|khối|đội|bảng|tầng|khu|lô|cấp|mức|điểm|phương án|kế hoạch|hình|viêm gan|gan|cúm|virus|vi rút|vi-rút|siêu vi|tổ|dãy|nhà|tòa nhà|toà nhà|block|chung cư|giải|bên|phía|công ty|doanh nghiệp|đơn vị|xã|huyện|tỉnh|thôn|làng|tập đoàn|serie|mục|phần|phụ lục|câu|ý|đề|bằng|giấy phép|trục|cổng|cửa|nhà ga|ga|bến|làn|tuyến|vùng|đường|quốc lộ|tiết|hàng|ghế|bậc|kiểu|mẫu|dạng|nốt|gam|tháp|zone|chữ|lá|hepatitis|thể|type|series|đoạn|ô|gói|kỳ thi|trường hợp) $/iu

/** Letters that stand for units or name roads after a number; H, P, Q, X and Đ abbreviate places. */
const UNIT = /^[VWACFKJ]$/

/** S7: what Roman numerals count; they end a sentence as any number does. */
const COUNTED =
  /(?<![\p{L}\p{M}])(?:quý|quí|khóa|khoá|thứ|kỷ|kỉ|kỳ|kì|chương|tập|phần|mục|đại hội|hội|loại|đợt|hạng|giai đoạn|cấp|vùng|quân khu|quân đoàn|khu|điều|phụ lục|bảng|hồi|màn|nhóm|giải|học kỳ|học kì|nghị quyết|khối|tổ|khu vực|bậc|đoàn|trung đoàn|thế chiến|chiến tranh thế giới) $/iu

/** "Ban Chấp hành T.Ư. Đảng": the central body of something. */
const CENTRAL = /^T\.[ƯW]$/u
const CENTRAL_OF = /^(?:Đảng|Đoàn|Hội|Mặt trận|MTTQ)(?![\p{L}\p{M}])/u

/** A Vietnamese name whose given name is the initial: nothing of the name follows. */
const MIDDLE_NAME = /(?<![\p{L}\p{M}])(?:Văn|Thị) (?:\p{Lu}\p{L}* )?$/u

/**
 * S7. An initial does not end a sentence before a capitalised name; it does
 * after letter labels and Roman numerals, after numbers (220 V.), and before
 * what opens a sentence. Null where the word before is no initial.
 */
export function judgeInitial(boundary: Boundary): boolean | null {
  const { line, next, terminator, closers } = boundary
  if (terminator !== '.' || closers !== '' || next >= line.length) return null
  const before = textBefore(boundary)
  const initials = INITIALS.exec(before)
  if (!initials) return null
  const context = before.slice(0, initials.index)
  const single = initials[0].length === 1
  if (/[-–—]/u.test(line.charAt(next))) return false
  if (single && LETTER_LABEL.test(context)) return true
  if (UNIT.test(initials[0]) && /\p{N} $/u.test(context)) return true
  if (CENTRAL.test(initials[0]) && CENTRAL_OF.test(line.slice(next, next + 12))) return false
  if (/^[IVXLC]$/.test(initials[0]) && COUNTED.test(context)) return true
  if (creditStartsAt(line, next) || startsSentence(line, next)) return true
  if (!nextIsCapital(boundary)) return false
  if (MIDDLE_NAME.test(context) && !/^\p{Lu}\./u.test(line.slice(next, next + 3))) return true
  return false
}
