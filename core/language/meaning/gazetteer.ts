import { dropDiacritics } from './syllable.ts'

/** Provinces and cities before and after 2025, districts and towns of Nghệ An and Hà Tĩnh: written alike in English, marks dropped. */
const SAME =
  'An Giang|Bà Rịa|Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Huế|Nha Trang|Biên Hòa|Quy Nhơn|Buôn Ma Thuột|Mỹ Tho|' +
  'Vinh|Anh Sơn|Con Cuông|Cửa Lò|Diễn Châu|Đô Lương|Hoàng Mai|Hưng Nguyên|Kỳ Sơn|Nam Đàn|Nghi Lộc|Nghĩa Đàn|Quế Phong|Quỳ Châu|Quỳ Hợp|Quỳnh Lưu|Tân Kỳ|Thái Hòa|Thanh Chương|Tương Dương|Yên Thành|Mường Lống|Kim Liên|Môn Sơn|' +
  'Hồng Lĩnh|Kỳ Anh|Can Lộc|Cẩm Xuyên|Đức Thọ|Hương Khê|Hương Sơn|Lộc Hà|Nghi Xuân|Thạch Hà|Vũ Quang|Phú Quốc|Côn Đảo|Lý Sơn|Cô Tô|Sa Pa|Tam Đảo|Hội An|Điện Biên Phủ|Bà Nà|Bà Đen'

/** Established English forms, adjectives included. The first is for rendering. */
const ESTABLISHED: Record<string, string> = {
  'Hà Nội': 'Hanoi|Ha Noi|Hà Nội',
  'Việt Nam': 'Vietnam|Viet Nam|Việt Nam|Vietnamese',
  'Hồ Chí Minh': 'Ho Chi Minh|Hồ Chí Minh|HCM|HCMC|Uncle Ho',
  'Sài Gòn': 'Saigon|Sai Gon|Sài Gòn',
  'Đà Nẵng': 'Da Nang|Danang|Đà Nẵng',
  'Hải Phòng': 'Hai Phong|Haiphong|Hải Phòng',
  'Đà Lạt': 'Da Lat|Dalat|Đà Lạt',
  'Hạ Long': 'Ha Long|Halong|Hạ Long',
  'Thăng Long': 'Thang Long|Thăng Long',
  'Bắc Kinh': 'Beijing|Peking',
  'Thượng Hải': 'Shanghai',
  'Quảng Châu': 'Guangzhou',
  'Trung Quốc': 'China|Chinese|Sino',
  'Hàn Quốc': 'Republic of Korea|RoK|South Korea|Korea|Korean|Koreans|Seoul|the South',
  'Triều Tiên': "Democratic People's Republic of Korea|DPRK|North Korea|Korea|Korean|Koreans|Pyongyang|the North",
  'Nhật Bản': 'Japan|Japanese',
  'Hoa Kỳ': 'United States|US|U.S|USA|American|America|Americans',
  'Đài Loan': 'Taiwan|Taiwanese',
  'Thái Bình Dương': 'Pacific',
  'Đại Tây Dương': 'Atlantic',
  'Ấn Độ Dương': 'Indian Ocean',
  'Bình Nhưỡng': 'Pyongyang',
  'Vân Nam': 'Yunnan',
  'Quý Châu': 'Guizhou',
  'Quảng Đông': 'Guangdong',
  'Quảng Tây': 'Guangxi',
  'Tứ Xuyên': 'Sichuan',
  'Thanh Hải': 'Qinghai|Thanh Hai',
  'Tân Cương': 'Xinjiang',
  'Tây Tạng': 'Tibet|Tibetan',
  'Phúc Kiến': 'Fujian',
  'Chiết Giang': 'Zhejiang',
  'Sơn Đông': 'Shandong|Son Dong',
  'Nam Kinh': 'Nanjing',
  'Vũ Hán': 'Wuhan',
  'Ma Cao': 'Macau|Macao',
  'Tập Cận Bình': 'Xi Jinping|Xi',
  'Lý Khắc Cường': 'Li Keqiang|Li',
  'Hồ Cẩm Đào': 'Hu Jintao|Hu',
  'Mao Trạch Đông': 'Mao Zedong|Mao',
  'Đặng Tiểu Bình': 'Deng Xiaoping|Deng',
  'Giang Trạch Dân': 'Jiang Zemin|Jiang',
  'Tôn Trung Sơn': 'Sun Yat-sen',
  'Lý Hiển Long': 'Lee Hsien Loong|Lee',
  'Hồng Kông': 'Hong Kong',
  'Thái Lan': 'Thailand|Thai|Thais',
  'Viêng Chăn': 'Vientiane',
  'Luân Đôn': 'London',
  'Ấn Độ': 'India|Indian',
  'Liên Xô': 'Soviet Union|USSR|Soviet',
  'Đông Nam Á': 'Southeast Asia|South East Asia|Southeast Asian|South-East Asia|ASEAN',
  'Châu Âu': 'Europe|European|Europeans|EU',
  'Châu Á': 'Asia|Asian',
}

const key = (name: string): string => name.toLowerCase()

const entries = new Map<string, string[]>()
for (const name of SAME.split('|')) entries.set(key(name), [dropDiacritics(name), name])
for (const [name, forms] of Object.entries(ESTABLISHED)) entries.set(key(name), forms.split('|'))

const firstWords = new Set(Array.from(entries.keys(), (name) => name.split(' ')[0] ?? ''))

/** Could a listed name begin with this word? A quick look before a longer one. */
export function mayBeginPlace(word: string): boolean {
  return firstWords.has(key(word))
}

/** English forms of a well-known place, or of a foreign person known by a Vietnamese name, or undefined. `name` is NFC, in any capitals. */
export function placeForms(name: string): readonly string[] | undefined {
  return entries.get(key(name))
}
