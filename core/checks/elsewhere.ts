import { isVietnameseSyllable } from '../language/meaning/syllable.ts'
import type { Pair } from './pair.ts'
import type { TermUse } from './terms.ts'

/** Names of parties that follow the word Đảng, whatever their capitals. */
const PARTY =
  'dân chủ|cộng hòa|cộng hoà|bảo thủ|lao động|tự do|xanh|quốc đại|nhân dân|xã hội|cực hữu|cực tả|cánh hữu|cánh tả|trung hữu|trung tả|đối lập|cầm quyền'
const NAMED = new RegExp(`^\\s(?:\\p{Lu}|(?:${PARTY})(?!\\p{L}))`, 'u')
const MEMBER_OF = /^\s(?:của\s)?[đĐ]ảng(?=\s)/u

/** Đảng Lao động, Đảng bảo thủ, đảng viên đảng Dân chủ: not the Party. */
export function isOtherParty({ source }: Pair, { vi, end }: TermUse): boolean {
  const after = source.text.slice(end, end + 40)
  if (vi === 'Đảng') return NAMED.test(after)
  if (vi !== 'đảng viên') return false
  const of = MEMBER_OF.exec(after)
  return of !== null && NAMED.test(after.slice(of[0].length))
}

const COUNTRY =
  'Mỹ|Hoa Kỳ|Anh|Pháp|Đức|Ý|Nga|Nhật|Nhật Bản|Hàn Quốc|Triều Tiên|Trung Quốc|Lào|Thái Lan|Cam-pu-chia|Ấn Độ|Tây Ban Nha|Bồ Đào Nha|Hy Lạp|Thổ Nhĩ Kỳ|Thụy Điển|Thụy Sĩ|Na Uy|Phần Lan|Đan Mạch|Hà Lan|Bỉ|Áo|Ba Lan|Úc|Mông Cổ|Đài Loan|châu Âu|Liên Xô'
/** What a minister minds; then comes the country. */
const FIELD =
  '(?:\\s(?:Ngoại giao|Quốc phòng|Tài chính|Y tế|Giáo dục|Nội vụ|Tư pháp|Thương mại|Kinh tế|Nông nghiệp|Năng lượng|Doanh nghiệp|Lao động|Môi trường|Giao thông|An ninh|Văn hóa|Thể thao|Ngân khố|Du lịch))?'
const OF_COUNTRY = new RegExp(
  `^${FIELD}(?:\\scủa)?(?:\\s(?:nước|bang|Vương quốc|Cộng hòa))?\\s(?:(?:${COUNTRY})(?![\\p{L}\\p{M}])(?:\\s(\\p{Lu}[\\p{L}\\p{M}]+))?|(\\p{Lu}[\\p{L}\\p{M}]+))`,
  'u',
)
/** Offices and bodies of a State: where another State has them, they have other names. */
const OF_STATE =
  /^(?:(?:Phó )?Chủ tịch (?:nước|Quốc hội)|(?:Phó )?Thủ tướng|Bộ trưởng|Thứ trưởng|(?:.* )?Quốc hội|Chính phủ|Bộ [\p{Lu}]|Hiến pháp|Tòa án|Viện kiểm sát|Văn phòng Chính phủ)/u

/** Quốc hội Mỹ, Bộ trưởng Ngoại giao Anh, Thủ tướng Theresa May: of another State, so that nothing is demanded. */
export function isForeign({ source }: Pair, hit: TermUse): boolean {
  if (!OF_STATE.test(hit.vi)) return false
  const after = source.text.slice(hit.end, hit.end + 60)
  const found = OF_COUNTRY.exec(after)
  if (found && isForeignName(found)) return true
  return /^\p{Ll}/u.test(source.slice(hit)) && /^\p{Lu}/u.test(hit.vi) && speaksOfOthers(around(source.text, hit.start))
}

/** A country, but not "Anh Sơn"; or a word with a capital that is no Vietnamese syllable. */
function isForeignName([whole, next, word]: RegExpExecArray): boolean {
  if (word !== undefined) return /^\p{Lu}\p{Ll}/u.test(word) && !isVietnameseSyllable(word)
  const isCompound = /\p{L}\s\p{Lu}/u.test(whole.slice(0, whole.length - (next ?? '').length).trim())
  return next === undefined || isCompound || !isVietnameseSyllable(next)
}

/** A sentence or two; more would take too long where terms are many. */
const around = (text: string, at: number): string => text.slice(Math.max(0, at - 300), at + 300)

/** Foreign names in the segment and not a word of Việt Nam: then "quốc hội" in small letters is theirs. */
function speaksOfOthers(text: string): boolean {
  if (/Việt|nước ta|(?<!\p{L})ta(?!\p{L})/u.test(text)) return false
  const words = text.match(/(?<![\p{L}\p{M}])\p{Lu}\p{Ll}[\p{L}\p{M}]+/gu) ?? []
  return words.some((word) => !isVietnameseSyllable(word))
}
