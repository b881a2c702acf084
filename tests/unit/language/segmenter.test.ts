import { describe, expect, test } from '@jest/globals'
import { segmentUnit } from '../../../core/language/segmenter.ts'

/** `|` marks where segments end; it is not part of the text, the spaces around it are. */
function expectSegments(marked: string): void {
  const text = marked.replaceAll('|', '')
  const expected = marked.split('|').map((part) => part.trim())
  expect(segmentUnit(text, 'vi').segments.map((segment) => segment.source)).toEqual(expected)
}

const rules: Record<string, string[]> = {
  'S1 a line end always ends a segment': [
    'XÂY DỰNG ĐẢNG\n|Kết nạp 452 đảng viên\r\n|sáng 12/6\u2028|lễ kết nạp diễn ra.',
    'Đoạn một.\n\n|Đoạn hai.',
  ],
  'S2 terminators in any run, and the end mark': [
    'Sao lại thế?! |Không ai biết!!! |Thế rồi… |Mọi việc xong.',
    'Quyết định có hiệu lực từ ngày ký./. |Nơi nhận gồm các sở.',
    'Báo cáo tỉnh được biết./ |Trân trọng.',
    'Ông nói: Tôi về; Anh cũng về, Chị ở lại.',
  ],
  'S3 closing marks stay left': [
    'Ông nói: “Chúng tôi đã sẵn sàng”. |Cả hội trường vỗ tay.',
    'Bà bảo: “Nhanh lên!” |Lũ trẻ chạy ùa ra.',
    'Anh đọc ‘Nhật ký’. |Sách đã cũ (in năm 1990.) |Giấy ố vàng.',
  ],
  'S4 only a capital or a digit opens a segment': [
    'Đường dài 15 km. |Ở hai đầu có trạm gác. |Ấp nào cũng có điện.',
    'Thời tiết xấu.. tàu quay về. |98 người an toàn.',
    '“Bao giờ?” - chị hỏi. |Anh im lặng. |“Đi đâu đấy?” Lan hỏi.',
    'Việc xong. |“Về thôi!”, anh nói.',
  ],
  'S5 no break after an abbreviation before a name or number': [
    'Đoàn đi từ TP. Vinh đến TX. Thái Hòa, qua H. Kỳ Sơn. |Trời mưa.',
    'Tp. Cần Thơ và TP. Huế có mưa. |Đ. Hai Bà Trưng ngập. |Nhà số 5 Đ. Lê Lợi.',
    'GS. TS. Trần Văn An và PGS.TS. Lê Hà dự. |ThS. Nam vắng.',
    'Đ/c. Hồ Đức chủ trì. |ĐBQH. Nguyễn Hữu phát biểu. |NSƯT. Minh Thành hát.',
    'Xem tr. 25, Nxb. Trẻ in. |Gọi ĐT. 0238.3844.555.',
    'KT. CHỦ TỊCH',
    'Ph. Ăngghen viết. |Ban Chấp hành T.Ư. Đảng họp.',
    'U.S. Steel và Toyota Co. Ltd. đầu tư. |St. Louis cũng vậy.',
  ],
  'S5 but what opens a sentence is no name': [
    'Giải diễn ra tại TP. |Ban tổ chức gửi 500 giấy mời.',
    'Vốn thuộc về Samsung Co., Ltd. |Đây là dự án lớn.',
  ],
  'S6 v.v. ends before a capital only': [
    'Cam, quýt, v.v. |Các loại khác để sau. |Lúa, ngô, v.v. và sắn.',
    'Trẻ được học múa, hát, v.v… |Phụ huynh phấn khởi.',
  ],
  'S7 initials belong to names': [
    'C. Mác và V.I. Lênin viết. |Anh Q. Hải đọc. |Chị Nguyễn Thị H. kể lại.',
    'Nhà văn M. Gorki viết nhiều. |Tổng thống George W. Bush đến.',
  ],
  'S7 letter labels, Roman numerals and units end a sentence': [
    'Cam chứa vitamin C. |Người có nhóm máu O. |Nhiệt độ 39 độ C. |Lợn loại B. |Giá giảm.',
    'Doanh thu tăng trong quý I. |Quý II chững lại. |Đó là Quốc hội khóa X. |Đại hội lần thứ V. |Điện 220 V. |Máy tốt.',
  ],
  'S7 anonymised names end before what opens a sentence': [
    'Công an bắt Lê Văn M. |Tại cơ quan điều tra, M. khai nhận. |Nạn nhân là chị H. |Sau đó chị đi viện.',
    'Kẻ gian là N.V.A. |Tuy nhiên hắn chối. |Người bị hại là Trần Thị K. |Hiện vụ việc được làm rõ.',
  ],
  'S8 labels at the start keep their text': [
    '1.1. Công tác tuyên truyền. |Phát thanh 120 lượt.',
    'I. Đặc điểm. |Xã có 5 thôn.',
    'Điều 7. Trách nhiệm. |Các sở thực hiện.',
    'Chương III. Quy định chung\n|Mục 2. Hồ sơ\n|Bước 1. Nộp đơn. |Bước 2. Nhận kết quả.\n|a. Bản chính.\n|b. Bản sao.',
  ],
  'S8 elsewhere the same strings end a sentence': [
    'Làm theo Điều 7. |Mọi tổ chức phải chấp hành. |Căn cứ khoản 2 Điều 5. |Các sở triển khai.',
  ],
  'S9 numbers': [
    'Có 4.725 người, đạt 38.5 điểm ngày 30.4.1975 lúc 7.30. |Số máy 0238.3844.555. |Đội U.23 thắng.',
    'Việc xảy ra năm 2018. |Từ đó đã khác. |Nghỉ lễ ngày 2.9. |Cả nước vui. |Hạn 30/6. |Quá hạn không nhận.',
  ],
  'S10 bullets and dialogue dashes open their segment': [
    '- Như Điều 3;\n|- Lưu: VT.\n|• Họ và tên\n|+ Ngày sinh',
    '- Ai đó? |- Tôi đây. |- Vào đi!',
    'Chợ phiên - nơi hội tụ sắc màu - họp mỗi tuần.',
  ],
  'S11 datelines stay, credits stand alone': [
    '(Baonghean.vn) - Sáng 5/6, hội nghị khai mạc. |Ảnh: Phương Thúy',
    'Hà Nội (TTXVN) - Quốc hội họp. |(Theo TTXVN)',
    'Lễ hội vui.|Ảnh: P.T',
    'Về “làm theo Bác”. |Ảnh: Thành Duy',
    'Khen thưởng 30 tập thể./. |Nguồn: TTXVN',
    'Mời đón đọc. |(Còn nữa)',
  ],
  'S12 quotations are split inside': ['Bà bảo: “Trời sắp mưa. |Mang áo vào. |Nhanh lên!” |Trẻ chạy ra.'],
  'S13 brackets': ['Anh về. |(Chị cũng về.) |Cả nhà vui.', 'Ông cười (ông hay cười!) rồi đi. |Hết.'],
  'S14 full stops inside names of hosts, files and versions': [
    'Vào baonghean.vn, gửi tới toasoan@baonghean.vn. |Tải bao-cao.docx, bản 2.0.1. |Xin cảm ơn.',
    'Trang Baonghean.Vn và Node.Js hoạt động.',
  ],
  'S15 sloppy typing': [
    'Việc đã xong . |Mọi người về.',
    'Việc đã xong.|Sau đó họ về. |Anh đi đâu?|Chị hỏi mãi. |Họ ký “cam kết”.|Rồi về.',
    'Ths.Nguyễn An ở Tp.Vinh đến.',
  ],
  'S16 outer spaces are trimmed': ['  Câu một.  \t|Câu\u00a0hai.\u00a0\u00a0|Câu ba. '],
}

describe.each(Object.entries(rules))('%s', (_, cases) => {
  test.each(cases)('%s', expectSegments)
})

test('S4 and S8 hold for decomposed text', () => {
  const text = 'Điều 7. Trách nhiệm. Ở đâu cũng vậy.'.normalize('NFD')
  expect(segmentUnit(text, 'vi').segments.map((segment) => segment.source)).toEqual(
    ['Điều 7. Trách nhiệm.', 'Ở đâu cũng vậy.'].map((part) => part.normalize('NFD')),
  )
})

test('an ellipsis after a word that cannot end a sentence is a hesitation', () => {
  expectSegments('Số còn lại là... 98 người. |Họ về.')
})
