import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import { runCommandLine } from '../../server/cli/index.ts'
import { eventually, failureOf, importedBy, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
let project: string
beforeAll(async () => {
  server = await startTestServer()
  project = (await server.call('createProject', { body: { name: 'Văn bản cũ' } })).id
})
afterAll(() => server.remove())

const text =
  'độc lập - tự do - hạnh phúc\n\nĐảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng. Để triển khai có chất ' +
  'lượng chỉ thị, Ban Thường vụ đã kịp thời ban hành kế hoạch.\n'
const tcvn3 = new Uint8Array(iconv.encode(text, 'tcvn'))
const viscii = new Uint8Array(iconv.encode(text, 'viscii'))
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'cũ.txt') => ({ name, bytes })

async function importAs(bytes: Uint8Array<ArrayBuffer>, encoding: string): Promise<string> {
  const fields = { encoding }
  return (await server.call('importFile', { params: { project }, file: fileOf(bytes), fields })).job
}
async function failed(job: string) {
  const ended = await eventually(async () => {
    const now = await server.call('getJob', { params: { job } })
    return now.state === 'failed' ? now : null
  }, 'the failure')
  await server.call('cancelJob', { params: { job } })
  return ended.error
}

describe('a preview', () => {
  test('shows the first lines in the encodings that fit, and stores nothing', async () => {
    const { candidates } = await server.call('previewEncoding', { file: fileOf(tcvn3) })
    expect(candidates).toEqual([
      { encoding: 'tcvn3', score: 1, sample: text.split('\n').filter((line) => line !== '') },
    ])
    expect((await server.call('listDocuments', { params: { project } })).documents).toEqual([])
  })
  test('has nothing to offer for Unicode, and refuses what is no text', async () => {
    expect(await server.call('previewEncoding', { file: fileOf(new TextEncoder().encode(text)) })).toEqual({
      candidates: [],
    })
    const response = await server.send('previewEncoding', { file: fileOf(new Uint8Array([0x50, 0, 0x4b])) })
    expect([response.status, (await failureOf(response)).code]).toEqual([422, 'import.binary'])
    expect((await server.send('previewEncoding', { body: {} })).status).toBe(400)
  })
})

describe('an import with its encoding named', () => {
  test('without it the refusal names the encoding and its id', async () => {
    const { job } = await server.call('importFile', { params: { project }, file: fileOf(tcvn3) })
    expect(await failed(job)).toEqual({
      code: 'import.legacyEncoding',
      params: { encoding: 'TCVN3 (ABC)', id: 'tcvn3' },
    })
  })
  test('becomes Unicode, says so, and is exported as Unicode', async () => {
    const document = await importedBy(server, await importAs(tcvn3, 'tcvn3'))
    expect((await rowsOf(server, document)).map(({ source }) => source)).toEqual([
      'độc lập - tự do - hạnh phúc',
      'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng.',
      'Để triển khai có chất lượng chỉ thị, Ban Thường vụ đã kịp thời ban hành kế hoạch.',
    ])
    expect((await server.call('getDocument', { params: { document } })).warnings).toEqual([
      { code: 'import.converted', params: { encoding: 'tcvn3' } },
      { code: 'import.capitalsLost', params: { count: 1 } },
    ])
    const exported = await server.send('exportDocument', {
      params: { document },
      query: { format: 'target-txt', insist: '1' },
    })
    const bytes = new Uint8Array(await exported.arrayBuffer())
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('độc lập')
  })
  test('in another encoding than named it is refused, and leaves nothing', async () => {
    const before = (await server.call('listDocuments', { params: { project } })).documents.length
    for (const [bytes, encoding] of [
      [viscii, 'tcvn3'],
      [tcvn3, 'vni'],
      [new TextEncoder().encode(text), 'viscii'],
    ] as const) {
      expect(await failed(await importAs(bytes, encoding))).toMatchObject({ code: 'import.conversionFailed' })
    }
    const list = await server.call('listDocuments', { params: { project } })
    expect([list.documents.length, list.jobs]).toEqual([before, []])
  })
  test.each([{ encoding: 'koi8-r' }, { encoding: '' }, { other: 'x' }, { encoding: 'x'.repeat(2000) }])(
    'a form that says %j is refused',
    async (fields) => {
      const response = await server.send('importFile', {
        params: { project },
        file: fileOf(tcvn3),
        fields: fields,
      })
      expect([response.status, (await failureOf(response)).code]).toEqual([400, 'request.invalid'])
    },
  )
  test('the part may come before the file', async () => {
    const form = new FormData()
    form.append('encoding', 'viscii')
    form.append('file', new Blob([viscii]), 'cũ.txt')
    const url = `${server.url}/api/projects/${project}/documents`
    const response = await fetch(url, { method: 'POST', body: form, headers: { origin: server.url } })
    const document = await importedBy(server, ((await response.json()) as { job: string }).job)
    expect((await rowsOf(server, document))[0]?.source).toBe('độc lập - tự do - hạnh phúc')
  })
})

describe('on the command line', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'songngu-cu-'))
    await writeFile(join(folder, 'cu.txt'), viscii)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function run(name: string, ...args: string[]) {
    const said = { out: '', err: '' }
    const into = (stream: 'out' | 'err'): Writable =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          said[stream] += chunk.toString('utf8')
          done()
        },
      })
    const env = { SONGNGU_DATA: server.data, LANG: 'vi_VN.UTF-8' }
    const io = { stdin: Readable.from([]), stdout: into('out'), stderr: into('err'), env }
    return { code: await runCommandLine([name, join(folder, 'cu.txt'), ...args], io), ...said }
  }

  test('import --encoding converts; without it the message tells how', async () => {
    const { code, out } = await run('import', '--encoding', 'viscii')
    expect(code).toBe(0)
    expect((await rowsOf(server, out.trim()))[0]?.source).toBe('độc lập - tự do - hạnh phúc')
    const refused = await run('import')
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('--encoding viscii')
  })
  test('a wrong one is told, an unknown one is bad use', async () => {
    const wrong = await run('import', '--encoding', 'tcvn3')
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.err).toContain('TCVN3 (ABC)')
    expect((await run('import', '--encoding', 'latin1')).code).toBe(2)
  })
  test('convert writes a new file in UTF-8, and no other', async () => {
    const output = join(folder, 'moi.txt')
    const { code, out, err } = await run('convert', output)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('viscii')
    expect(await readFile(output, 'utf8')).toBe(text)
    expect(await readFile(join(folder, 'cu.txt'))).toEqual(Buffer.from(viscii))
    expect((await run('convert', output)).code).toBe(1)
    expect((await run('convert', join(folder, 'x.txt'), '--encoding', 'vni')).code).toBe(1)
    expect((await readdir(folder)).sort()).toEqual(['cu.txt', 'moi.txt'])
    await writeFile(join(folder, 'cu.txt'), tcvn3)
    expect((await run('convert', join(folder, 'y.txt'), '--encoding', 'tcvn3')).err).toContain(
      '1 dòng không có chữ hoa',
    )
    await writeFile(join(folder, 'cu.txt'), text)
    expect((await run('convert', join(folder, 'z.txt'))).code).toBe(1)
    expect((await run('convert')).code).toBe(2)
    expect((await run('convert', join(folder, 'none', 'x.txt'), '--encoding', 'tcvn3')).code).not.toBe(0)
  })
})
