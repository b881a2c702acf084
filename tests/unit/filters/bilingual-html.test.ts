import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bilingualHtml } from '../../../filters/bilingual-html/index.ts'
import type { ExportInput } from '../../../filters/filter.ts'
import { attribute, readHtml, text, type HtmlFile } from '../../builders/html-reader.ts'
import { exportInput, labels, marked, tag } from './export-input.ts'
import { hostileText } from './hostile.ts'

const write = async (input: ExportInput): Promise<HtmlFile> => readHtml(await bilingualHtml.write(input))

const article = exportInput(
  [
    [{ source: 'Nêu gương', target: 'Setting examples', status: 'approved' }],
    [
      { source: 'Chiều 9/5.', target: 'On the afternoon of May 9.', status: 'confirmed', locked: true },
      { source: 'Ảnh: Phương Thúy', target: 'Photo: Phuong Thuy', lead: ' ' },
    ],
    [{ source: 'Chưa có bản dịch.' }],
  ],
  { kinds: ['heading'] },
)

describe('the page', () => {
  test('is valid, titled, and says its language', async () => {
    const page = await write(article)
    expect(page.errors).toEqual([])
    expect(page.lang).toBe('en')
    expect(page.title).toBe('Nêu gương')
    expect(page.all('h1').map((heading) => [text(heading), attribute(heading, 'lang')])).toEqual([['Nêu gương', 'vi']])
    expect(page.all('p').map(text)).toEqual(['Vietnamese → English · 2 segments, 1 confirmed'])
  })

  test('needs nothing from elsewhere and runs nothing', async () => {
    const page = await write(article)
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'base', 'svg']) expect(page.all(name)).toEqual([])
    const css = page.all('style').map(text).join('')
    expect(css).not.toMatch(/url\(|@import|https?:/)
    const policy = page.all('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy')
    expect(policy && attribute(policy, 'content')).toContain("default-src 'none'")
  })

  test('is made for print, the dark and a phone', async () => {
    const css = (await write(article)).all('style').map(text).join('')
    for (const needed of [
      '@page',
      'A4 landscape',
      'table-header-group',
      'break-inside: avoid',
      'prefers-color-scheme: dark',
      'max-width: 760px',
    ])
      expect(css).toContain(needed)
  })
})

describe('the table', () => {
  test('has a header with scope and every segment in order', async () => {
    const { rows } = await write(article)
    expect(rows[0]?.cells.map((cell) => [cell.tag, cell.scope, cell.text])).toEqual(
      ['No.', 'Vietnamese', 'English', 'Status', 'Comments'].map((name) => ['th', 'col', name]),
    )
    expect(rows.slice(1).map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['1', 'Nêu gương', 'Setting examples', '✔ Approved', ''],
      ['2', 'Chiều 9/5.', 'On the afternoon of May 9.', '● ConfirmedLocked', ''],
      ['3', 'Ảnh: Phương Thúy', 'Photo: Phuong Thuy', '◐ Draft', ''],
      ['4', 'Chưa có bản dịch.', '[untranslated]', '○ Untranslated', ''],
    ])
    expect(rows.slice(1).map((row) => row.cells.map((cell) => cell.lang).slice(1, 3))).toEqual([
      ['vi', 'en'],
      ['vi', 'en'],
      ['vi', 'en'],
      ['vi', ''],
    ])
    expect(rows.slice(1).every((row) => row.cells[0]?.scope === 'row')).toBe(true)
  })

  test('tells headings, credits and missing translations apart', async () => {
    const { rows } = await write(article)
    expect(rows.map((row) => row.classes.includes('heading'))).toEqual([false, true, false, false, false])
    expect(rows.map((row) => row.classes.includes('credit'))).toEqual([false, false, false, true, false])
    expect(rows.map((row) => row.cells[2]?.classes.includes('missing'))).toEqual([false, false, false, false, true])
  })

  test('draws marks and tags', async () => {
    const page = await write(
      exportInput([
        [
          {
            source: 'x',
            target: [marked('a', 'strong', 'em'), marked('2', 'sub'), tag('fn'), marked('b', 'underline')],
          },
        ],
      ]),
    )
    for (const [name, content] of [
      ['strong', 'a'],
      ['em', 'a'],
      ['sub', '2'],
      ['u', 'b'],
    ] as const)
      expect(page.all(name).map(text)).toEqual([content])
    expect(page.all('span').map(text)).toContain('fn')
  })
})

test('any text survives as far as HTML can hold it, and nothing else is added', async () => {
  /** What the standard lets through, told here anew: §13.2.3.5 for the input stream. */
  const expected = (value: string): string =>
    value
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd')
      .replace(/[\v\r\u0085]/g, '\n')
      .replace(/(?![\n\t\f])\p{Cc}/gu, '')
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, hostileText, async (source, target, title) => {
      const input = exportInput([[{ source: `s${source}`, target: `t${target}` }]], {
        title: `T${title}`,
        labels: { ...labels, summary: title, comments: source, locked: title },
      })
      const page = await write(input)
      expect(page.errors).toEqual([])
      expect(page.rows).toHaveLength(2)
      expect(page.rows[1]?.cells.map((cell) => cell.text)).toEqual([
        '1',
        expected(`s${source}`),
        expected(`t${target}`),
        '◐ Draft',
        '',
      ])
      expect(page.all('script')).toEqual([])
    }),
    { numRuns: 500 },
  )
})
