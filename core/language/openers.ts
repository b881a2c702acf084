/**
 * Words that open a sentence and are no names. They tell whether a capital
 * after "Lê Văn M." or "tại TP." begins a new sentence (S5, S7). Words that are
 * also common given or place names (An, Anh, Vinh, Hải, Hòa …) are left out.
 */
const OPENERS = [
  // time, place, order
  'Tại|Theo|Sau|Trước|Trong|Ngoài|Trên|Dưới|Khi|Lúc|Từ|Đến|Tới|Hiện|Nay|Hôm|Ngày|Sáng nay|Sáng|Trưa|Chiều|Tối|Đêm|Tháng|Đầu|Cuối|Giữa|Mới đây|Gần đây|Trước đó|Lần|Đợt|Dịp|Ở|Bên|Ngay|Vừa|Mới|Thứ (?:hai|ba|tư|năm|sáu|bảy|nhất|nhì)|Bước|Đang',
  // linking
  'Tuy|Nhưng|Song|Mặc|Dù|Nếu|Vì|Do|Bởi|Nhờ|Để|Nhằm|Với|Về|Qua|Bằng|Như|Và|Hay|Hoặc|Vậy|Thế|Thì|Mà|Cũng|Còn|Đồng thời|Riêng|Đặc biệt|Cụ thể|Được|Bị|Không|Chưa|Chẳng|Đã|Sẽ|Vẫn|Có|Chỉ|Cùng|Rồi|Nên|Cần|Phải|Hãy|Nghe|Thấy|Biết|Quá|Trú|Hễ|Giá|Sở dĩ|Ngược lại|Trái lại|Tóm lại|Nói|Khoảng|Hơn|Gần|Tổng|Bình quân|Trung bình|Ước|Dự kiến|Xin|Mời|Vui lòng|Miễn phí|Liên hệ|Xem|Chúc|Điện thoại|Địa chỉ|Làm|Xây dựng|Tổ chức|Tiếp|Đẩy|Tăng|Giảm|Thực hiện|Triển khai|Yêu cầu|Đề nghị|Kính',
  // determiners, pronouns, persons
  'Các|Những|Mọi|Mỗi|Từng|Nhiều|Một|Hai|Ba|Bốn|Mấy|Cả|Toàn|Tất cả|Đây|Đó|Ấy|Này|Ông|Bà(?! (?:Rịa|Nà|Triệu|Trưng|Đen))|Anh (?:này|ta|ấy|em|cho|nói|đã|bị|và|là|cũng|còn)|Chị|Em|Cháu|Họ|Tôi|Ta|Mình|Chúng|Người|Ai|Gì|Nơi|Đồng chí|Thầy|Cô|Bác (?:sĩ|sỹ|cho|nói)|Nó',
  // common nouns that begin news sentences
  'Việc|Cuộc|Vụ|Số|Kết|Nạn nhân|Công an|Cơ quan|Cảnh sát|Lực lượng|Đối tượng|Bị cáo|Bị can|Hội đồng|Viện kiểm|Tòa án|Toà án|Phiên tòa|Phiên toà|Lãnh đạo|Gia đình|Phóng viên|Phát biểu|Đại diện|Ban (?:tổ|giám|quản|chỉ|chấp|thường|lãnh|đầu)|UBND|HĐND|Ủy ban|Uỷ ban|Tỉnh|Huyện|Xã|Phường|Sở|Bộ|Quốc hội|Chính phủ|Nhà nước|Nhà|Cán bộ|Nhân dân|Bệnh|Học sinh|Giáo viên|Tài xế|Lái xe|Chiếc|Con|Cái|Vợ|Chồng|Mẹ|Cha|Bố|Doanh nghiệp|Công ty|Dự án|Chương trình|Hội nghị|Lễ|Đoàn|Trận|Đội|Sự|Ý kiến|Vấn đề|Nguyên nhân|Hậu quả|Thời gian|Thời tiết|Thông tin|Mức|Giá|Tiền|Bài|Sách|Ngôi|Câu|Cầu thủ|Đường|Xe|Máy|Cây|Nước|Đất|Trời|Mưa|Vốn|Doanh thu|Sản phẩm|Hàng|Khách|Du khách|Trẻ|Dân|Bà con|Cử tri|Đại biểu|Đảng bộ|Đảng ủy|Chi bộ',
].join('|')

const OPENER = new RegExp(`["“‘«(]?(?:${OPENERS})(?![\\p{L}\\p{M}\\p{N}])`, 'uy')

/** Does a word that usually opens a sentence stand at `position`? The text is NFC. */
export function startsSentence(text: string, position: number): boolean {
  OPENER.lastIndex = position
  return OPENER.test(text)
}
