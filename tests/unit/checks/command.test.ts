import { Readable, Writable } from 'node:stream'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import en from '../../../client/locales/checks.en.json' with { type: 'json' }
import vi from '../../../client/locales/checks.vi.json' with { type: 'json' }
import { checks } from '../../../core/checks/index.ts'
import { UsageError } from '../../../server/cli/command.ts'
import { command } from '../../../server/cli/check.ts'

async function run(args: string[], input: string): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[name] += chunk.toString('utf8')
        done()
      },
    })
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout: into('out'), stderr: into('err'), env: {} }
  return { code: await command.run(args, io), ...said }
}
const args = ['--source', 'vi', '--target', 'en', '--glossary', 'vi-en-party-state', '--jsonl']

describe('songngu check', () => {
  it('answers a line for a line, with spans, severity and fix', async () => {
    const input = [
      { id: 'a', source: 'Trường có 38 lớp.', target: 'The school has 83 classes.' },
      { id: 2, source: 'Ai?', target: 'Who ?' },
      { id: null, source: 'Kết luận', target: 'Closing', context: [{ source: 'Kết luận', target: 'Conclusion' }] },
    ]
    const { code, out, err } = await run(args, input.map((line) => JSON.stringify(line)).join('\n'))
    expect([code, err]).toEqual([0, ''])
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, null])
    expect(answers[0].issues).toEqual([
      {
        check: 'number',
        severity: 'major',
        source: [10, 12],
        target: [15, 17],
        params: { source: '38', target: '83' },
      },
    ])
    expect(answers[1].issues[0]).toMatchObject({
      check: 'space-before-punct',
      source: null,
      fix: { start: 3, end: 4, text: '' },
    })
    expect(answers[2].issues.map(({ check }: { check: string }) => check)).toContain('same-source-diff-target')
  })

  it('names the line it cannot use', async () => {
    for (const bad of ['{', '[]', '{"source":1,"target":""}', '{"source":"","target":"","context":5}']) {
      const { code, err } = await run(args, `{"source":"A","target":"A"}\n${bad}`)
      expect([code, err]).toEqual([1, expect.stringContaining('line 2')])
    }
  })

  it('refuses other languages and glossaries', async () => {
    await expect(run(['--source', 'fr', '--jsonl'], '')).rejects.toBeInstanceOf(UsageError)
    await expect(run(['--glossary', 'none', '--jsonl'], '')).rejects.toBeInstanceOf(UsageError)
    await expect(run([], '')).rejects.toBeInstanceOf(UsageError)
  })
})

describe('what a check is called', () => {
  it.each([
    ['en', en],
    ['vi', vi],
  ] as const)('is said in %s for every check, and for no other', (_lang, words) => {
    expect(Object.keys(words.checks).sort()).toEqual(Object.keys(checks).sort())
    for (const texts of Object.values(words.checks)) {
      // `message_superseded` is the message of findings whose parameter `context` is `superseded`.
      const parts = Object.keys(texts).map((key) => key.replace(/_[a-z]+$/, ''))
      expect([...new Set(parts)].sort()).toEqual(['advice', 'message', 'name'])
    }
  })

  it('stands in docs/checks.md as the registry has it', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/checks-doc.mjs', '--check'], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
})
