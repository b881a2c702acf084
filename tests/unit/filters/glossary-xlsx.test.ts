import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppError } from '../../../core/errors.ts'
import { pickGlossaryFilter } from '../../../filters/glossary-files/index.ts'
import { xlsx } from '../../../filters/glossary-files/xlsx.ts'
import { readXml } from '../../../filters/xml.ts'
import { openZip, writeZip } from '../../../filters/zip.ts'
import { draftsOf, fullConcept, glossaries, successor } from './glossary-concepts.ts'

const base = { name: 'Bảng [thử]: 1/2', description: '', at: 0 }
const part = (bytes: Uint8Array, path: string): string =>
  new TextDecoder().decode(openZip(bytes).read(path) ?? undefined)
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return `${(error as AppError).code} ${String((error as AppError).params.reason ?? '')}`.trim()
  }
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (...targets: [string, string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="r${index}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A workbook as other programs write it: sheets by name, parts apart. */
function workbook(
  sheets: [name: string, rows: string, state?: string][],
  {
    strings = '',
    styles = '',
    pr = '',
    ns = main,
  }: { strings?: string; styles?: string; pr?: string; ns?: string } = {},
): Uint8Array {
  const list = sheets.map(
    ([name, , state], index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}"${state ? ` state="${state}"` : ''}/>`,
  )
  return writeZip([
    ['_rels/.rels', rels(['officeDocument', '/book/w.xml'])],
    ['book/w.xml', `<workbook xmlns="${ns}" xmlns:r="${office}">${pr}<sheets>${list.join('')}</sheets></workbook>`],
    [
      'book/_rels/w.xml.rels',
      rels(
        ...sheets.map((_, index): [string, string] => ['worksheet', `./s/../s${index}.xml`]),
        ['sharedStrings', 'strings.xml'],
        ['styles', 'styles.xml'],
      ),
    ],
    ['book/strings.xml', `<sst xmlns="${ns}">${strings}</sst>`],
    ['book/styles.xml', `<styleSheet xmlns="${ns}">${styles}</styleSheet>`],
    ...sheets.map(
      ([, rows], index) =>
        [`book/s${index}.xml`, `<worksheet xmlns="${ns}"><sheetData>${rows}</sheetData></worksheet>`] as const,
    ),
  ])
}
const inline = (...cells: string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
const sample = (bytes: Uint8Array): string[][] => xlsx.read(bytes).table?.sample ?? []

describe('what is written', () => {
  test('reads back to the letter', () => {
    fc.assert(
      fc.property(glossaries, (concepts) => {
        fc.pre(concepts.length > 0)
        const { entries } = xlsx.read(xlsx.write({ ...base, concepts }))
        expect(entries.map((entry) => ('draft' in entry ? { id: entry.id, draft: entry.draft } : entry))).toEqual(
          draftsOf(concepts),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('a term list longer than a cell may be goes on in further rows', () => {
    const many = {
      ...fullConcept,
      terms: Array.from({ length: 200 }, (_, index) => ({
        lang: 'en' as const,
        text: `${index}${'x'.repeat(490)}`,
        status: 'admitted' as const,
        provisional: index % 2 === 0,
      })),
    }
    const bytes = xlsx.write({ ...base, concepts: [many, successor] })
    const lengths: number[] = []
    readXml(part(bytes, 'xl/worksheets/sheet1.xml'), { text: (text) => lengths.push(text.length) })
    expect(Math.max(...lengths)).toBeLessThan(32_768)
    expect(xlsx.read(bytes).entries.map((entry) => 'draft' in entry && entry.draft)).toEqual(
      draftsOf([many, successor]).map(({ draft }) => draft),
    )
  })

  test('holds text cells only, keeps its first row in sight, and is the same for the same concepts', () => {
    const concepts = [{ ...successor, definition: '=HYPERLINK("http://x")' }]
    const bytes = xlsx.write({ ...base, concepts })
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[ >/]/)
    expect([...sheet.matchAll(/<c [^>]*>/g)].every(([cell]) => cell.includes('t="inlineStr"'))).toBe(true)
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(part(bytes, 'xl/workbook.xml')).toContain('name="Bảng  thử  1 2"')
    expect(xlsx.write({ ...base, concepts, at: 5 })).toEqual(bytes)
  })
})

describe('what other programs write', () => {
  test('shared strings with rich text, phonetic guides and escapes; gaps; numbers, booleans, errors', () => {
    const strings =
      '<si><t>vi</t></si><si><r><t>Đảng </t></r><r><t xml:space="preserve">ta</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>a_x000D_b_x005F_x</t></si>'
    const rows =
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="str"><f>A1&amp;"n"</f><v>en</v></c></row>' +
      '<row r="5"><c r="B5" t="s"><v>1</v></c><c r="C5"><v>1.5E3</v></c><c r="D5" t="s"><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>' +
      '<row r="6"><c r="A6" s="1"/></row>'
    const read = xlsx.read(workbook([['A', rows]], { strings }))
    expect(read.table?.sample).toEqual([
      ['', 'vi', '', 'en'],
      ['', 'Đảng ta', '1500', 'a\rb_x', 'TRUE'],
    ])
    expect(read.entries.map(({ line }) => line)).toEqual([5])
  })

  test('days are days, not numbers, whatever they are counted from', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
    const rows =
      '<row><c s="0"><v>45717</v></c><c s="1"><v>45717.75</v></c><c s="2"><v>60</v></c><c s="2"><v>59</v></c><c s="3"><v>45717</v></c><c t="d"><v>2025-03-01T00:00:00</v></c></row>'
    expect(sample(workbook([['A', rows]], { styles }))[0]).toEqual([
      '45717',
      '2025-03-01',
      '1900-02-28',
      '1900-02-28',
      '45717',
      '2025-03-01',
    ])
    const mac = workbook([['A', '<row><c s="1"><v>44255</v></c></row>']], { styles, pr: '<workbookPr date1904="1"/>' })
    expect(sample(mac)[0]).toEqual(['2025-03-01'])
  })

  test('the strict form, and a sheet chosen by name; hidden ones are not offered', () => {
    const book = workbook(
      [
        ['Trống', ''],
        ['Ẩn', inline('vi', 'en') + inline('ẩn', 'hidden'), 'hidden'],
        ['Một', inline('vi', 'en') + inline('Đảng', 'Party')],
        ['Hai', inline('Tiếng Việt', 'Tiếng Anh') + inline('Bộ', 'Ministry')],
      ],
      { ns: strict },
    )
    const first = xlsx.read(book)
    expect(first.table).toMatchObject({ sheets: ['Trống', 'Một', 'Hai'], mapping: { sheet: 'Một' } })
    expect(first.warnings).toEqual([{ code: 'otherSheets', params: { count: 1, sheet: 'Một' } }])
    const second = xlsx.read(book, { header: true, columns: ['vi', 'en'], sheet: 'Hai' })
    expect(second.entries[0]).toMatchObject({ draft: { terms: [{ text: 'Bộ' }, { text: 'Ministry' }] } })
    expect(codeOf(() => xlsx.read(book, { header: true, columns: ['vi', 'en'], sheet: 'Ẩn' }))).toBe(
      'import.badMapping',
    )
  })
})

describe('hostile and broken files', () => {
  test.each([
    ['not a workbook', writeZip([['a.txt', 'x']]), 'import.unreadable parts'],
    ['no sheet with cells', workbook([['A', '']]), 'import.empty'],
    [
      'a part that is missing',
      writeZip([['_rels/.rels', rels(['officeDocument', 'x.xml'])]]),
      'import.unreadable parts',
    ],
    ['an entity', workbook([['A', '<row/>']], { strings: '<si><t>&lol;</t></si>' }), 'import.unreadable xml'],
    ['nesting', workbook([['A', '<a>'.repeat(70) + '</a>'.repeat(70)]]), 'import.unreadable depth'],
    ['a bomb', workbook([['A', ' '.repeat(30_000_000)]]), 'import.unreadable ratio'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(() => xlsx.read(bytes))).toBe(code)
  })

  test('a document type with entities', () => {
    const bytes = writeZip([
      ['_rels/.rels', rels(['officeDocument', 'w.xml'])],
      ['w.xml', '<!DOCTYPE w [<!ENTITY a "b">]><workbook/>'],
    ])
    expect(codeOf(() => xlsx.read(bytes))).toBe('import.unreadable doctype')
  })

  test('is known by its bytes', () => {
    const bytes = xlsx.write({ ...base, concepts: [successor] })
    expect(pickGlossaryFilter(bytes, 'terms.xlsx').id).toBe('xlsx')
    expect(codeOf(() => pickGlossaryFilter(bytes, 'terms.docx'))).toBe('import.unsupportedFormat')
  })
})
