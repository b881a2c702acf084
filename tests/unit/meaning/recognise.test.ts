import { describe, expect, test } from '@jest/globals'
import { documentCitation } from '../../../core/language/meaning/document-kinds.ts'
import { recognise } from '../../../core/language/meaning/recognise.ts'
import { render } from '../../../core/language/meaning/render.ts'
import { defaultStyle, type Style } from '../../../core/language/meaning/style.ts'
import type { Lang, Token } from '../../../core/language/meaning/token.ts'

const said = (text: string, lang: Lang): [kind: string, surface: string][] =>
  recognise(text, lang)
    .filter(({ soft }) => !soft)
    .map(({ kind, start, end }) => [kind, text.slice(start, end)])
const one = (text: string, lang: Lang): Token => {
  const [token] = recognise(text, lang)
  if (!token) throw new Error(`nothing in ${text}`)
  return token
}

describe('Vietnamese', () => {
  test.each([
    ['Diện tích 12.045,5 ha', [['measure', '12.045,5 ha']]],
    ['Tăng 3,75%', [['percent', '3,75%']]],
    ['1.850 tỷ đồng', [['money', '1.850 tỷ đồng']]],
    [
      'từ 28/2 đến 3/3',
      [
        ['date', '28/2'],
        ['date', '3/3'],
      ],
    ],
    ['Ngày 14-16/5', [['range', '14-16/5']]],
    ['2016-2021', [['range', '2016-2021']]],
    ['lúc 19h30', [['time', '19h30']]],
    ['Gọi 0238.3844.555', [['phone', '0238.3844.555']]],
    ['Nghị định 15/2020/NĐ-CP', [['document', '15/2020/NĐ-CP']]],
    [
      'khóa XII, quý III',
      [
        ['ordinal', 'khóa XII'],
        ['ordinal', 'quý III'],
      ],
    ],
    [
      '<b>5</b> {n} https://a.vn.',
      [
        ['tag', '<b>'],
        ['number', '5'],
        ['tag', '</b>'],
        ['placeholder', '{n}'],
        ['link', 'https://a.vn'],
      ],
    ],
    [
      'VTV3 và Covid-19',
      [
        ['code', 'VTV3'],
        ['code', 'Covid-19'],
      ],
    ],
    [
      'Bốn xã, năm 2018, năm người',
      [
        ['number', 'Bốn'],
        ['number', '2018'],
        ['number', 'năm'],
      ],
    ],
    ['cánh đồng, hội đồng, 5 đồng chí', [['number', '5']]],
    ['bà Triệu, triệu tập, tỷ lệ', []],
  ] as [string, [string, string][]][])('%s', (text, wanted) => {
    expect(said(text, 'vi')).toEqual(wanted)
  })

  test.each([
    ['7.310', 7310],
    ['12.045,5', 12045.5],
    ['3,5', 3.5],
    ['3.5', 3.5],
    ['1.234.567', 1234567],
    ['2 tỷ rưỡi', 2.5e9],
    ['1,2 nghìn tỷ', 1.2e12],
    ['2 tỷ 500 triệu', 2.5e9],
    ['hai mươi lăm', 25],
    ['một trăm linh năm', 105],
    ['ba trăm hai mươi mốt', 321],
    ['nửa triệu', 5e5],
    ['ba phần tư', 0.75],
  ])('%s is %p', (text, value) => {
    expect(one(text, 'vi')).toMatchObject({ values: expect.arrayContaining([value]) })
  })

  test('an ambiguous comma keeps both readings', () => {
    expect(one('1,200', 'vi')).toMatchObject({ values: [1.2, 1200] })
  })
})

describe('English', () => {
  test.each([
    ['2,340', 2340],
    ['1.85 trillion', 1.85e12],
    ['VND5 billion', 5e9],
    ['US$8 million', 8e6],
    ['twenty-five', 25],
    ['one hundred and five', 105],
    ['two and a half million', 2.5e6],
    ['half a million', 5e5],
    ['two decades', 20],
    ['a dozen', 12],
    ['three quarters', 0.75],
    ['one in five', 0.2],
    ['$5m', 5e6],
  ])('%s is %p', (text, value) => {
    expect(one(text, 'en')).toMatchObject({ values: expect.arrayContaining([value]) })
  })

  test.each([
    ['May 15, 2016', { day: 15, month: 5, year: 2016 }],
    ['15 May 2016', { day: 15, month: 5, year: 2016 }],
    ['the 9th of May', { day: 9, month: 5 }],
    ['October 2017', { month: 10, year: 2017 }],
  ])('%s', (text, parts) => {
    expect(recognise(text, 'en').find(({ kind }) => kind === 'date')).toMatchObject(parts)
  })

  test('Vietnamese separators are told from English ones', () => {
    expect(one('2.340', 'en')).toMatchObject({ values: [2.34], vietnamese: 2340 })
    expect(one('1,7', 'en')).toMatchObject({ vietnamese: 1.7 })
    expect(one('2.75', 'en')).not.toHaveProperty('vietnamese')
  })
})

describe('English of Vietnamese tokens', () => {
  const english = (text: string, style: Partial<Style> = {}): string | undefined => {
    const token = one(text, 'vi')
    return render(token, text.slice(token.start, token.end), { ...defaultStyle, ...style })
  }

  test.each([
    ['4.725', '4,725'],
    ['98,6%', '98.6%'],
    ['ngày 15/5/2016', 'May 15, 2016'],
    ['Tháng 10/2017', 'October 2017'],
    ['14-16/5', 'May 14–16'],
    ['1.850 tỷ đồng', '1.85 trillion VND'],
    ['0,8 tỷ đồng', '800 million VND'],
    ['5 triệu USD', 'US$5 million'],
    ['2.340 ha', '2,340 hectares'],
    ['15h20', '3:20 p.m.'],
    ['khóa XII', '12th'],
    ['quý III', 'third quarter'],
    ['2 điểm phần trăm', '2 percentage points'],
    ['2015-2020', '2015–2020'],
    ['từ 3 đến 5 triệu đồng', '3 to 5 million VND'],
    ['rằm tháng 7', 'the 15th day of the 7th lunar month'],
    ['năm 2018', '2018'],
    ['0912.345.678', '0912.345.678'],
  ])('%s', (text, wanted) => {
    expect(english(text)).toBe(wanted)
  })

  test('follows the style of the project', () => {
    expect(english('15/5/2016', { dates: 'day-first' })).toBe('15 May 2016')
    expect(english('5 tỷ đồng', { money: 'code-before' })).toBe('VND5 billion')
    expect(english('5 tỷ đồng', { money: 'word' })).toBe('5 billion dong')
    expect(english('98,6%', { percent: 'words' })).toBe('98.6 per cent')
  })

  test('documents are cited with their kind, slips put right', () => {
    const cite = (text: string): string => {
      const token = recognise(text, 'vi').find(({ kind }) => kind === 'document')
      if (token?.kind !== 'document') throw new Error(text)
      return documentCitation(token, text).text
    }
    expect(cite('Chỉ thị 05/CT-TW')).toBe('Directive No. 05-CT/TW')
    expect(cite('theo Quyết định số 45/QĐ-UBND')).toBe('Decision No. 45/QD-UBND')
    expect(cite('Nghị định 46/2016/NĐ-CP')).toBe('Decree No. 46/2016/ND-CP')
    expect(cite('số 08-QĐi/TW')).toBe('No. 08-QDi/TW')
  })
})
