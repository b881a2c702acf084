import { planted, type Planted } from './planted.ts'

/** Names, places, negation, persons, quotations, and what has been left out. */
export const plantedWords: Planted[] = planted([
  [
    'Bà Nguyễn Thị Lan, trú tại xã Diễn Hải, kể lại vụ việc.',
    'Ms. Nguyen Thi Lan, who lives in Dien Hai commune, recounted the incident.',
    ['Ms. Nguyen Thi Lam, who lives in Dien Hai commune, recounted the incident.', 'person-name'],
    ['Mr. Nguyen Thi Lan, who lives in Dien Hai commune, recounted the incident.', 'honorific-gender'],
  ],
  [
    'Ông Trần Quốc Tuấn được bầu làm trưởng ban.',
    'Mr. Tran Quoc Tuan was elected head of the board.',
    ['Mr. Tran Quoc Toan was elected head of the board.', 'person-name'],
    ['Ms. Tran Quoc Tuan was elected head of the board.', 'honorific-gender'],
  ],
  [
    'Thiếu tướng Lê Văn Hùng trao quà cho các em.',
    'Major General Le Van Hung presented gifts to the children.',
    ['Major General Le Van Hung Van presented gifts to the children.', 'person-name'],
    ['Major General Le Van Dung presented gifts to the children.', 'person-name'],
  ],
  [
    'Anh Phạm Minh Đức làm nghề nuôi ong.',
    'Mr. Pham Minh Duc keeps bees.',
    ['Mr. Pham Minh Dung keeps bees.', 'person-name'],
    ['Pham Minh keeps bees.', 'person-name'],
  ],
  [
    'Cầu nối huyện Đô Lương với huyện Yên Thành.',
    'The bridge links Do Luong district with Yen Thanh district.',
    ['The bridge links Do Luong district with Yen Thanh province.', 'place-name'],
    ['The bridge links Do Luong district with Yen Trach district.', 'place-name'],
  ],
  [
    'Mưa lớn gây ngập ở phường Hưng Bình, thành phố Vinh.',
    'Heavy rain flooded Hung Binh ward, Vinh city.',
    ['Heavy rain flooded Hung Binh commune, Vinh city.', 'place-name'],
    ['Heavy rain flooded a ward in Vinh city.', 'place-name'],
  ],
  [
    'Đoàn khởi hành từ Đà Nẵng đi Quảng Trị.',
    'The group left Da Nang for Quang Tri.',
    ['The group left Da Nang for Quang Ngai.', 'place-name'],
    ['The group left Da Lat for Quang Tri.', 'place-name'],
  ],
  [
    'Doanh nghiệp Nhật Bản đầu tư vào Hải Phòng.',
    'Japanese firms invest in Hai Phong.',
    ['Korean firms invest in Hai Phong.', 'place-name'],
  ],
  [
    'Dự án không được triển khai đúng tiến độ.',
    'The project was not implemented on schedule.',
    ['The project was implemented on schedule.', 'negation'],
  ],
  [
    'Nhiều hộ chưa nhận được tiền đền bù.',
    'Many households have not yet received compensation.',
    ['Many households have received compensation.', 'negation'],
  ],
  ['Không ai được đứng ngoài cuộc.', 'No one may stand aside.', ['Everyone may stand aside.', 'negation']],
  [
    'Nghiêm cấm xả rác xuống sông.',
    'Dumping waste into the river is strictly prohibited.',
    ['Dumping waste into the river is strictly regulated.', 'negation'],
  ],
  [
    'Bà con chẳng ngại đường xa.',
    'The villagers do not mind the long road.',
    ['The villagers mind the long road.', 'negation'],
  ],
  [
    'Hồ sơ thiếu chữ ký của chủ hộ.',
    'The file lacks the signature of the head of the household.',
    ['The file has the signature of the head of the household.', 'negation'],
  ],
  [
    'Không phải lúc nào biện pháp này cũng hiệu quả.',
    'This measure does not always work.',
    ['This measure always works.', 'negation'],
  ],
  [
    'Không chỉ giỏi chuyên môn, cô còn hát hay.',
    'Not only is she good at her job, she also sings well.',
    ['She is good at her job and he also sings well.', 'honorific-gender'],
  ],
  [
    'Ông nói: “Chúng tôi sẽ làm hết sức”.',
    'He said: “We will do our best.”',
    ['He said that they would do their best.', 'quote-mismatch'],
    ['She said: “We will do our best.”', 'honorific-gender'],
  ],
  [
    'Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” lan rộng.',
    'The “All people unite to build a cultural lifestyle” movement has spread widely.',
    ['The movement to build a cultural lifestyle has spread widely.', 'quote-mismatch'],
  ],
  [
    'Chị vừa làm việc vừa chăm mẹ già.',
    'She works while caring for her elderly mother.',
    ['He works while caring for his elderly mother.', 'honorific-gender'],
  ],
  ['Hội nghị kết thúc lúc nào?', 'When did the conference end?', ['The conference ended.', 'end-punct']],
  [
    'Người dân mong muốn sớm có cầu mới để trẻ em đến trường an toàn, hàng hóa đi lại thuận tiện và người bệnh được đưa đi cấp cứu kịp thời.',
    'Residents hope for a new bridge soon so that children can get to school safely, goods can move easily and the sick can be taken to hospital in time.',
    ['Residents hope for a new bridge soon.', 'length-ratio'],
  ],
  [
    'Chi tiết xem tại https://nghean.gov.vn/tin-tuc.',
    'For details see https://nghean.gov.vn/tin-tuc.',
    ['For details see https://nghean.gov.vn/tin.', 'url-email'],
  ],
  [
    'Xin gửi về hộp thư toasoan@baonghean.vn.',
    'Please write to toasoan@baonghean.vn.',
    ['Please write to toasoan@baohatinh.vn.', 'url-email'],
  ],
  [
    'UBND tỉnh và MTTQ tỉnh ký kết chương trình phối hợp.',
    'The provincial People’s Committee and the provincial Fatherland Front Committee signed a coordination programme.',
    [
      'The provincial UBND and the provincial Fatherland Front Committee signed a coordination programme.',
      'abbr-untranslated',
    ],
  ],
  [
    'Lễ hội đền Cuông thu hút đông đảo du khách.',
    'The Cuong temple festival drew crowds of visitors.',
    ['The Cuong temple lễ hội drew crowds of visitors.', 'residue-vi'],
  ],
  [
    'Xin chào {name}, bạn có %d tin nhắn mới.',
    'Hello {name}, you have %d new messages.',
    ['Hello {tên}, you have %d new messages.', 'placeholder'],
    ['Hello {name}, you have new messages.', 'placeholder'],
  ],
  [
    'a) Rà soát quy hoạch;',
    'a) Review the master plan;',
    ['b) Review the master plan;', 'list-marker'],
    ['a) Review the master plan.', 'end-punct'],
  ],
  ['Ảnh: Hồng Nhung', 'Photo: Hong Nhung', ['Photo: Hong Hanh', 'credit-line']],
  [
    'Tổ 7 (phường Lê Mao) có 120 hộ.',
    'Group 7 (Le Mao ward) has 120 households.',
    ['Group 7 (Le Mao ward has 120 households.', 'bracket-pairing'],
    ['Group 7 (Le Mao ward) has 210 households.', 'number'],
  ],
])
