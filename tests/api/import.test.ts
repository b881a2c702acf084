import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import type { Job } from '../../core/api.ts'
import { openStore } from '../../server/store/open.ts'
import { storeFile } from '../../server/store/location.ts'
import { eventually, failureOf, importedBy, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
let project: string
beforeAll(async () => {
  server = await startTestServer()
  project = (await server.call('createProject', { body: { name: 'Nhập' } })).id
})
afterAll(() => server.remove())

const utf8 = (text: string) => new TextEncoder().encode(text)
async function importFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await server.call('importFile', { params: { project }, file: { name, bytes } })).job
}
async function ended(job: string): Promise<Job> {
  return eventually(async () => {
    const now = await server.call('getJob', { params: { job } })
    return now.state === 'queued' || now.state === 'running' ? null : now
  }, 'the end of the job')
}
const documents = async () => (await server.call('listDocuments', { params: { project } })).documents

/** What lies in the store besides what people see. */
async function leftOvers(): Promise<{ documents: number; blobs: number }> {
  await server.stop()
  const store = await openStore({ file: storeFile(server.data) })
  const shown = await store.read.documents.list(project)
  const left = await store.write((tx) => tx.documents.deleteImporting())
  await store.close()
  const { default: Database } = await import('better-sqlite3')
  const file = new Database(storeFile(server.data), { readonly: true })
  const { blobs } = file.prepare('select count(*) as blobs from blobs').get() as { blobs: number }
  file.close()
  await server.restart()
  return { documents: left, blobs: blobs - shown.length }
}

describe('a text file', () => {
  test('becomes units and segments; white space is kept beside them', async () => {
    const job = await importFile('bài báo.txt', utf8('Câu một.  Câu hai.\r\n\r\n\tĐoạn hai.'))
    const document = await importedBy(server, job)
    const rows = await rowsOf(server, document)
    expect(rows.map(({ unit, source, status, version }) => [unit, source, status, version])).toEqual([
      [0, 'Câu một.', 'untranslated', 0],
      [0, 'Câu hai.', 'untranslated', 0],
      [1, 'Đoạn hai.', 'untranslated', 0],
    ])
    const info = await server.call('getDocument', { params: { document } })
    expect(info).toMatchObject({
      title: 'bài báo',
      fileName: 'bài báo.txt',
      state: 'ready',
      sample: false,
      progress: { untranslated: { segments: 3, words: 6 }, total: { segments: 3, words: 6 } },
    })
    const { events } = await server.call('getEvents', { params: { document }, query: { after: 0 } })
    expect(events.map(({ n, kind }) => [n, kind])).toEqual([[1, 'import']])
  })

  test('takes its title from its heading', async () => {
    const job = await importFile('x.txt', utf8('Tin trong tỉnh\n\nCâu một.'))
    const document = await importedBy(server, job)
    expect((await server.call('getDocument', { params: { document } })).title).toBe('Tin trong tỉnh')
  })

  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ông\\tin.txt', 'tin.txt'],
    ['Đảng ủy.txt'.normalize('NFD'), 'Đảng ủy.txt'],
    ['tin\u202etxt.exe.txt', 'tintxt.exe.txt'],
    [`${'d'.repeat(400)}.txt`, `${'d'.repeat(196)}.txt`],
  ])('named %j is called %j', async (given, kept) => {
    const document = await importedBy(server, await importFile(given, utf8('Một câu.')))
    expect((await server.call('getDocument', { params: { document } })).fileName).toBe(kept)
  })

  test('may be as large as the list of formats says, were it one word, and not a byte larger', async () => {
    const { maxBytes } = await server.call('listFormats')
    const bytes = new Uint8Array(maxBytes + 1).fill(0x20)
    bytes.fill(0x61, 0, 2_000_000)
    const document = await importedBy(server, await importFile('x.txt', bytes.subarray(1)))
    expect((await rowsOf(server, document))[0]?.source).toHaveLength(1_999_999)
    const refused = await server.send('importFile', { params: { project }, file: { name: 'x.txt', bytes } })
    expect(await failureOf(refused)).toMatchObject({ code: 'import.tooLarge', params: { limit: maxBytes } })
  })

  test('pasted text becomes a document of the given title, in NFC', async () => {
    const { job } = await server.call('importText', {
      params: { project },
      body: { title: 'Đảng ủy'.normalize('NFD'), text: 'Đảng ủy họp.'.normalize('NFD') },
    })
    const document = await importedBy(server, job)
    expect((await rowsOf(server, document))[0]?.source).toBe('Đảng ủy họp.'.normalize('NFC'))
    expect((await server.call('getDocument', { params: { document } })).title).toBe('Đảng ủy'.normalize('NFC'))
  })
})

describe('what cannot be read', () => {
  const tcvn = 'Đảng bộ Khối các cơ quan tỉnh tổ chức hội nghị sơ kết hai năm thực hiện chỉ thị của Bộ Chính trị'
  test.each([
    ['an empty file', utf8(''), 'import.empty'],
    ['nothing but space', utf8(' \n\t\r\n'), 'import.empty'],
    ['NUL characters', utf8('Một\0câu\0'), 'import.binary'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'import.unsupportedFormat'],
    ['TCVN3', new Uint8Array(iconv.encode(tcvn, 'tcvn')), 'import.legacyEncoding'],
    ['windows-1258', new Uint8Array(iconv.encode(tcvn.normalize('NFD'), 'windows1258')), 'import.legacyEncoding'],
  ])('%s is refused with a reason, and leaves nothing', async (_what, bytes, code) => {
    const before = (await documents()).length
    const job = await importFile('x.txt', bytes)
    expect(await ended(job)).toMatchObject({ state: 'failed', document: null, error: { code } })
    const list = await server.call('listDocuments', { params: { project } })
    expect(list.jobs.map(({ id }) => id)).toContain(job)
    expect(list.documents).toHaveLength(before)
    await server.call('cancelJob', { params: { job } })
    expect((await server.call('listDocuments', { params: { project } })).jobs).toEqual([])
    expect(await leftOvers()).toEqual({ documents: 0, blobs: 0 })
  })

  test('the message names the encoding guessed', async () => {
    const job = await ended(await importFile('x.txt', new Uint8Array(iconv.encode(tcvn, 'tcvn'))))
    expect(job.error?.params.encoding).toMatch(/TCVN3/)
    await server.call('cancelJob', { params: { job: job.id } })
  })

  test('100 MB are refused before they are kept', async () => {
    const bytes = new Uint8Array(100 * 2 ** 20).fill(0x61)
    const response = await server.send('importFile', { params: { project }, file: { name: 'x.txt', bytes } })
    expect(response.status).toBe(413)
    expect(await failureOf(response)).toMatchObject({ code: 'import.tooLarge' })
  })

  test('a form without its file, with another part, or broken off is refused', async () => {
    const url = `${server.url}/api/projects/${project}/documents`
    const other = new FormData()
    other.append('attachment', new Blob(['x']), 'x.txt')
    const bodies: RequestInit[] = [
      { body: new FormData() },
      { body: other },
      { body: '{}', headers: { 'content-type': 'application/json' } },
      { body: 'rubbish', headers: { 'content-type': 'multipart/form-data' } },
      {
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nab',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
    ]
    for (const body of bodies) {
      const response = await fetch(url, {
        method: 'POST',
        ...body,
        headers: { origin: server.url, ...(body.headers as Record<string, string>) },
      })
      expect([response.status, (await failureOf(response)).code]).toEqual([400, 'request.invalid'])
    }
  })
})

describe('a long import', () => {
  const long = utf8(Array.from({ length: 20_000 }, (_, i) => `Đoạn thứ ${i} của tài liệu dài này.`).join('\n'))

  test('shows progress, is invisible until whole, and others save meanwhile', async () => {
    const job = await importFile('dài.txt', long)
    const seen = new Set<number>()
    const before = (await documents()).length
    for (;;) {
      const shown = (await documents()).length
      const { state, done, total } = await server.call('getJob', { params: { job } })
      if (total > 0) seen.add(done)
      // Shown means whole: then the job, asked afterwards, is done.
      expect([shown > before, state]).not.toEqual([true, 'running'])
      if (state === 'done') break
    }
    expect(seen.size).toBeGreaterThan(2)
    const done = await server.call('getJob', { params: { job } })
    expect([done.done, done.total]).toEqual([20_000, 20_000])
    const document = done.document ?? ''
    expect((await server.call('getDocument', { params: { document } })).progress.total.segments).toBe(20_000)
    const rows = await rowsOf(server, document)
    expect(rows.map(({ unit }) => unit)).toEqual(rows.map((_, i) => i))
    await server.call('deleteDocument', { params: { document } })
  }, 30_000)

  test('can be cancelled: nothing is left', async () => {
    const job = await importFile('dài.txt', long)
    await eventually(async () => {
      const { done } = await server.call('getJob', { params: { job } })
      return done > 0 ? true : null
    }, 'some progress')
    expect((await server.call('cancelJob', { params: { job } })).state).toBe('cancelled')
    expect((await server.call('listDocuments', { params: { project } })).jobs).toEqual([])
    expect(await leftOvers()).toEqual({ documents: 0, blobs: 0 })
  }, 30_000)

  test('waiting for its turn can be cancelled too', async () => {
    const first = await importFile('dài.txt', long)
    const second = await importFile('sau.txt', utf8('Một câu.'))
    expect((await server.call('cancelJob', { params: { job: second } })).state).toBe('cancelled')
    await server.call('cancelJob', { params: { job: first } })
  }, 30_000)

  test('goes with its project', async () => {
    const doomed = (await server.call('createProject', { body: { name: 'Sẽ xóa' } })).id
    const { job } = await server.call('importFile', {
      params: { project: doomed },
      file: { name: 'a.txt', bytes: long },
    })
    await server.call('deleteProject', { params: { project: doomed } })
    await expect(server.call('getJob', { params: { job } })).rejects.toMatchObject({ code: 'notFound.job' })
    expect(await leftOvers()).toEqual({ documents: 0, blobs: 0 })
  }, 30_000)

  test('cut short by a stop is reported, and leaves nothing', async () => {
    const job = await importFile('dài.txt', long)
    await eventually(async () => {
      const { done } = await server.call('getJob', { params: { job } })
      return done > 0 ? true : null
    }, 'some progress')
    await server.restart()
    expect(await server.call('getJob', { params: { job } })).toMatchObject({
      state: 'failed',
      error: { code: 'import.interrupted' },
    })
    await server.call('cancelJob', { params: { job } })
    expect(await leftOvers()).toEqual({ documents: 0, blobs: 0 })
  }, 30_000)
})
