/**
 * Words that open a sentence and are no names. They tell whether a capital
 * after "Lê Văn M." or "tại TP." begins a new sentence (S5, S7). Words that are
 * also common given names (An, Anh, Hải, Toàn, Bằng …) are left out.
 */
const BEFORE_ANYTHING =
  'Tại|Theo|Sau|Trước|Khi|Nếu|Để|Hiện|Tuy|Nhưng|Ngày|Với|Trong|Ngoài|Trên|Dưới|Qua|Do|Vì|Nhờ|Còn|Cùng|Và|Đến|Ở|Song|Nhằm|Bên cạnh|Đồng thời|Cụ thể|Đặc biệt|Ngoài ra|Được biết|Lúc|Chiều|Tối|Đêm|Hôm|Đồng chí|Chị|Ông(?! (?:Ích|Tạ|Đình))|Bà(?! (?:Rịa|Nà|Triệu|Trưng|Đen|Huyện|Điểm|Chiểu|Hom|Tri))|Công an|Cơ quan|Cảnh sát|UBND|HĐND|Sở|Bộ|Ủy ban|Uỷ ban|Tòa án|Toà án|Chủ tịch|Giám đốc|Bí thư|Phó|Trưởng|Thủ tướng'

/** These are parts of names too (Q. Ba Đình, H. Con Cuông, TX. Từ Sơn), where a capital follows. */
const BEFORE_SMALL_LETTERS = [
  'Từ|Tới|Nay|Sáng|Trưa|Tháng|Năm|Đầu|Cuối|Giữa|Mới|Gần|Lần|Đợt|Dịp|Bên|Ngay|Vừa|Thứ|Bước|Đang|Về|Như|Thế|Mặc|Dù|Bởi|Hay|Hoặc|Vậy|Thì|Mà|Cũng|Riêng|Bị|Được|Không|Chưa|Chẳng|Đã|Sẽ|Vẫn|Có|Chỉ|Rồi|Nên|Phải|Hãy|Nghe|Thấy|Quá|Trú|Sở dĩ|Ngược|Trái|Tóm|Nói|Khoảng|Hơn|Tổng|Bình quân|Trung bình|Ước|Dự|Xin|Mời|Vui lòng|Miễn|Liên hệ|Xem|Chúc|Điện thoại|Địa chỉ|Làm|Xây|Tổ|Tiếp|Đẩy|Tăng|Giảm|Thực|Triển|Yêu|Đề|Kính',
  'Các|Những|Mọi|Mỗi|Từng|Nhiều|Một|Hai|Ba|Bốn|Mấy|Cả|Toàn (?:tỉnh|huyện|bộ|thể|xã|ngành|quốc|dân|thành)|Tất cả|Đây|Đó|Ấy|Này|Anh (?:này|ta|ấy|em|cho|nói|đã|bị|và|là|cũng|còn)|Em|Cháu|Họ|Tôi|Ta|Mình|Chúng|Người|Ai|Gì|Nơi|Thầy|Cô|Bác (?:sĩ|sỹ|cho|nói)|Nó',
  'Việc|Cuộc|Vụ|Số|Kết|Nạn|Lực|Đối|Hội|Viện|Phiên|Lãnh|Gia đình|Phóng|Phát|Đại|Ban|Tỉnh|Huyện|Xã|Phường|Quốc hội|Chính|Nhà|Cán|Nhân dân|Bệnh|Học|Giáo|Tài|Lái|Chiếc|Con|Cái|Vợ|Chồng|Mẹ|Cha|Bố|Doanh|Công|Chương|Lễ|Đoàn (?:công|kiểm|đại|viên|xe|người)|Trận|Đội|Sự|Ý kiến|Vấn|Nguyên|Hậu|Thời|Thông|Mức|Giá|Tiền|Bài|Sách|Ngôi|Câu|Cầu thủ|Đường|Xe|Máy|Cây|Nước|Đất|Trời|Mưa|Vốn|Sản|Hàng|Khách|Du|Trẻ|Cử tri|Đảng|Chi bộ|Bản|Tin|Tác|Tập|Thành phố|Kinh|Điều|Hình|Ảnh|Nghề|Mô hình|Hoạt động|Phong trào|Nhóm|Căn|Khu|Chợ|Trường|Bước',
].join('|')

const OPENER = new RegExp(
  `["“‘«(]?(?:(?:${BEFORE_ANYTHING})(?![\\p{L}\\p{M}\\p{N}])|(?:${BEFORE_SMALL_LETTERS})(?=,|\\s[\\p{Ll}\\p{Nd}]))`,
  'uy',
)

/** Does a word that usually opens a sentence stand at `position`? The text is NFC. */
export function startsSentence(text: string, position: number): boolean {
  OPENER.lastIndex = position
  return OPENER.test(text)
}
