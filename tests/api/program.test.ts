import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { LiveClient } from '../builders/client-live.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { callAt, importInto } from '../builders/client-setup.ts'
import { eventually } from '../builders/server.ts'
import { bundleServer, ServerChild, withData, type Finished } from '../builders/server-child.ts'
import { runCommandLine } from '../../server/cli/index.ts'
import type { RouteBody } from '../../core/api.ts'

/** The program in a process of its own: start, stop, sudden death, command line. */

let built: Awaited<ReturnType<typeof bundleServer>>
beforeAll(async () => {
  built = await bundleServer()
}, 60_000)
afterAll(() => built.remove())

const serve = (data: string, env: Record<string, string> = {}) =>
  new ServerChild(built.main, [], { SONGNGU_DATA: data, ...env })
const run = (data: string, args: string[], env: Record<string, string> = {}): Promise<Finished> =>
  new ServerChild(built.main, args, { SONGNGU_DATA: data, LC_ALL: 'C', ...env }).finished

async function imported(url: string, text: string): Promise<{ document: string; segment: string }> {
  const { document, rows } = await importInto(url, text)
  return { document, segment: rows[0]?.id ?? '' }
}

describe('serving', () => {
  test('says one line when ready, keeps its lock private, and leaves nothing behind when told to stop', async () => {
    await withData(async (data) => {
      const child = serve(data)
      const url = await child.url()
      expect((await callAt(url, 'health')).status).toBe('ok')
      expect(await readdir(data)).toContain('songngu.lock')
      child.process.kill('SIGTERM')
      const { code, signal, stdout } = await child.finished
      expect([code, signal]).toEqual([0, null])
      expect(stdout).toBe(`Song ngữ: ${url}\n`)
      expect(await readdir(data)).toEqual(['songngu.db'])
    })
  })

  test('stops within 3 s with sockets open, a slow request, and an import under way', async () => {
    await withData(async (data) => {
      const child = serve(data)
      const url = await child.url()
      const { document } = await imported(url, 'Một câu.')
      const live = await LiveClient.join(url, document, 0)
      live.socket.pause()
      const { hostname, port } = new URL(url)
      const { connect } = await import('node:net')
      const slow = connect(Number(port), hostname)
      slow.on('error', () => undefined)
      slow.write(`POST /api/projects HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 100\r\n`)
      const text = Array.from({ length: 30_000 }, (_, i) => `Đoạn ${i}.`).join('\n')
      const { id: project } = await callAt(url, 'createProject', { body: { name: 'Dài' } })
      await callAt(url, 'importText', { params: { project }, body: { title: 'Dài', text } })
      const started = performance.now()
      child.process.kill('SIGINT')
      expect((await child.finished).code).toBe(0)
      expect(performance.now() - started).toBeLessThan(3000)
      live.socket.terminate()
      slow.destroy()
      expect(await readdir(data)).toEqual(['songngu.db'])
    })
  }, 30_000)

  test('a second one on the same data is refused in words', async () => {
    await withData(async (data) => {
      const first = serve(data)
      await first.url()
      const second = await run(data, ['serve'])
      expect([second.code, second.stdout]).toEqual([1, ''])
      expect(second.stderr).toMatch(/in use by another running copy/)
      first.process.kill('SIGTERM')
      await first.finished
    })
  })

  test('a port in use is told in words', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await eventually(() => (other.listening ? true : null), 'the other server')
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    await withData(async (data) => {
      const { code, stderr } = await run(data, [], { SONGNGU_PORT: port })
      expect(code).toBe(1)
      expect(stderr).toContain(`Port ${port} is in use`)
      expect(await readdir(data)).toEqual(['songngu.db'])
    })
    other.close()
  })

  test.each([
    [{ SONGNGU_HOST: '0.0.0.0' }, /loopback/],
    [{ SONGNGU_HOST: '0.0.0.0', LC_ALL: 'vi_VN.UTF-8' }, /chỉ chạy trên địa chỉ nội bộ/],
    [{ SONGNGU_PORT: 'http' }, /SONGNGU_PORT/],
    [{ SONGNGU_DRIVER: 'oracle' }, /SONGNGU_DRIVER/],
    [{ SONGNGU_LOG: 'loud' }, /SONGNGU_LOG/],
  ])('%j is bad use, and opens nothing', async (env, said) => {
    await withData(async (data) => {
      const { code, stdout, stderr } = await run(data, [], env)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(said)
      expect(await readdir(data)).toEqual([])
    })
  })
})

test('kill -9 in the middle of saving loses no acknowledged edit, ten times', async () => {
  await withData(async (data) => {
    let acknowledged = ''
    let document = ''
    let segment = ''
    for (let round = 0; round < 10; round++) {
      const child = serve(data)
      const url = await child.url()
      if (document === '') ({ document, segment } = await imported(url, 'Một câu.'))
      const [row] = (await callAt(url, 'getRows', { params: { document } })).rows
      const target = String(row?.target)
      // What was sent but not acknowledged may be there: at most one character.
      expect(target.startsWith(acknowledged)).toBe(true)
      expect(target.length - acknowledged.length).toBeLessThanOrEqual(1)
      acknowledged = target
      const dead = child.finished
      let version = row?.version ?? 0
      let alive = true
      void dead.then(() => (alive = false))
      const killAfter = 5 + round * 7
      for (let n = 0; alive; n++) {
        if (n === killAfter) setImmediate(() => child.process.kill('SIGKILL'))
        const body: RouteBody<'save'> = saveBody([edit(segment, version, typed(acknowledged.length, 'x'))])
        try {
          const { results } = await callAt(url, 'save', { params: { document }, body })
          expect(results).toEqual([expect.objectContaining({ result: 'ok', version: version + 1 })])
          version++
          acknowledged += 'x'
        } catch {
          await dead
        }
      }
      expect((await dead).signal).toBe('SIGKILL')
    }
    expect(acknowledged.length).toBeGreaterThan(10 * 5)
  })
}, 60_000)

describe('the command line', () => {
  test('lists its commands, and explains each', async () => {
    await withData(async (data) => {
      const help = await run(data, ['--help'])
      expect(help.code).toBe(0)
      for (const name of ['serve', 'import', 'export', 'segment', 'terms', 'migrate', 'backup', 'restore']) {
        expect(help.stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
        const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
        expect(await runCommandLine([name, '--help'], { stdin, stdout, stderr, env: {} })).toBe(0)
        expect([String(stdout.read()), stderr.read()]).toEqual([
          expect.stringContaining(`Usage: songngu ${name}`),
          null,
        ])
      }
      expect(await readdir(data)).toEqual([])
    })
  }, 30_000)

  test.each([
    [['frobnicate']],
    [['serve', 'now']],
    [['import']],
    [['import', 'a.txt', 'b.txt']],
    [['import', '/nowhere/at/all.txt']],
    [['import', 'a.txt', '--colour', 'red']],
    [['export']],
    [['export', 'x']],
    [['export', 'x', '--format', 'exe']],
    [['export', 'x', '--format', 'target-txt', '--lang', 'fr']],
  ])('%j is bad use', async (args) => {
    await withData(async (data) => {
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
      const code = await runCommandLine(args, { stdin, stdout, stderr, env: { SONGNGU_DATA: data } })
      expect([code, stdout.read()]).toEqual([2, null])
      expect(String(stderr.read())).toMatch(/Usage: songngu/)
      expect(await readdir(data)).toEqual([])
    })
  })

  test('imports and exports without a server, and beside one', async () => {
    await withData(async (data) => {
      const file = join(data, 'tin tức.txt')
      await writeFile(file, 'Câu một.\n\nCâu hai.')
      const alone = await run(data, ['import', file, '--project', 'Báo', '--title', 'Tin'])
      expect(alone).toMatchObject({ code: 0, stderr: '' })
      const child = serve(data)
      const url = await child.url()
      const beside = await run(data, ['import', file, '--project', 'Báo'])
      expect(beside).toMatchObject({ code: 0, stderr: '' })
      const project = (await callAt(url, 'listProjects')).projects.find(({ name }) => name === 'Báo')
      const { documents } = await callAt(url, 'listDocuments', { params: { project: project?.id ?? '' } })
      expect(documents.map(({ id }) => id)).toEqual([alone.stdout.trim(), beside.stdout.trim()])
      expect(documents.map(({ title }) => title)).toEqual(['Tin', 'tin tức'])
      for (const insist of [[], ['--insist']]) {
        const piped = await run(data, ['export', alone.stdout.trim(), '--format', 'target-txt', ...insist])
        expect(piped).toMatchObject({ code: 0, stdout: '[chưa dịch: Câu một.]\n\n[chưa dịch: Câu hai.]', stderr: '' })
      }
      child.process.kill('SIGTERM')
      await child.finished
      const out = join(data, 'out.docx')
      expect((await run(data, ['export', 'Tin', '--format', 'bilingual-docx', '--out', out])).code).toBe(0)
      expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK')
    })
  }, 60_000)

  test('says in words what a file cannot be imported for, and exits with 1', async () => {
    await withData(async (data) => {
      const file = join(data, 'trống.txt')
      await writeFile(file, ' ')
      const failed = await run(data, ['import', file])
      expect([failed.code, failed.stdout]).toEqual([1, ''])
      expect(failed.stderr).toMatch(/contains no text/)
      const missing = await run(data, ['export', 'nothing', '--format', 'target-txt'])
      expect([missing.code, missing.stderr]).toEqual([1, 'songngu export: There is no such document.\n'])
    })
  }, 30_000)
})
