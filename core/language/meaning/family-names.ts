const list = (text: string): Set<string> => new Set(text.split(' '))

/** Family names that two syllables suffice to recognise. */
export const familyNames: ReadonlySet<string> = list(
  'Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Dương Đinh Trịnh Phùng Nông Quách Tống Nghiêm Doãn Lữ Khuất Moong Vừ Lầu Xồng Hờ Cụt Lô Vi',
)

/** Family names that are usual words or parts of place names too: three syllables are needed. */
export const doubtfulFamilyNames: ReadonlySet<string> = list(
  'Hoàng Hồ Đoàn Trương Lương Vương Tạ Tô Chu Thái Lưu Kiều Mai Cao Hà Lý Đào Đàm Tăng Bạch Châu La Lâm Văn Tôn Kim Cầm Lò Hoa Phó Sầm Triệu Mạc Hứa Giàng Thào Sùng Vàng Y Ma Bế Ninh Thân Trà Tiêu Từ Ung Viên Ông',
)

/** What stands before a name, and the gender it tells; `any` of people and offices alike. */
export const honorifics: ReadonlyMap<string, 'man' | 'woman' | 'any'> = new Map([
  ...(['ông', 'anh', 'chú', 'thầy', 'cậu'] as const).map((word) => [word, 'man'] as const),
  ...(['bà', 'chị', 'cô', 'dì', 'mẹ', 'mợ'] as const).map((word) => [word, 'woman'] as const),
  ...(
    [
      'em',
      'cháu',
      'cụ',
      'bác',
      'chí',
      'đ/c',
      'sĩ',
      'sỹ',
      'sư',
      'báo',
      'thơ',
      'văn',
      'viên',
      'tướng',
      'tá',
      'úy',
      'uý',
      'tịch',
      'đốc',
      'trưởng',
      'sinh',
      'nhân',
      'vương',
      'hùng',
    ] as const
  ).map((word) => [word, 'any'] as const),
])

/** Second syllables of titles, so that "ông Chủ tịch" names nobody. */
export const titleSeconds: ReadonlySet<string> = list(
  'tịch thư đốc trưởng tướng trực vụ viên sứ tá úy uý biểu diện án ủy uỷ trị ương sĩ sỹ sư báo đoàn ban phòng bí giám thống cục thượng đội hội cấp bộ đẳng hành ngoại',
)

/** Ends of offices and professions: full names follow them, while a single capital may begin another word (Bộ trưởng Y tế). */
export const offices: ReadonlySet<string> = list(
  'sĩ sỹ sư báo thơ văn viên tướng tá úy uý tịch đốc trưởng sinh nhân vương hùng',
)
