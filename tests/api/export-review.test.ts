import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { readDocx } from '../builders/docx-reader.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'
import { descendants, textOf } from '../builders/xml-reader.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

let requests = 0
const written = () => ({ client: 'tab', requestId: `request-${++requests}` })
const target = 'The Party Committee organised a conference.'
const held = target.replace('organised', 'held')

/** A translated sentence for which a reviewer suggests something. */
async function suggestedFor() {
  const { document, rows } = await aDocument(server, 'Đảng ủy tổ chức hội nghị.')
  const segment = rows[0]?.id ?? ''
  await server.call('save', { params: { document }, body: saveBody([edit(segment, 0, typed(0, target))]) })
  const body = { ...written(), segment, ifVersion: 0, baseVersion: 1, text: held }
  await server.call('suggest', { params: { document }, body, as: 'reviewer' })
  return { document, segment }
}

describe('an export', () => {
  const download = async ({ document }: { document: string }, query: Record<string, string>) => {
    const response = await server.send('exportDocument', { params: { document }, query: { lang: 'en', ...query } })
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('has comments and suggestions when asked, and never otherwise', async () => {
    const at = await suggestedFor()
    const anchor = { side: 'target' as const, from: 4, to: 9, version: 1 }
    const body = { ...written(), segment: at.segment, anchor, text: 'Which <party>?', mentions: [] }
    await server.call('addThread', { params: { document: at.document }, body, as: 'reviewer' })
    const file = readDocx(await download(at, { format: 'bilingual-docx', review: '1' }))
    const [comment] = descendants(file.part('word/comments.xml'), 'w:comment')
    expect(comment?.attributes['w:author']).toBe('Người reviewer')
    const document = file.part('word/document.xml')
    expect(descendants(document, 'w:ins').map(textOf)).toEqual(['held'])
    expect(descendants(document, 'w:del').map(textOf)).toEqual(['organised'])
    const html = new TextDecoder().decode(await download(at, { format: 'bilingual-html', review: '1' }))
    expect(html).toContain('Which &lt;party&gt;?')
    expect(html).toContain('<del>organised</del><ins>held</ins>')
    const plain = new TextDecoder().decode(await download(at, { format: 'bilingual-html' }))
    expect(plain).not.toContain('held')
    expect(readDocx(await download(at, { format: 'bilingual-docx' })).names).not.toContain('word/comments.xml')
  })
})
