import { describe, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import type { AppError } from '../../../core/errors.ts'
import { decodeText } from '../../../filters/encoding/decode.ts'
import { isSyllable } from '../../../filters/encoding/syllable.ts'
import { decodeVni } from '../../../filters/encoding/vni.ts'

const vietnamese =
  'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng. Để triển khai có chất lượng chỉ thị, ' +
  'Ban Thường vụ đã kịp thời ban hành kế hoạch với nhiều nhiệm vụ, giải pháp trọng tâm; học tập và làm theo Bác.'

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Code and encoding of the refusal, or the text that was accepted. */
function outcome(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text
  } catch (error) {
    const { code, params } = error as AppError
    return `${code} ${params.encoding ?? ''}`.trim()
  }
}

/** windows-1258 keeps a vowel with its hat together and writes the tone after it. */
function windows1258(text: string): Uint8Array {
  const apart = [...text.normalize('NFC')]
    .map((letter) => {
      const [base = '', ...marks] = letter.normalize('NFD')
      const hats = marks.filter((mark) => '\u0302\u0306\u031b'.includes(mark))
      const tones = marks.filter((mark) => !hats.includes(mark))
      return (base + hats.join('')).normalize('NFC') + tones.join('')
    })
    .join('')
  return Uint8Array.from(iconv.encode(apart, 'windows1258'))
}

describe('E1: legacy Vietnamese encodings are named', () => {
  test.each([
    ['TCVN3 (ABC)', latin('§¶ng Céng s¶n ViÖt Nam')],
    ['VNI', latin('Ñaûng Coäng saûn Vieät Nam')],
    ['VISCII', Uint8Array.from(iconv.encode(vietnamese, 'viscii'))],
    ['TCVN3 (ABC)', Uint8Array.from(iconv.encode(vietnamese, 'tcvn'))],
    ['windows-1258', windows1258(vietnamese)],
    ['windows-1258', windows1258('Tỉnh ủy Nghệ An tổ chức hội nghị')],
  ])('%s in bytes', (encoding, bytes) => {
    expect(outcome(bytes)).toBe(`import.legacyEncoding ${encoding}`)
  })

  test.each([
    ['TCVN3 (ABC)', '§¶ng Céng s¶n ViÖt Nam'],
    ['VNI', 'Ñaûng Coäng saûn Vieät Nam'],
    ['windows-1258', 'Hôòi nghiò cuÒa ÐaÒng bôò: bô phâòn thiò'],
    ['UTF-8 → windows-1252', 'Nghá»‡ An tá»• chá»©c há»™i nghá»‹ tá»‰nh'],
    ['UTF-8 → windows-1252', iconv.decode(iconv.encode(vietnamese, 'utf8'), 'latin1')],
  ])('%s that someone saved as UTF-8', (encoding, text) => {
    expect(outcome(utf8(text))).toBe(`import.legacyEncoding ${encoding}`)
  })
})

describe('E2: no false alarm', () => {
  const texts = {
    vietnamese,
    'decomposed Vietnamese': vietnamese.normalize('NFD'),
    french:
      'L’été dernier, à Genève, les délégués ont été reçus par le maire ; où était-il ? Là, déjà. Ça dépend, né à côté.',
    german:
      'Für die Größe der Städte über Österreich hinaus müssen wir später prüfen, ob Äpfel süß schmecken. Können wir?',
    spanish: '¿Dónde está el señor Núñez? El año pasado, mañana será también más fácil; acción, corazón y educación.',
    portuguese:
      'Não há informações sobre as eleições; são três milhões de pessoas à espera. É também o coração da nação.',
    italian: 'Perché però non può? Già, è così: la città più bella, l’università, ciò che sarà, farò, dirò, là, giù.',
    icelandic: 'Það er þó ekki svo að allir þeir sem búa í Reykjavík séu ánægðir með veðrið í ár. Ísland er fallegt.',
    swedish: 'På sjön får också två män åka båt; så är det när år går, då gör vi det för dig, säger häst och gås.',
    danish: 'Så går vi på gåtur; både børn og får står på øen. Blå bær, rødgrød med fløde.',
    czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy. Děkuji, že jste přišli.',
    english: '© 2024 Hanoi. See § 5 and § 12 of the Act; Widget® is a trademark. Café, naïve, résumé: 5 °C ± 1 µm.',
    'Vietnamese about encodings': `${vietnamese} Chữ “ViÖt” là chữ hỏng.`,
    emoji: 'Cảm ơn 🙏 các bạn 🇻🇳!',
    ascii: 'Hello.',
  }
  test.each(Object.entries(texts))('%s in UTF-8 is read', (_, text) => {
    expect(outcome(utf8(text))).toBe(text)
  })
  test.each(['french', 'german', 'spanish', 'portuguese', 'italian', 'icelandic', 'swedish', 'danish'] as const)(
    '%s in windows-1252 is refused without naming a Vietnamese encoding',
    (language) => {
      expect(outcome(Uint8Array.from(iconv.encode(texts[language], 'win1252')))).toBe('import.unknownEncoding')
    },
  )
})

describe('what is no text', () => {
  test('a damaged UTF-8 file is refused, never mended with U+FFFD', () => {
    const bytes = utf8(vietnamese)
    expect(outcome(bytes.subarray(0, bytes.lastIndexOf(0xe1) + 1))).toBe('import.unknownEncoding')
    expect(outcome(Uint8Array.from([...utf8('Đảng bộ '), 0xed, 0xa0, 0x80, ...utf8(' Nghệ An')]))).toBe(
      'import.unknownEncoding',
    )
  })
  test('NUL, or many control characters, make a binary', () => {
    expect(outcome(utf8('a\0b'))).toBe('import.binary')
    expect(outcome(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0, 0]))).toBe('import.binary')
    expect(outcome(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toBe('import.binary')
    expect(outcome(utf8('\x01\x02\x03\x04\x05 a'))).toBe('import.binary')
  })
  test('UTF-32 and odd UTF-16 are refused', () => {
    expect(outcome(Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBe('import.unknownEncoding')
    expect(outcome(Uint8Array.from([0xfe, 0xff, 0, 0x41, 0]))).toBe('import.unknownEncoding')
    expect(outcome(Uint8Array.from([0xfe, 0xff, 0xd8, 0x00, 0, 0x41]))).toBe('import.unknownEncoding')
  })
  test('one stray control character does not spoil a text', () => {
    expect(outcome(utf8('Nghệ An\u0001'))).toBe('Nghệ An\u0001')
  })
})

test('UTF-16 without a byte order mark is recognised in either order', () => {
  const little = Uint8Array.from(Buffer.from(vietnamese, 'utf16le'))
  const big = Uint8Array.from(Buffer.from(vietnamese, 'utf16le').swap16())
  expect(decodeText(little)).toEqual({ encoding: 'utf-16le', bom: false, text: vietnamese })
  expect(decodeText(big)).toEqual({ encoding: 'utf-16be', bom: false, text: vietnamese })
})

test('syllables have Vietnamese shape', () => {
  for (const word of vietnamese.match(/\p{L}+/gu) ?? []) expect([word, isSyllable(word)]).toEqual([word, true])
  for (const word of ['été', 'für', 'ộs', 'señor', 'bb', 'ngh', 'àá', ''])
    expect([word, isSyllable(word)]).toEqual([word, false])
})

test('VNI decodes to the letters it stands for', () => {
  expect(decodeVni('Ñaûng Coäng saûn Vieät Nam')).toBe('Đảng Cộng sản Việt Nam')
  expect(decodeVni('Thöïc hieän chæ thò; tröôøng; thuûy; kyõ; OÂng; ÖÙng; AÁm')).toBe(
    'Thực hiện chỉ thị; trường; thủy; kỹ; Ông; Ứng; Ấm',
  )
})
