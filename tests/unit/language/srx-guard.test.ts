import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AppError } from '../../../core/errors.ts'
import type { SrxDocument, SrxRule } from '../../../core/language/srx.ts'
import { writeSrx } from '../../../filters/srx/write.ts'
import { UsageError } from '../../../server/cli/command.ts'
import { command } from '../../../server/cli/segment.ts'
import { ForeignRules } from '../../../server/foreign-rules.ts'

const rule = (before: string, after = '', breaks = true): SrxRule => ({ breaks, before, after })
const harmless = rule('[.?!]', '\\s')
const documentOf = (...rules: SrxRule[]): SrxDocument => ({
  segmentSubflows: true,
  cascade: false,
  languageRules: [{ name: 'Rules', rules }],
  languageMaps: [{ pattern: '.*', rule: 'Rules' }],
})

/** What a run ends in: the error's code and params. */
function failure(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.params } : error
  }
}

describe('rules that do not end', () => {
  const letters = 'a'.repeat(64)
  test.each([
    ['looking back', [harmless, rule('b(?:a|aa)+')], `${letters}. B`, 2],
    ['looking back before a no-break', [rule('b(?:a+)+\\.', '', false), harmless], `${letters}. B`, 1],
    ['looking on', [harmless, rule('\\. ', '(?:a|aa)+!')], `Một. ${letters}.`, 2],
    ['twice any length', [harmless, rule('\\?(?:.*.*)*x?.*y')], '? '.repeat(30) + 'y'.repeat(300_000), 2],
    ['square', [rule('[!?].*\\w\\s')], 'chữ '.repeat(250_000), 1],
  ])('%s: the rule is stopped and named', (_what, rules, text, index) => {
    const result = failure(() => new ForeignRules(documentOf(...rules), 'vi', 300).segments(text))
    expect(result).toEqual({ code: 'srx.tooCostly', rule: 'Rules', index })
  })
  test('more ways back than memory holds', () => {
    const text = `a. ${'xy'.repeat(5_000_000)}`
    const result = failure(() => new ForeignRules(documentOf(rule('\\.', '\\s(?:x|y)*z')), 'vi', 20_000).segments(text))
    expect(result).toEqual({ code: 'srx.tooCostly', rule: 'Rules', index: 1 })
  })
  test('a language pattern', () => {
    const document = { ...documentOf(harmless), languageMaps: [{ pattern: '(?:a|aa)+', rule: 'Rules' }] }
    const result = failure(() => new ForeignRules(document, `${letters}!`, 200))
    expect(result).toMatchObject({ code: 'srx.tooCostly', rule: 'maprules' })
  })
  test('the next text is cut as if nothing had been', () => {
    const rules = new ForeignRules(documentOf(harmless, rule('b(?:a|aa)+')), 'vi', 200)
    expect(failure(() => rules.segments(letters))).toMatchObject({ code: 'srx.tooCostly' })
    expect(rules.segments('Một. Hai')).toEqual(['Một.', 'Hai'])
  })
})

describe('songngu segment --srx', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'songngu-srx-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function run(document: SrxDocument | string, args: string[], input: string, env = {}) {
    const file = join(folder, 'rules.srx')
    await writeFile(file, typeof document === 'string' ? document : writeSrx(document))
    const said = { out: '', err: '' }
    const into = (name: 'out' | 'err'): Writable =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          said[name] += chunk.toString('utf8')
          done()
        },
      })
    const io = { stdin: Readable.from([Buffer.from(input)]), stdout: into('out'), stderr: into('err'), env }
    const code = await command.run(['--srx', file, ...args], io)
    return { code, ...said }
  }

  test('uses the rules of the file and no others', async () => {
    const document = documentOf(rule(';', '\\s'))
    expect(await run(document, [], 'Một. Hai; ba;\n\nBốn')).toEqual({
      code: 0,
      out: 'Một. Hai;\nba;\nBốn\n',
      err: '',
    })
    const lines = await run(document, ['--jsonl'], '{"id":1,"text":"a; b\\nc"}\n')
    expect(lines.out).toBe('{"id":1,"segments":["a;","b\\nc"]}\n')
  })
  test('in any language the file knows', async () => {
    const document = { ...documentOf(harmless), languageMaps: [{ pattern: 'KM.*', rule: 'Rules' }] }
    expect((await run(document, ['--lang', 'km-KH'], 'A. B')).out).toBe('A.\nB\n')
    await expect(run(document, ['--lang', 'vi'], 'A. B')).rejects.toMatchObject({ code: 'srx.noRules' })
  })
  test('names what it leaves out and what it took otherwise, in the reader’s language', async () => {
    const document = writeSrx(documentOf(harmless, rule('\\G'))).replace(' cascade="no"', '')
    const english = await run(document, [], 'A. B')
    expect([english.code, english.out]).toEqual([0, 'A.\nB\n'])
    expect(english.err).toMatch(/header does not say “cascade”/)
    expect(english.err).toMatch(/Rule 2 of “Rules” was left out: “\\G”/)
    expect((await run(document, [], 'A', { LANG: 'vi_VN.UTF-8' })).err).toMatch(
      /Đã bỏ qua quy tắc 2 của “Rules”: .*“\\G”/,
    )
  })
  test('a file that is none is refused, one that is not there is bad use', async () => {
    await expect(run('<!DOCTYPE x><x/>', [], 'A')).rejects.toMatchObject({ code: 'import.unreadable' })
    const io = { stdin: Readable.from([]), stdout: new Writable(), stderr: new Writable(), env: {} }
    await expect(command.run(['--srx', join(folder, 'none.srx')], io)).rejects.toThrow(UsageError)
  })
})
