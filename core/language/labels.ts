import { textBefore, type Boundary } from './boundary.ts'

const NUMBER = '\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){0,4}'
const WORDS =
  'Điều|Chương|Mục|Tiểu mục|Phần|Bài|Bài tập|Bước|Khoản|Điểm|Phụ lục|Câu|Câu hỏi|Hình|Bảng|Biểu|Biểu đồ|Sơ đồ|Tập|Quyển|Kỳ|Kì|Hồi|Vấn đề|Nội dung|Nhiệm vụ|Giải pháp|Ví dụ|Tiết|Đề|Chuyên đề|Tiêu chí|Phương án|Mẫu|Mẫu số|Trường hợp|Nguyên tắc|Lưu ý|Chú thích|Bài học|Đoạn|Cách|Phase|Tình huống|Thí nghiệm|Định lý|Định lí|Chủ đề|Lý do|Lí do|Quy tắc|Mẹo|Ghi chú|Dự án|Hạng mục|Đợt|Gói thầu|Tuần|Buổi|Cột mốc|Kịch bản'
const ORDINALS = 'nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|một'

/** Rule S8: what may stand before a sentence as its label, bullets included. */
const LABEL = new RegExp(
  `^[\\s\\-–—+•*●▪(\\["“]{0,8}(?:` +
    `${NUMBER}|[IVXLC]{1,7}|[A-ZĐ]|[a-zđ]|${NUMBER}[a-zđ]|[IVXLC]{1,7}\\.${NUMBER}|[A-ZĐ]\\.?${NUMBER}|` +
    `(?:${WORDS}) (?:\\p{Nd}{1,4}[a-zđ]?(?:[.-]\\p{Nd}{1,3}){0,3}|[IVXLC]{1,7}|[A-ZĐa-zđ])|` +
    `(?:Phần|Chương|Mục|Hồi|Điều) (?:thứ )?(?:${ORDINALS})` +
    `)$`,
  'iu',
)

/** A list on one line: "Đề nghị: 1. Tăng vốn. 2. Giảm thuế." */
const AFTER_COLON = /[:;]\s\(?(?:\p{Nd}{1,2}|[a-zđ])$/u

/** S8: is everything from the sentence's start to the terminator a label ("1.1.", "Điều 7.", "II.")? */
export function isLabel(boundary: Boundary): boolean {
  const { line, from, stop, terminator, closers } = boundary
  if (terminator !== '.' || closers !== '') return false
  return (stop - from <= 40 && LABEL.test(line.slice(from, stop).trimStart())) || AFTER_COLON.test(textBefore(boundary))
}
