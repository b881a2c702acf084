import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exportFormats } from '../../core/api.ts'
import { edit, move, saved, typed } from '../builders/client-edits.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

async function exported(document: string, format: string, lang?: string, headers: Record<string, string> = {}) {
  const url = `${server.url}/api/documents/${document}/export?insist=1&format=${format}${lang ? `&lang=${lang}` : ''}`
  const response = await fetch(url, { headers })
  expect(response.status).toBe(200)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

async function twoSentences() {
  const made = await aDocument(server, '\n  Câu một.  Câu hai.\r\n\r\nĐoạn hai.\n')
  const [a, , c] = made.rows
  await saved(
    server,
    made.document,
    edit(a?.id ?? '', 0, typed(0, 'Sentence one.')),
    move(a?.id ?? '', 1, 'confirmed'),
    edit(c?.id ?? '', 0, typed(0, 'Paragraph two.')),
  )
  return made
}

test('English text mirrors the lines of the source and marks what is not translated', async () => {
  const { document } = await twoSentences()
  const { bytes } = await exported(document, 'target-txt', 'en')
  expect(text(bytes)).toBe('\n  Sentence one.  [not translated: Câu hai.]\r\n\r\nParagraph two.\n')
})

test('HTML holds both sides, labels in the language asked for, and counts', async () => {
  const { document } = await twoSentences()
  const english = text((await exported(document, 'bilingual-html', 'en')).bytes)
  expect(english).toContain('3 segments, 1 confirmed')
  expect(english).toContain('Sentence one.')
  expect(english).toContain('Câu hai.')
  const vietnamese = text((await exported(document, 'bilingual-html', 'vi')).bytes)
  expect(vietnamese).toContain('3 phân đoạn, 1 đã xác nhận')
  expect(vietnamese).not.toContain('Not translated')
})

test('without a language the browser decides, and else Vietnamese', async () => {
  const { document } = await twoSentences()
  const labels = async (headers: Record<string, string>) =>
    /<html lang="(\w+)"/.exec(text((await exported(document, 'bilingual-html', undefined, headers)).bytes))?.[1]
  expect(await labels({ 'accept-language': 'en-GB,en;q=0.9,vi;q=0.5' })).toBe('en')
  expect(await labels({ 'accept-language': 'vi' })).toBe('vi')
  expect(await labels({ 'accept-language': 'fr' })).toBe('vi')
})

describe('a download', () => {
  test.each(exportFormats)('%s comes as a file of its kind', async (format) => {
    const { document } = await twoSentences()
    const { response, bytes } = await exported(document, format)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('content-type')).toMatch(/^(application\/vnd\.openxml|text\/(html|plain))/)
    expect(bytes.length).toBeGreaterThan(20)
  })

  test('keeps a Vietnamese title as its name', async () => {
    const { document } = await twoSentences()
    const title = 'Chỉ thị 05-CT/TW: “nêu gương” (bản 1)'
    await server.call('renameDocument', { params: { document }, body: { title } })
    const header = (await exported(document, 'bilingual-docx')).response.headers.get('content-disposition') ?? ''
    const name = decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(header)?.[1] ?? '')
    expect(name).toBe('Chỉ thị 05-CT TW “nêu gương” (bản 1).vi-en.docx')
    expect([...header].every((character) => character >= ' ' && character <= '~')).toBe(true)
    expect(header).toContain('filename="Chi thi 05-CT TW _neu guong_ (ban 1).vi-en.docx"')
  })
})

test('split and joined segments export as they are now', async () => {
  const { document, rows } = await aDocument(server, 'Câu một. Câu hai.')
  const [a, b] = rows
  await saved(server, document, edit(a?.id ?? '', 0, typed(0, 'One.')), edit(b?.id ?? '', 0, typed(0, 'Two.')))
  await server.call('restructure', {
    params: { document },
    body: {
      client: 'c',
      requestId: 'join',
      op: { kind: 'join', segment: a?.id ?? '', version: 1, second: b?.id ?? '', secondVersion: 1 },
    },
  })
  expect(text((await exported(document, 'target-txt')).bytes)).toBe('One. Two.')
})
