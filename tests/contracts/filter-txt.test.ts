import fc from 'fast-check'
import { txtFilter } from '../../filters/txt.ts'
import { describeFilter } from './filter.ts'

const lines = ['Tạo chuyển biến mới', '', '  (Baonghean.vn) - Chiều 9/5.  ', '\t- Một mục', 'Đảng\u00a0bộ', '\u00a0']
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return Uint8Array.from(big ? bytes.swap16() : bytes)
}

const lineEnds = ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029']
const encode = {
  utf8,
  'utf8 with mark': (text: string) => utf8(`\uFEFF${text}`),
  utf16le: (text: string) => utf16(`\uFEFF${text}`),
  utf16be: (text: string) => utf16(`\uFEFF${text}`, true),
}

const files: Record<string, Uint8Array> = {
  'UTF-16 without a mark': utf16(lines.join('\n')),
  'no line end at the end': utf8('Một dòng'),
  'only line ends around': utf8('\n\n\r\nMột dòng\n\n\n'),
  decomposed: utf8(lines.join('\r\n').normalize('NFD')),
  'hat precomposed, tone apart': utf8('Ch\u1ec9 thi\u0323 c\u1ee7a \u0110a\u0309ng\nhe\u0302\u0323'),
  'two marks at the start': utf8('\uFEFF\uFEFFMột'),
  'mixed line ends': utf8('Một\r\n\rHai\n\rBa\u2028Bốn\u2029\u0085Năm\r'),
}
for (const [encoding, encoder] of Object.entries(encode)) {
  for (const end of lineEnds) files[`${encoding} with ${JSON.stringify(end)}`] = encoder(lines.join(end) + end)
}

// Letters of the plane people write in, with combining marks apart, blanks of all kinds and rare characters.
const words = fc.constantFrom(
  'Đảng',
  'ủy',
  'a\u0323\u0302',
  'e\u0302\u0301',
  'Khối',
  '05-CT/TW',
  '“',
  '”',
  '🙏',
  '\u200f',
  '&<>',
  '-',
  '.',
)
const blanks = fc.constantFrom(' ', '\t', '\u00a0', '\u3000', '\f', '  ')
const line = fc.array(fc.oneof(words, blanks), { maxLength: 8 }).map((parts) => parts.join(''))
const text = fc
  .array(fc.tuple(line, fc.constantFrom(...lineEnds)), { maxLength: 12 })
  .map((parts) => parts.flat().join(''))

describeFilter(txtFilter, {
  files,
  anyFile: fc
    .tuple(text, text, fc.constantFrom(...Object.values(encode)))
    .map(([before, after, encoder]) => encoder(`${before}Chữ${after}`)),
  anyUnit: line.map((unit) => `Bản ${unit} dịch`.normalize('NFC')),
})
