import { beforeEach, expect, test } from '@jest/globals'
import type { TermsReply } from '../../../core/api.ts'
import { Terms } from '../../../client/editor/terms.ts'

const ids = Array.from({ length: 250 }, (_, i) => `r${i}`)
let revision: number
let down: boolean
let asked: string[]
let kept: readonly TermsReply[]
let terms: Terms

function reply(rows: readonly string[], next: string | null): TermsReply {
  const english = (text: string, status: 'preferred' | 'admitted') => ({
    lang: 'en' as const,
    text,
    status,
    provisional: false,
  })
  const concept = {
    id: 'c',
    glossary: 'g',
    partOfSpeech: '',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold' as const,
    terms: [english('second', 'admitted'), english(`first ${revision}`, 'preferred')],
  }
  return { revision, concepts: [concept], rows: rows.map((id) => [id, [[2, 5, 0]]]), next }
}

beforeEach(() => {
  revision = 1
  down = false
  asked = []
  kept = []
  terms = new Terms(
    {
      range: (after, limit) => {
        asked.push(`after ${after ?? 'start'}`)
        if (down) return Promise.reject(new Error('line'))
        const from = after === undefined ? 0 : ids.indexOf(after) + 1
        const rows = ids.slice(from, from + limit)
        return Promise.resolve(reply(rows, from + limit < ids.length ? (rows.at(-1) ?? null) : null))
      },
      named: (rows) => {
        asked.push(`rows ${rows.join(' ')}`)
        return Promise.resolve(reply(rows, null))
      },
      idle: () => Promise.resolve(),
      keep: (_revision, replies) => void (kept = replies),
      kept: () => Promise.resolve(kept),
    },
    () => undefined,
    () => ['r3', 'r4'],
    '2026-11-24',
  )
})

const english = (id: string) => terms.get(id)?.map((term) => [term.start, term.end, term.english])

test('all rows are asked for, the first ones first; the preferred English is offered', async () => {
  expect(terms.get('r0')).toBeUndefined()
  await terms.load()
  expect(asked).toEqual(['after start', 'after r99'])
  expect(english('r249')).toEqual([[2, 5, 'first 1']])
  expect(terms.get('r0')).toBe(terms.get('r0'))
})

test('a changed glossary is seen first in the rows on screen, then everywhere', async () => {
  await terms.load()
  await terms.learn(1)
  expect(asked).toHaveLength(2)
  revision = 2
  await terms.learn(2)
  expect(asked.slice(2)).toEqual(['rows r3 r4', 'after start', 'after r99'])
  expect(english('r249')).toEqual([[2, 5, 'first 2']])
})

test('without a server what was kept must do, and the next connection asks again', async () => {
  await terms.load()
  const before = kept
  down = true
  terms.forget(ids)
  await terms.load()
  expect(kept).toBe(before)
  expect(english('r7')).toEqual([[2, 5, 'first 1']])
  down = false
  await terms.learn(1)
  expect(asked.slice(-2)).toEqual(['after start', 'after r99'])
})

test('another date of the document chooses another name', async () => {
  const [base] = reply(['r0'], null).concepts
  if (!base) throw new Error('no concept')
  const concept = (texts: [string, { validFrom?: string; validTo?: string }][]) => ({
    ...base,
    terms: texts.map(([text, time]) => ({
      lang: 'en' as const,
      text,
      status: 'preferred' as const,
      provisional: false,
      ...time,
    })),
  })
  const names = concept([
    ['Ministry of Home Affairs', { validFrom: '2025-03-01' }],
    ['Ministry of the Interior', { validTo: '2025-02-28' }],
  ])
  let told = 0
  const dated = new Terms(
    {
      range: () => Promise.resolve({ ...reply(['r0'], null), concepts: [names] }),
      named: () => Promise.reject(new Error('not asked')),
      idle: () => Promise.resolve(),
      keep: () => undefined,
      kept: () => Promise.resolve([]),
    },
    () => void told++,
    () => [],
    '2026-11-24',
  )
  await dated.load()
  expect(dated.get('r0')?.[0]).toMatchObject({ english: 'Ministry of Home Affairs', standing: 'plain', key: 'g/c' })
  const before = told
  dated.setDay('2018-05-01')
  expect(told).toBe(before + 1)
  expect(dated.get('r0')?.[0]).toMatchObject({ english: 'Ministry of the Interior', standing: 'plain' })
})

test('a change named while hits are on their way is asked for once they are here', async () => {
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  let gated = true
  const slow = new Terms(
    {
      range: async () => {
        const now = reply(['r0'], null)
        if (gated) await gate
        return now
      },
      named: (rows) => Promise.resolve(reply(rows, null)),
      idle: () => Promise.resolve(),
      keep: () => undefined,
      kept: () => Promise.resolve([]),
    },
    () => undefined,
    () => ['r0'],
    '2026-11-24',
  )
  const loading = slow.load()
  await slow.learn(1)
  revision = 2
  await slow.learn(2)
  expect(slow.get('r0')?.[0]?.english).toBe('first 2')
  gated = false
  release()
  await loading
  expect(slow.get('r0')?.[0]?.english).toBe('first 2')
})
