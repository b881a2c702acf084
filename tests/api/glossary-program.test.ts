import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runCommandLine } from '../../server/cli/index.ts'
import { storeFile } from '../../server/store/location.ts'
import { openStore } from '../../server/store/open.ts'
import { callAt } from '../builders/client-setup.ts'
import { bundleServer, ServerChild, withData, type Finished } from '../builders/server-child.ts'
import { glossary } from '../builders/store.ts'

/** `songngu glossary` in a process of its own. */

let built: Awaited<ReturnType<typeof bundleServer>>
beforeAll(async () => {
  built = await bundleServer()
}, 60_000)
afterAll(() => built.remove())

const run = (data: string, args: string[], env: Record<string, string> = {}): Promise<Finished> =>
  new ServerChild(built.main, ['glossary', ...args], { SONGNGU_DATA: data, LC_ALL: 'C', ...env }).finished

const table = 'vi,en,domain\nĐảng ủy,Party Committee,party\nChỉ thị,directive,document\n'
const counts = (more: Partial<Record<'added' | 'changed' | 'same' | 'conflicting' | 'rejected', number>>): string =>
  Object.entries({ added: 0, changed: 0, same: 0, conflicting: 0, rejected: 0, ...more })
    .map(([outcome, n]) => `${outcome}\t${n}\n`)
    .join('')

const aFile = async (data: string, name: string, text: string): Promise<string> => {
  const file = join(data, name)
  await writeFile(file, text)
  return file
}
const names = async (data: string): Promise<string[]> =>
  (await run(data, ['list'])).stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[2] ?? '')

describe('terms in and out', () => {
  test('every format that is written is read back: nothing is new in it', async () => {
    await withData(async (data) => {
      const source = await aFile(data, 'từ.csv', table)
      const first = await run(data, ['import', source, '--glossary', 'Của Ban', '--create'])
      expect(first).toMatchObject({ code: 0, stdout: counts({ added: 2 }), stderr: '' })
      for (const format of ['csv', 'tsv', 'xlsx', 'tbx-v3', 'tbx-v2']) {
        const out = join(data, `ra.${format}`)
        expect(await run(data, ['export', 'Của Ban', '--format', format, '--out', out])).toMatchObject({
          code: 0,
          stdout: '',
          stderr: '',
        })
        const again = await run(data, ['import', out, '--glossary', 'Của Ban', '--format', format])
        expect(again).toMatchObject({ code: 0, stdout: counts({ same: 2 }), stderr: '' })
        // Without being told, the program finds out what the file is.
        const found = await run(data, ['import', out, '--glossary', `Từ ${format}`, '--create'])
        expect(found).toMatchObject({ code: 0, stdout: counts({ added: 2 }) })
      }
      const piped = await run(data, ['export', 'Của Ban', '--format', 'csv'])
      expect(piped.stdout).toBe(await readFile(join(data, 'ra.csv'), 'utf8'))
    })
  }, 180_000)

  test('beside a running server, which shows them at once', async () => {
    await withData(async (data) => {
      const child = new ServerChild(built.main, [], { SONGNGU_DATA: data })
      const url = await child.url()
      const source = await aFile(data, 'từ.csv', table)
      expect(await run(data, ['import', source, '--glossary', 'Của Ban', '--create'])).toMatchObject({ code: 0 })
      const { glossaries } = await callAt(url, 'listGlossaries')
      const made = glossaries.find(({ name }) => name === 'Của Ban')
      expect(made?.concepts).toBe(2)
      expect((await run(data, ['list'])).stdout).toContain(`${made?.id}\t2\tCủa Ban\n`)
      child.process.kill('SIGTERM')
      await child.finished
    })
  }, 60_000)

  test('with columns that are named, and contradictions settled as asked', async () => {
    await withData(async (data) => {
      const into = ['--glossary', 'Của Ban']
      const source = await aFile(data, 'a.csv', 'x;y;z\nĐảng ủy;party;Party Committee\nChỉ thị;document;directive\n')
      const mapped = await run(data, [
        'import',
        source,
        ...into,
        '--create',
        '--map',
        'vi,domain,en',
        '--header',
        'yes',
      ])
      expect(mapped).toMatchObject({ code: 0, stdout: counts({ added: 2 }) })
      const other = await aFile(
        data,
        'b.csv',
        'vi,en,domain\nChỉ thị,instruction,document\nQuyết định,decision,document\n',
      )
      const dry = await run(data, ['import', other, ...into, '--dry-run'])
      expect(dry).toMatchObject({ code: 0, stdout: counts({ added: 1, conflicting: 1 }) })
      expect(dry.stderr).toBe(
        'Line 2 contradicts the glossary: The glossary prefers “directive”, the file “instruction”.\n',
      )
      const unchanged = await run(data, ['export', 'Của Ban', '--format', 'csv'])
      expect(unchanged.stdout).not.toContain('Quyết định')
      const replaced = await run(data, ['import', other, ...into, '--conflicts', 'replace'], { LC_ALL: 'vi_VN.UTF-8' })
      expect(replaced).toMatchObject({ code: 0, stdout: counts({ added: 1, conflicting: 1 }) })
      expect(replaced.stderr).toMatch(/^Dòng 2 mâu thuẫn với bảng thuật ngữ: Bảng ưu tiên “directive”/)
      const now = (await run(data, ['export', 'Của Ban', '--format', 'csv'])).stdout
      expect(now).toContain('instruction')
      expect(now).not.toContain('directive')
    })
  }, 90_000)

  test('a workbook is read by the sheet that is named', async () => {
    await withData(async (data) => {
      const source = await aFile(data, 'từ.csv', table)
      await run(data, ['import', source, '--glossary', 'Của Ban', '--create'])
      const book = join(data, 'từ.xlsx')
      await run(data, ['export', 'Của Ban', '--format', 'xlsx', '--out', book])
      const wrong = await run(data, ['import', book, '--glossary', 'Của Ban', '--sheet', 'không có'])
      expect([wrong.code, wrong.stdout]).toEqual([2, ''])
      const sheet = /the sheets are (.*)\n/.exec(wrong.stderr)?.[1] ?? ''
      const read = await run(data, ['import', book, '--glossary', 'Của Ban', '--sheet', sheet])
      expect(read).toMatchObject({ code: 0, stdout: counts({ same: 2 }) })
    })
  }, 60_000)
})

describe('what is refused', () => {
  test('a file that is none makes nothing, not even the glossary it was for', async () => {
    await withData(async (data) => {
      const bad: [string, string, RegExp, RegExp][] = [
        ['empty.csv', '', /contains no text/, /./],
        ['broken.tbx', '<tbx><text><body><conceptEntry', /could not be read/, /không đọc được|hỏng/],
        ['x.xlsx', 'PK\u0003\u0004 no workbook', /could not be read/, /không đọc được|hỏng/],
      ]
      for (const [name, text, english, vietnamese] of bad) {
        const file = await aFile(data, name, text)
        const args = ['import', file, '--glossary', 'Mới', '--create']
        const said = await run(data, args)
        expect([said.code, said.stdout]).toEqual([1, ''])
        expect(said.stderr).toMatch(english)
        expect((await run(data, args, { LC_ALL: 'vi_VN.UTF-8' })).stderr.toLowerCase()).toMatch(vietnamese)
      }
      const nowhere = await run(data, ['import', join(data, 'nowhere.csv'), '--glossary', 'Mới', '--create'])
      expect([nowhere.code, nowhere.stdout]).toEqual([2, ''])
      expect(await names(data)).not.toContain('Mới')
    })
  }, 90_000)

  test('rows that are none are told and left out; a dry run leaves nothing', async () => {
    await withData(async (data) => {
      const file = await aFile(data, 'x.csv', `${table},nothing\u001b[2J,x\nmột,one,x,status?\n`)
      const args = ['import', file, '--glossary', 'Mới', '--create']
      const dry = await run(data, [...args, '--dry-run'])
      expect(dry.code).toBe(0)
      expect(await names(data)).not.toContain('Mới')
      const done = await run(data, args)
      expect(done.stdout).toBe(dry.stdout)
      expect(done.stderr).toContain('Line 4 was rejected: There is no Vietnamese term.\n')
      expect(done.stderr).not.toContain('\u001b')
    })
  }, 60_000)

  test('the shipped glossary, one that is not there, and one of two of a name', async () => {
    await withData(async (data) => {
      const file = await aFile(data, 'x.csv', table)
      const into = (name: string, env = {}) => run(data, ['import', file, '--glossary', name], env)
      const shipped = await into('vi-en-party-state')
      expect([shipped.code, shipped.stdout]).toEqual([1, ''])
      expect(shipped.stderr).toMatch(/Nobody can change this glossary/)
      const vi = await into('vi-en-party-state', { LC_ALL: 'vi_VN.UTF-8' })
      expect(vi.stderr).toMatch(/^songngu glossary: .*bản sao/)
      expect(await into('không có')).toMatchObject({ code: 1, stdout: '' })
      expect(await run(data, ['export', 'không có', '--format', 'csv'])).toMatchObject({ code: 1, stdout: '' })
      const nowhere = await run(data, ['export', 'vi-en-party-state', '--format', 'csv', '--out', join(data, 'x', 'y')])
      expect([nowhere.code, nowhere.stdout]).toEqual([2, ''])
    })
  }, 60_000)

  test.each([
    [[]],
    [['frobnicate']],
    [['list', 'x']],
    [['import']],
    [['import', 'x.csv']],
    [['import', 'x.csv', 'y.csv', '--glossary', 'x']],
    [['import', 'x.csv', '--glossary', 'x', '--format', 'pdf']],
    [['import', 'x.csv', '--glossary', 'x', '--map', 'vi,english']],
    [['import', 'x.csv', '--glossary', 'x', '--conflicts', 'never']],
    [['export']],
    [['export', 'x']],
    [['export', 'x', '--format', 'pdf']],
    [['export', 'x', '--format', 'csv', '--state', 'lost']],
    [['import', 'x.csv', '--glossary', 'x', '--header', 'maybe']],
  ])('%j is bad use', async (args) => {
    await withData(async (data) => {
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
      const code = await runCommandLine(['glossary', ...args], { stdin, stdout, stderr, env: { SONGNGU_DATA: data } })
      expect([code, stdout.read()]).toEqual([2, null])
      expect(String(stderr.read())).toMatch(/Usage: songngu glossary/)
      expect(await readdir(data)).toEqual([])
    })
  })

  test('the help names every option', async () => {
    await withData(async (data) => {
      const { code, stdout } = await run(data, ['--help'])
      expect(code).toBe(0)
      for (const option of [
        'glossary',
        'create',
        'format',
        'map',
        'sheet',
        'header',
        'conflicts',
        'dry-run',
        'state',
        'out',
      ]) {
        expect(stdout).toContain(`--${option}`)
      }
      expect(await readdir(data)).toEqual([])
    })
  })
})

test('what a stopped program left half written goes at the next start, never while another one runs', async () => {
  await withData(async (data) => {
    const child = new ServerChild(built.main, [], { SONGNGU_DATA: data })
    await child.url()
    const half = async (): Promise<string[]> => {
      const store = await openStore({ file: storeFile(data) })
      const left = await store.write((tx) => tx.glossaries.invisible())
      await store.close()
      return left
    }
    const store = await openStore({ file: storeFile(data) })
    await store.write((tx) => tx.glossaries.insert(glossary({ id: 'half', readOnly: false }), 'filling'))
    await store.close()
    // The running program may be the one that writes it: neither a second one nor the command line touches it.
    expect((await new ServerChild(built.main, [], { SONGNGU_DATA: data }).finished).code).toBe(1)
    expect((await run(data, ['list'])).code).toBe(0)
    expect(await half()).toEqual(['half'])
    child.process.kill('SIGKILL')
    await child.finished
    expect((await run(data, ['list'])).code).toBe(0)
    expect(await half()).toEqual([])
  })
}, 60_000)
