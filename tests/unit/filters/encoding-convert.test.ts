import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { legacyEncodings, type LegacyEncodingId } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { convertLegacy, encodingCandidates } from '../../../filters/encoding/convert.ts'

/** The 134 letters of Vietnamese that ASCII has not: 67 with marks, in both cases. */
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const inventory = [...'aăâeêioôơuưy']
  .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
  .filter((letter) => letter > '\x7f')
  .concat('đ')
  .flatMap((letter) => [letter, letter.toUpperCase()])

// Writers that share nothing with the readers under test.

/** VNI for Windows: base letter and the code of its hat and tone, by name. */
function vni(text: string): Uint8Array {
  const tonesBy: Record<string, string> = { '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' }
  const hat: Record<string, string> = {
    '': 'â',
    '\u0301': 'á',
    '\u0300': 'à',
    '\u0309': 'å',
    '\u0303': 'ã',
    '\u0323': 'ä',
  }
  const breve: Record<string, string> = {
    '': 'ê',
    '\u0301': 'é',
    '\u0300': 'è',
    '\u0309': 'ú',
    '\u0303': 'ü',
    '\u0323': 'ë',
  }
  const own: Record<string, string> = { ỉ: 'æ', ĩ: 'ó', ị: 'ò', í: 'í', ì: 'ì', ỵ: 'î', đ: 'ñ' }
  const letter = (given: string): string => {
    const small = given.toLowerCase()
    const [base = '', ...marks] = small.normalize('NFD')
    const tone = marks.find((mark) => mark in tonesBy) ?? ''
    const written =
      own[small] ??
      (marks.includes('\u0302')
        ? base + (hat[tone] ?? '')
        : marks.includes('\u0306')
          ? base + (breve[tone] ?? '')
          : (marks.includes('\u031b') ? { o: 'ô', u: 'ö' }[base] : base) + (tonesBy[tone] ?? ''))
    return small === given ? written : written.toUpperCase()
  }
  return iconvBytes([...text].map((given) => (given > '\x7f' ? letter(given) : given)).join(''), 'win1252')
}

/** windows-1258: a vowel with its hat, then its tone. */
function windows1258(text: string): Uint8Array {
  const apart = [...text].map((letter) => {
    const [base = '', ...marks] = letter.normalize('NFD')
    const hats = marks.filter((mark) => '\u0302\u0306\u031b'.includes(mark))
    return (base + hats.join('')).normalize('NFC') + marks.filter((mark) => !hats.includes(mark)).join('')
  })
  return iconvBytes(apart.join(''), 'windows1258')
}

const iconvBytes = (text: string, name: string): Uint8Array => Uint8Array.from(iconv.encode(text, name))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

const write: Record<LegacyEncodingId, (text: string) => Uint8Array> = {
  tcvn3: (text) => iconvBytes(text, 'tcvn'),
  vni,
  viscii: (text) => iconvBytes(text, 'viscii'),
  'windows-1258': windows1258,
  'utf-8-twice': (text) => utf8(Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join('')),
}
const convert = (bytes: Uint8Array, id: LegacyEncodingId): string => convertLegacy(bytes, id).text

const vietnamese =
  'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng.\r\n\r\nĐể triển khai có chất lượng chỉ thị, Ban ' +
  'Thường vụ đã kịp thời ban hành kế hoạch với nhiều nhiệm vụ, giải pháp trọng tâm; học tập và làm theo Bác.\r\n'

describe.each(legacyEncodings)('%s', (id) => {
  test('every letter of Vietnamese comes back', () => {
    expect(inventory).toHaveLength(134)
    // In words that leave no doubt, a letter a line.
    const lines = inventory.map((letter) => {
      const small = letter.toLowerCase()
      return letter === small ? `${vietnamese.split('\r')[0]} x${letter}` : `H${letter}`
    })
    for (const line of lines) expect(convert(write[id](`${vietnamese}${line}`), id)).toBe(`${vietnamese}${line}`)
  })

  const syllable = fc
    .tuple(
      fc.constantFrom('', 'b', 'ch', 'đ', 'gi', 'kh', 'ng', 'nh', 'qu', 'th', 'tr', 'v', 'x'),
      fc.constantFrom(...inventory.filter((letter) => letter === letter.toLowerCase())),
      fc.constantFrom('', 'n', 'ng', 'c', 't', 'm'),
      fc.constantFrom('small', 'first', 'all'),
    )
    // What the language allows: an acute or a dot before a stop; a capital before another vowel, or alone, could be a quote.
    .filter(([, vowel, final]) => !/[ct]/.test(final) || /[\u0301\u0323]/.test(vowel.normalize('NFD')))
    // GI is a word already: in TCVN3 the byte of Õ after it may as well be the dash of GI–.
    .filter(([initial, , final, letters]) => !(initial === 'gi' && final === '' && letters === 'all'))
    .map(([initial, vowel, final, letters]) => {
      const word = initial + vowel + final
      if (letters === 'small' || word.length === 1) return word
      return letters === 'all' ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)
    })
  const separator = fc.constantFrom(' ', ' ', ', ', '. ', '\n', '\t', ' - ', ' (', ') ', '\r\n\r\n')

  test('text of any syllables comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(syllable, separator), { maxLength: 40 }), (parts) => {
        // Enough that the made-up words among it are few.
        const text = vietnamese.repeat(6) + parts.flat().join('')
        expect(convert(write[id](text), id)).toBe(text)
      }),
    )
  })

  test('the same when a program has read the bytes as Latin letters and saved them as Unicode', () => {
    if (id === 'utf-8-twice') return
    const seen = iconv.decode(Buffer.from(write[id](vietnamese)), 'win1252')
    expect(convert(utf8(seen), id)).toBe(vietnamese)
    expect(convert(Uint8Array.from([0xff, 0xfe, ...Buffer.from(seen, 'utf16le')]), id)).toBe(vietnamese)
  })

  test('it is the first of the candidates, with its first lines', () => {
    const [first] = encodingCandidates(write[id](`\n \n${vietnamese}`))
    expect(first).toMatchObject({ encoding: id, score: 1 })
    expect(first?.sample).toEqual(vietnamese.split('\r\n').filter((line) => line !== ''))
  })

  test('what is in another encoding is refused, and plain ASCII stays', () => {
    for (const other of legacyEncodings) {
      if (other === id) continue
      expect(() => convertLegacy(write[other](vietnamese), id)).toThrow(AppError)
      expect(() => convertLegacy(write[other](vietnamese), id)).toThrow('import.conversionFailed')
    }
    expect(() => convertLegacy(utf8(vietnamese), id)).toThrow('import.conversionFailed')
    expect(() => convertLegacy(utf8('Một\0hai'), id)).toThrow('import.binary')
    expect(convert(utf8('Nam Dinh, 2026.\r\n'), id)).toBe('Nam Dinh, 2026.\r\n')
  })

  test('whatever the bytes, no character is lost without a word', () => {
    const bytes = fc.uint8Array({ maxLength: 60 })
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        let text: string
        try {
          text = convert(Uint8Array.from([...before, ...write[id](vietnamese), ...after]), id)
        } catch (error) {
          expect((error as AppError).code).toMatch(/^import\.(conversionFailed|binary)$/)
          return
        }
        expect(text).not.toMatch(/[\ufffd\x80-\x9f]/)
        expect(text).toContain(vietnamese)
        expect(text).toBe(text.normalize('NFC'))
      }),
    )
  })
})

describe('TCVN3', () => {
  test('byte AD is ư and nothing else', () => {
    expect(convert(latin('Tr\xad\xeang \xa7\xb9i h\xe4c, n\xad\xedc ta, t\xad t\xad\xebng'), 'tcvn3')).toBe(
      'Trường Đại học, nước ta, tư tưởng',
    )
    expect(convert(utf8('Tr­êng §¹i häc'), 'tcvn3')).toBe('Trường Đại học')
  })
  test('where the soft hyphens are gone, it is refused', () => {
    expect(() => convert(utf8('Trêng §¹i häc, níc ta, ®îc'), 'tcvn3')).toThrow('import.conversionFailed')
  })
  test('quotes and dashes of Windows beside capitals of the full standard', () => {
    const written = latin('\x93\xa7\xb6ng bé\x94 \x96 \x81NH; \x93\x81NH\x94 \x85 v.v\x85 \x93anh em\x94, Hå\x92')
    expect(convert(written, 'tcvn3')).toBe('“Đảng bộ” – ẢNH; “ẢNH” … v.v… “anh em”, Hồ’')
    expect(convert(write.tcvn3('ĐẢNG ỦY, ỦY BAN; HỌ, CÓ; Ông Ở'), 'tcvn3')).toBe('ĐẢNG ỦY, ỦY BAN; HỌ, CÓ; Ông Ở')
  })
  test('lines that may have been capitals are counted', () => {
    const text = 'cộng hòa xã hội chủ nghĩa việt nam\nTrong tỉnh\n12\nđộc lập - tự do - hạnh phúc\n'
    expect(convertLegacy(write.tcvn3(text), 'tcvn3')).toEqual({ text, smallLines: 2 })
    expect(convertLegacy(write.viscii(text), 'viscii').smallLines).toBe(0)
  })
})

describe('others', () => {
  test('VNI keeps the punctuation of Windows and refuses a mark without its vowel', () => {
    expect(convert(latin('\x93Ñaûng\x94 \x96 boä \x85'), 'vni')).toBe('“Đảng” – bộ …')
    expect(() => convert(latin('Ñaûng boä tænh, hûi'), 'vni')).toThrow('import.conversionFailed')
  })
  test('VISCII has capitals among the control characters', () => {
    expect(convert(Uint8Array.from([0x44, 0x1e, 0x20, 0x4c, 0x19, 0x20, ...write.viscii('Việt')]), 'viscii')).toBe(
      'DỴ LỸ Việt',
    )
  })
  test('twice encoded, with a letter damaged, is refused', () => {
    const seen = new TextDecoder().decode(write['utf-8-twice'](vietnamese))
    expect(() => convert(utf8(seen.replace('\xa0', ' ')), 'utf-8-twice')).toThrow('import.conversionFailed')
    expect(convert(utf8('Nghá»‡ An tá»• chá»©c há»™i nghá»‹'), 'utf-8-twice')).toBe('Nghệ An tổ chức hội nghị')
  })
})

describe('candidates', () => {
  test('none for Unicode, other languages and ASCII', () => {
    const texts = [vietnamese, vietnamese.normalize('NFD'), 'Für die Größe der Städte müssen wir prüfen', 'ASCII', '']
    expect(texts.map((text) => encodingCandidates(utf8(text)))).toEqual(texts.map(() => []))
  })
  test('samples are short, whole characters', () => {
    const [first] = encodingCandidates(write.viscii(`${'Việt Nam '.repeat(100)}\n`.repeat(20)))
    expect(first?.sample).toHaveLength(8)
    expect(Math.max(...(first?.sample ?? []).map((line) => line.length))).toBeLessThanOrEqual(240)
  })
  test('the largest files come to an end', () => {
    const texts = [vietnamese.repeat(5000), 'a'.repeat(1e6), '\x93'.repeat(1e6), ' '.repeat(1e6), 'é'.repeat(1e6)]
    for (const text of texts) {
      const bytes = iconvBytes(text, 'tcvn')
      const raw = text === texts[2] ? latin(text) : bytes
      encodingCandidates(raw)
      for (const id of legacyEncodings) {
        try {
          convertLegacy(raw, id)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }
    }
  }, 120_000)
})
