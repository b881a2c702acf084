import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bilingualDocx } from '../../../filters/bilingual-docx/index.ts'
import type { ExportInput } from '../../../filters/filter.ts'
import { readDocx, type DocxFile } from '../../builders/docx-reader.ts'
import { at, descendants, elements, textOf } from '../../builders/xml-reader.ts'
import { unzip } from '../../builders/zip.ts'
import { exportInput, labels, marked, tag } from './export-input.ts'
import { hostileText } from './hostile.ts'

const write = async (input: ExportInput): Promise<DocxFile> => readDocx(await bilingualDocx.write(input))

const article = exportInput(
  [
    [{ source: 'Nêu gương', target: 'Setting examples', status: 'approved' }],
    [
      { source: 'Chiều 9/5, hội nghị.', target: 'On the afternoon of May 9.', status: 'confirmed', locked: true },
      { source: 'Ảnh: Phương Thúy', target: 'Photo: Phuong Thuy', status: 'draft', lead: ' ' },
    ],
    [{ source: 'Chưa có bản dịch.' }],
  ],
  { kinds: ['heading'] },
)

describe('the page', () => {
  test('has the title, the languages and the summary above the table', async () => {
    const { paragraphs } = await write(article)
    expect(paragraphs[0]).toEqual({ style: 'Title', text: 'Nêu gương' })
    expect(paragraphs[1]).toEqual({ style: 'Subtitle', text: 'Vietnamese → English · 2 segments, 1 confirmed' })
  })

  test('is landscape A4 with the page number of the page count at its foot', async () => {
    const docx = await write(article)
    const section = at(docx.part('word/document.xml'), 'w:body', 'w:sectPr')
    expect(at(section, 'w:pgSz').attributes).toEqual({ 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' })
    const footer = docx.part('word/footer1.xml')
    expect(textOf(footer)).toBe('Nêu gươngPage 1 / 1')
    expect(descendants(footer, 'w:fldSimple').map((field) => field.attributes['w:instr'])).toEqual([
      ' PAGE ',
      ' NUMPAGES ',
    ])
    const margins = at(section, 'w:pgMar').attributes
    const widths = descendants(docx.part('word/document.xml'), 'w:gridCol').map((column) =>
      Number(column.attributes['w:w']),
    )
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(
      16838 - Number(margins['w:left']) - Number(margins['w:right']),
    )
  })
})

describe('the table', () => {
  test('begins with a header row that repeats and names the languages', async () => {
    const { rows } = await write(article)
    expect(rows[0]?.repeats).toBe(true)
    expect(rows[0]?.cells.map((cell) => cell.text)).toEqual(['No.', 'Vietnamese', 'English', 'Status', 'Comments'])
    expect(rows[0]?.cells.every((cell) => cell.fill !== '')).toBe(true)
    expect(rows.slice(1).some((row) => row.repeats)).toBe(false)
  })

  test('has every segment in order, its status in words and a shape, and rows that do not break', async () => {
    const { rows } = await write(article)
    expect(rows.slice(1).map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['1', 'Nêu gương', 'Setting examples', '✔\u00a0Approved', ''],
      ['2', 'Chiều 9/5, hội nghị.', 'On the afternoon of May 9.', '●\u00a0Confirmed\nLocked', ''],
      ['3', 'Ảnh: Phương Thúy', 'Photo: Phuong Thuy', '◐\u00a0Draft', ''],
      ['4', 'Chưa có bản dịch.', '[untranslated]', '○\u00a0Untranslated', ''],
    ])
    expect(rows.every((row) => row.unbroken)).toBe(true)
  })

  test('marks what is untranslated by words and by shading', async () => {
    const { rows } = await write(article)
    expect(rows.slice(1).map((row) => row.cells[2]?.fill !== '')).toEqual([false, false, false, true])
    expect(rows[4]?.cells[2]?.style).toBe('Missing')
  })

  test('a target of blanks counts as untranslated, a target of one tag does not', async () => {
    const { rows } = await write(
      exportInput([[{ source: 'a', target: ' \u00a0', status: 'draft' }], [{ source: 'b', target: [tag('1')] }]]),
    )
    expect(rows.slice(1).map((row) => row.cells[2]?.text)).toEqual(['[untranslated]', '1'])
  })

  test('draws headings bold and credits italic on both sides', async () => {
    const { rows } = await write(article)
    for (const side of [1, 2]) {
      expect(rows[1]?.cells[side]?.runs[0]?.looks).toContain('w:b')
      expect(rows[3]?.cells[side]?.runs[0]?.looks).toContain('w:i')
      expect(rows[2]?.cells[side]?.runs[0]?.looks).toEqual([side === 1 ? 'vi-VN' : 'en-US'])
    }
  })

  test('names the language of every run', async () => {
    const { rows } = await write(article)
    for (const row of rows.slice(1)) {
      expect(row.cells[1]?.runs.every((run) => run.lang === 'vi-VN')).toBe(true)
      if (row.cells[2]?.fill === '') expect(row.cells[2].runs.every((run) => run.lang === 'en-US')).toBe(true)
    }
  })

  test('draws marks and tags', async () => {
    const target = [
      marked('CO', 'strong'),
      marked('2', 'sub'),
      marked(' m'),
      marked('2', 'sup'),
      tag('fn 1'),
      marked('x', 'em', 'underline'),
    ]
    const { rows } = await write(exportInput([[{ source: 'Khí', target }]]))
    expect(rows[1]?.cells[2]?.runs.map((run) => [run.text, ...run.looks])).toEqual([
      ['CO', 'w:b', 'w:bCs', 'en-US'],
      ['2', 'subscript', 'en-US'],
      [' m', 'en-US'],
      ['2', 'superscript', 'en-US'],
      ['fn 1', 'Tag', 'en-US'],
      ['x', 'w:i', 'w:iCs', 'single', 'en-US'],
    ])
  })
})

describe('for the way back', () => {
  test('our own part names document, export and every row; bookmarks lead from row to part', async () => {
    const docx = await write(article)
    const part = docx.part('customXml/item1.xml')
    expect(part.attributes).toMatchObject({
      xmlns: 'urn:songngu:bilingual:1',
      document: 'document-1',
      export: 'export-1',
    })
    const items = elements(part, 'row').map((row) => row.attributes)
    expect(items.map((row) => [row.n, row.id, row.status])).toEqual([
      ['1', 'segment-1', 'approved'],
      ['2', 'segment-2', 'confirmed'],
      ['3', 'segment-3', 'draft'],
      ['4', 'segment-4', 'untranslated'],
    ])
    expect(docx.rows.slice(1).map((row) => row.bookmark)).toEqual(items.map((row) => `_sn${row.n}`))
  })

  test('a hash follows the text of its side, not its look', async () => {
    const hashes = async (
      source: string,
      target: ExportInput['units'][0]['segments'][0]['target'],
    ): Promise<string[]> => {
      const docx = await write(exportInput([[{ source, target }]]))
      const [row] = elements(docx.part('customXml/item1.xml'), 'row')
      return [row?.attributes.source ?? '', row?.attributes.target ?? '']
    }
    const [source, target] = await hashes('Đảng ủy', 'Party Committee')
    expect(await hashes('Đảng ủy'.normalize('NFD'), [marked('Party Committee', 'em')])).toEqual([source, target])
    expect(await hashes('Đảng bộ', 'Party Committee')).toEqual([expect.not.stringMatching(source ?? ''), target])
  })
})

describe('the package', () => {
  test('declares a type for every part and every relationship leads to a part', async () => {
    const docx = await write(article)
    expect(docx.names[0]).toBe('[Content_Types].xml')
    const types = docx.part('[Content_Types].xml')
    const declared = elements(types, 'Override').map((override) => override.attributes.PartName?.slice(1))
    expect(declared.filter((name) => !docx.names.includes(name ?? ''))).toEqual([])
    for (const rels of docx.names.filter((name) => name.endsWith('.rels'))) {
      const folder = rels.replace(/_rels\/[^/]*$/, '')
      for (const { attributes } of elements(docx.part(rels), 'Relationship')) {
        const target = new URL(attributes.Target ?? '', `file:///${folder}`).pathname.slice(1)
        expect(docx.names).toContain(target)
      }
    }
    for (const name of docx.names) docx.part(name)
  })

  test('sets the Vietnamese face in all four slots and keeps Word out of compatibility mode', async () => {
    const docx = await write(article)
    const fonts = at(docx.part('word/styles.xml'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:rFonts').attributes
    expect(fonts).toEqual(
      Object.fromEntries(['ascii', 'hAnsi', 'eastAsia', 'cs'].map((slot) => [`w:${slot}`, 'Times New Roman'])),
    )
    expect(descendants(docx.part('word/settings.xml'), 'w:compatSetting')[0]?.attributes['w:val']).toBe('15')
  })

  test('every style a paragraph or run names exists', async () => {
    const docx = await write(article)
    const known = descendants(docx.part('word/styles.xml'), 'w:style').map((style) => style.attributes['w:styleId'])
    const body = docx.part('word/document.xml')
    for (const kind of ['w:pStyle', 'w:rStyle', 'w:tblStyle']) {
      for (const { attributes } of descendants(body, kind)) expect(known).toContain(attributes['w:val'])
    }
  })

  test('is the same for the same input, and carries title and time in its properties', async () => {
    const [once, again] = [await bilingualDocx.write(article), await bilingualDocx.write(structuredClone(article))]
    expect(Buffer.compare(once, again)).toBe(0)
    expect(new Set(unzip(once).map((entry) => entry.time)).size).toBe(1)
    const core = readDocx(once).part('docProps/core.xml')
    expect(textOf(at(core, 'dc:title'))).toBe('Nêu gương')
    expect(textOf(at(core, 'dcterms:created'))).toBe('2026-11-24T06:30:00Z')
  })
})

test('any text survives as far as XML can hold it, and nothing else is added', async () => {
  /** What a reader of the file should see: told here anew, not taken from the writer. */
  const expected = (text: string): string =>
    text
      .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
      .replace(/[\0-\b\u000e-\u001f\u007f]/g, '')
      .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, hostileText, async (source, target, title) => {
      const input = exportInput([[{ source: `s${source}`, target: `t${target}` }]], {
        title,
        documentId: title,
        labels: { ...labels, summary: title, comments: source },
      })
      const docx = await write(input)
      for (const name of docx.names) docx.part(name)
      const row = docx.rows[1]?.cells.map((cell) => cell.text)
      expect(row).toEqual(['1', expected(`s${source}`), expected(`t${target}`), '◐\u00a0Draft', ''])
      expect(docx.rows).toHaveLength(2)
    }),
    { numRuns: 300 },
  )
})
