import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { txtFilter } from '../../filters/txt.ts'
import type { Check, Outcome } from './check.ts'
import { filesBelow, textFiles } from './documents.ts'

/** The same text as a Windows editor would have saved it: shared files come with LF only. */
function windows(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Uint8Array.from(Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1'))
}

function comesBack(bytes: Uint8Array): boolean {
  const { units, skeleton } = txtFilter.extract(bytes)
  const texts = units.map((unit) => unit.text)
  return txtFilter.merge !== undefined && Buffer.compare(txtFilter.merge(skeleton, texts), bytes) === 0
}

/** Files that were read come back byte for byte; refusals are counted by their code, anything else is a fault. */
function sweep(paths: readonly string[]): Outcome {
  const refused = new Map<string, number>()
  const faults: string[] = []
  let files = 0
  for (const path of paths) {
    const bytes = Uint8Array.from(readFileSync(path))
    try {
      files += 1
      if (!comesBack(bytes)) faults.push(`${path}: comes back changed`)
      if (!comesBack(windows(bytes))) faults.push(`${path}: with CR LF comes back changed`)
    } catch (error) {
      if (!(error instanceof AppError)) faults.push(`${path}: ${String(error)}`)
      else refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
    }
  }
  const note = [...refused].map(([code, count]) => `${count} ${code}`).join(', ')
  return { files, faults, note: note === '' ? 'all read' : `of these refused: ${note}` }
}

export const txtChecks: readonly Check[] = [
  {
    name: 'plain text, round trip of the text files',
    tools: [],
    needsShared: true,
    async run({ shared }) {
      const outcome = sweep(filesBelow(join(shared ?? '', 'fixtures/txt')))
      if (outcome.note !== 'all read') outcome.faults.push(outcome.note ?? '')
      return outcome
    },
  },
  {
    name: 'plain text, round trip of everything text-like',
    tools: [],
    needsShared: true,
    run: async ({ shared }) => sweep(textFiles(shared ?? '')),
  },
  {
    name: 'plain text, everything binary refused or read, never a crash',
    tools: [],
    needsShared: true,
    async run({ shared }) {
      const text = new Set(textFiles(shared ?? ''))
      return sweep(filesBelow(join(shared ?? '', 'fixtures')).filter((path) => !text.has(path)))
    },
  },
]
