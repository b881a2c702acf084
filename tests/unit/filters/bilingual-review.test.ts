import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bilingualDocx } from '../../../filters/bilingual-docx/index.ts'
import { bilingualHtml } from '../../../filters/bilingual-html/index.ts'
import type { ExportThread } from '../../../filters/filter.ts'
import { readDocx } from '../../builders/docx-reader.ts'
import { descendants, textOf, type XmlNode } from '../../builders/xml-reader.ts'
import { unzip } from '../../builders/zip.ts'
import { exportInput, marked, tag, type SegmentShape } from './export-input.ts'

const at = Date.UTC(2026, 10, 24, 6, 30)
const thread = (changes: Partial<ExportThread> = {}): ExportThread => ({
  side: 'target',
  span: { from: 4, to: 9 },
  quote: 'Party',
  resolved: false,
  comments: [
    { author: 'Trần "Mai" <m>', at, text: 'House style?\n& so on' },
    { author: 'Bình', at: at + 60_000, text: 'Done.' },
  ],
  ...changes,
})
const target = 'The Party Committee organised it.'
const docx = async (segment: Partial<SegmentShape>, about?: ExportThread[]) =>
  readDocx(
    await bilingualDocx.write(exportInput([[{ source: 'Đảng ủy tổ chức.', target, ...segment }]], { threads: about })),
  )

/** What stands between the start and the end of a comment's range, as text. */
function commented(document: XmlNode, id: string): string {
  let inside = false
  let text = ''
  const walk = (node: XmlNode): void => {
    if (node.name === 'w:commentRangeStart' && node.attributes['w:id'] === id) inside = true
    else if (node.name === 'w:commentRangeEnd' && node.attributes['w:id'] === id) inside = false
    else if (inside && (node.name === 'w:t' || node.name === 'w:delText')) text += textOf(node)
    for (const child of node.children) if (typeof child !== 'string') walk(child)
  }
  walk(document)
  return text
}

describe('comments in a Word document', () => {
  test('stand on the very words, with author, time and answers', async () => {
    const file = await docx({ threads: [thread()] })
    const comments = descendants(file.part('word/comments.xml'), 'w:comment')
    expect(
      comments.map(({ attributes }) => [attributes['w:author'], attributes['w:date'], attributes['w:initials']]),
    ).toEqual([
      ['Trần "Mai" <m>', '2026-11-24T06:30:00Z', 'T"<'],
      ['Bình', '2026-11-24T06:31:00Z', 'B'],
    ])
    expect(comments.map(textOf)).toEqual(['House style?& so on', 'Done.'])
    const document = file.part('word/document.xml')
    expect(['0', '1'].map((id) => commented(document, id))).toEqual(['Party', 'Party'])
    expect(descendants(document, 'w:commentReference')).toHaveLength(2)
    const extended = descendants(file.part('word/commentsExtended.xml'), 'w15:commentEx').map(
      ({ attributes }) => attributes,
    )
    expect(extended).toEqual([
      { 'w15:paraId': '00000001', 'w15:done': '0' },
      { 'w15:paraId': '00000002', 'w15:paraIdParent': '00000001', 'w15:done': '0' },
    ])
  })

  test('on a segment, on words that are gone, and on the document hang on number and title; resolved ones say so', async () => {
    const whole = thread({ side: null, span: null, quote: '', resolved: true })
    const gone = thread({ span: null })
    const file = await docx({ threads: [whole, gone] }, [thread({ side: null, span: null, quote: '' })])
    const document = file.part('word/document.xml')
    expect(['0', '2', '4'].map((id) => commented(document, id))).toEqual(['Nêu gương', '1', '1'])
    const done = descendants(file.part('word/commentsExtended.xml'), 'w15:commentEx').map(
      (one) => one.attributes['w15:done'],
    )
    expect(done).toEqual(['0', '0', '1', '1', '0', '0'])
    expect(file.rows[1]?.cells[4]?.text).toContain('[Resolved]')
  })

  test('are in the column, too; a document without any has no such parts', async () => {
    const file = await docx({ threads: [thread()] })
    expect(file.rows[1]?.cells[4]?.text).toContain('Trần "Mai" <m>: “Party” – House style?')
    const names = unzip(await bilingualDocx.write(exportInput([[{ source: 'a', target: 'b' }]]))).map(
      ({ name }) => name,
    )
    expect(names.filter((name) => name.includes('comments'))).toEqual([])
  })

  test('may overlap, stand beside tags and marks, and never change the text', async () => {
    const words = ['a', 'bc', 'Đảng', ' ', '😀', 'xyz']
    const piece = fc.oneof(
      fc.constantFrom(...words).map((text) => marked(text)),
      fc.constantFrom(...words).map((text) => marked(text, 'strong')),
      fc.constant(tag('1')),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 4 }),
        async (pieces, spans) => {
          const plain = await docx({ target: pieces })
          const threads = spans
            .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
            .filter(({ from, to }) => from < to)
            .map((span) => thread({ span }))
          const file = await docx({ target: pieces, threads })
          expect(file.rows[1]?.cells[2]?.text).toBe(plain.rows[1]?.cells[2]?.text)
          const document = file.part('word/document.xml')
          for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']) {
            expect(descendants(document, name)).toHaveLength(threads.length * 2)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('suggestions in a Word document', () => {
  const suggestion = {
    author: 'Mai',
    at,
    hunks: [
      { from: 20, to: 29, inserted: 'held' },
      { from: 33, to: 33, inserted: ' Twice.' },
    ],
  }

  test('are tracked changes by their author; the text under them stays', async () => {
    const file = await docx({ suggestions: [suggestion] })
    const document = file.part('word/document.xml')
    const [deleted] = descendants(document, 'w:del')
    expect(deleted?.attributes).toMatchObject({ 'w:author': 'Mai', 'w:date': '2026-11-24T06:30:00Z' })
    expect(deleted && descendants(deleted, 'w:delText').map(textOf)).toEqual(['organised'])
    expect(deleted && descendants(deleted, 'w:t')).toEqual([])
    expect(descendants(document, 'w:ins').map(textOf)).toEqual(['held', ' Twice.'])
    const ids = [...descendants(document, 'w:ins'), ...descendants(document, 'w:del')].map(
      (one) => one.attributes['w:id'],
    )
    expect(new Set(ids).size).toBe(3)
  })

  test('go with comments on the same words; where two meet, the first is tracked', async () => {
    const other = {
      author: 'Bình',
      at,
      hunks: [
        { from: 25, to: 32, inserted: 'convened it' },
        { from: 0, to: 3, inserted: 'A' },
      ],
    }
    const file = await docx({ suggestions: [suggestion, other], threads: [thread({ span: { from: 10, to: 25 } })] })
    const document = file.part('word/document.xml')
    expect(descendants(document, 'w:ins').map(textOf)).toEqual(['A', 'held', ' Twice.'])
    expect(commented(document, '0')).toBe('Committee organ')
  })

  test('keep marks and tags of what they put in', async () => {
    const hunks = [{ from: 20, to: 29, inserted: [marked('held', 'strong'), tag('1')] }]
    const file = await docx({ suggestions: [{ author: 'Mai', at, hunks }] })
    const [inserted] = descendants(file.part('word/document.xml'), 'w:ins')
    const [bold, label] = inserted ? descendants(inserted, 'w:r') : []
    expect(bold && [textOf(bold), descendants(bold, 'w:b').length]).toEqual(['held', 1])
    expect(label && textOf(label)).not.toContain('\ufffc')
    expect(label && textOf(label)).not.toBe('')
  })

  test('of a missing translation stand behind its mark', async () => {
    const file = await docx({
      target: '',
      suggestions: [{ author: 'Mai', at, hunks: [{ from: 0, to: 0, inserted: 'New' }] }],
    })
    expect(descendants(file.part('word/document.xml'), 'w:ins').map(textOf)).toEqual(['New'])
    expect(file.rows[1]?.cells[2]?.text).toContain('[untranslated]')
  })
})

test('a page shows both as notes, escaped, with times in UTC', async () => {
  const input = exportInput(
    [
      [
        {
          source: 'a',
          target,
          threads: [thread()],
          suggestions: [{ author: '<i>', at, hunks: [{ from: 0, to: 3, inserted: '<b>' }] }],
        },
      ],
    ],
    {
      threads: [
        thread({
          side: null,
          span: null,
          quote: '',
          comments: [{ author: 'x', at, text: '<script>alert(1)</script>' }],
        }),
      ],
    },
  )
  const html = new TextDecoder().decode(await bilingualHtml.write(input))
  expect(html).toContain('<q>Party</q>')
  expect(html).toContain('<del>The</del><ins>&lt;b&gt;</ins>')
  expect(html).toContain('<time datetime="2026-11-24T06:30:00.000Z">24/11/2026, 06:30 UTC</time>')
  expect(html).not.toContain('<script')
})
