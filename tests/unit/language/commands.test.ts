import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { UsageError, type Command } from '../../../server/cli/command.ts'
import { command as segment } from '../../../server/cli/segment.ts'
import { command as terms } from '../../../server/cli/terms.ts'

async function run(command: Command, args: string[], input: string | Uint8Array[]) {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[name] += chunk.toString('utf8')
        done()
      },
    })
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input)
  const code = await command.run(args, { stdin, stdout: into('out'), stderr: into('err'), env: {} })
  return { code, ...said }
}
const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

describe('segment', () => {
  test('JSON lines in, JSON lines out, same order, ids as they came', async () => {
    const input = '\ufeff{"id":"a","text":"Xong. Về."}\r\n\n{"id":7,"text":""}\n{"id":null,"text":"Một\u2028Hai"}'
    const { code, out, err } = await run(segment, ['--lang', 'vi', '--jsonl'], input)
    expect([code, err]).toEqual([0, ''])
    expect(lines(out)).toEqual([
      { id: 'a', segments: ['Xong.', 'Về.'] },
      { id: 7, segments: [] },
      { id: null, segments: ['Một', 'Hai'] },
    ])
  })
  test('letters cut between two chunks arrive whole', async () => {
    const bytes = Buffer.from('{"id":1,"text":"Đảng ủy."}\n')
    const { out } = await run(
      segment,
      ['--jsonl'],
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
    )
    expect(lines(out)).toEqual([{ id: 1, segments: ['Đảng ủy.'] }])
  })
  test('plain text in, one segment a line out', async () => {
    const { code, out } = await run(segment, ['--lang', 'en'], 'Mr. Ha left. He came.\nBack')
    expect([code, out]).toEqual([0, 'Mr. Ha left.\nHe came.\nBack\n'])
  })
  test.each(['{"id":1,"text":"Một."}\n{"id":2,', '[]', '{"id":1}', '{"id":1,"text":5}', 'null'])(
    'a malformed line is named and ends with 1: %s',
    async (input) => {
      const { code, err } = await run(segment, ['--jsonl'], input)
      expect(code).toBe(1)
      expect(err).toContain(`line ${input.split('\n').length}`)
    },
  )
  test.each([[['--lang', 'fr']], [['--unknown']], [['file.txt']]])('bad use: %j', async (args) => {
    await expect(run(segment, args, '')).rejects.toThrow(UsageError)
  })
})

describe('terms', () => {
  test('W3.5 offsets are UTF-16 units of the NFC text', async () => {
    const input = JSON.stringify({ id: 'x', source: '📌 Chỉ thị của Tỉnh ủy'.normalize('NFD') })
    const { code, out } = await run(terms, ['--glossary', 'vi-en-party-state', '--jsonl'], input)
    expect(code).toBe(0)
    expect(lines(out)).toEqual([
      {
        id: 'x',
        terms: [
          { vi: 'Chỉ thị', start: 3, end: 10 },
          { vi: 'Tỉnh ủy', start: 15, end: 22 },
        ],
      },
    ])
  })
  test('plain text in, a line per hit out', async () => {
    const { out } = await run(terms, [], 'Không có gì\nHọp chi bộ')
    expect(out).toBe('2\t4\t10\tchi bộ\n')
  })
  test('an unknown glossary is bad use', async () => {
    await expect(run(terms, ['--glossary', 'none'], '')).rejects.toThrow(UsageError)
  })
})
