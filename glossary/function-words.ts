import { foldKey } from '../core/language/fold.ts'

/** Vietnamese syllables that bind phrases and belong to none, for finding term candidates. Our own list. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(foldKey))

/** Grammatical words that neither begin nor end a term. */
const GRAMMAR = `
  và hoặc hay nhưng song mà thì là rằng nếu khi lúc vì bởi do nên để cho của với cùng bằng từ tại ở trong ngoài trên dưới
  giữa theo về đến tới vào ra lên xuống qua lại như cũng còn nữa rất quá lắm hơn nhất cả các những mọi mỗi từng một hai ba
  bốn năm sáu bảy tám chín mười nhiều ít vài đã đang sẽ vừa mới chưa không chẳng được bị phải cần nên có này kia đó ấy nào
  gì ai đâu sao thế vậy ta tôi chúng họ nó mình ông bà anh chị em cháu cụ bác cô chú thầy người hôm nay mai ngày đây sau
  trước khoảng gần hầu chỉ đều luôn thường vẫn cứ hãy đừng rồi xong thành làm đưa giúp nhằm cùng hết mỗi nhau đối bên phía
  ngay tuy dù dẫu trừ kể suốt dọc việc sự cuộc số bao mấy đầu cuối tháng năm giờ phút lần tổng lượng riêng khác đúng vẫn
  chính đang hiện nói cho biết thấy xem đi đứng ngồi nhận lấy nhờ`

export const noStart: ReadonlySet<string> = set(GRAMMAR)
const ENDS_NOTHING = `${GRAMMAR} rõ đảm tiếp thực trực đồng cố tích nâng phát triệt`
/** "chuyển đổi số" ends with what elsewhere counts. */
export const noEnd: ReadonlySet<string> = new Set([...set(ENDS_NOTHING)].filter((word) => word !== 'số'))

/** May stand inside the name of a body ("Sở Giáo dục và Đào tạo"), never inside another phrase. */
export const inside: ReadonlySet<string> = set('và các của với về cho trong tại trên')

/** Family names borne by nearly everyone. */
export const FAMILY_NAMES: ReadonlySet<string> = set(
  `Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Đoàn Trương Trịnh Lương Vương Tạ Phùng Tô Chu
  Thái Lưu Nông Kiều Quách Tống Nghiêm Doãn Lữ Khuất Vi Lô Cao Hà Lý Mai Đào`,
)

/** Words of everyday prose: frequent in any text, terms in none. */
const PLAIN = `tiếp tục, kịp thời, thay đổi, sử dụng, thời gian, vấn đề, kết quả, nội dung, quá trình, bắt đầu, kết thúc, ủng hộ,
  chia sẻ, tham gia, tạo điều kiện, có thể, điều kiện, xác định, hiệu quả, đặc biệt, quan trọng, cần thiết, nhiệm vụ, trọng tâm,
  thường xuyên, xung quanh, nhanh chóng, hoàn toàn, hoàn thành, tăng cường, đẩy mạnh, phát huy, khắc phục, đảm bảo, bảo đảm,
  mong muốn, hy vọng, thông tin, giải quyết, xuất hiện, tiến hành, triển khai, yêu cầu, cố gắng, cơ hội, khả năng, trường hợp,
  thực tế, mục tiêu, giá trị, gia đình, bạn bè, thế giới, cuộc sống, hàng ngày, hàng năm, hàng trăm, hàng nghìn, hàng triệu,
  ngày càng, kể cả, tuy nhiên, ngoài ra, bên cạnh, đồng thời, tuyên bố, phát biểu, bày tỏ, khẳng định, nhấn mạnh, trả lời,
  chuẩn bị, xảy ra, tìm kiếm, dự kiến, đồng ý, quyết tâm, nỗ lực, thành công, mối quan hệ, khó khăn, tốt đẹp, bình thường,
  chất lượng, ý nghĩa, ý kiến, tổ chức, chủ nhật, cuối tuần, buổi sáng, buổi chiều, buổi tối, thời điểm, thời kỳ, giai đoạn`

export const plainWords: ReadonlySet<string> = new Set(PLAIN.split(/,\s+/).map(foldKey))
