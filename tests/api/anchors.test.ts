import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { Row, SaveItem } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { deleted, edit, saveBody, typed } from '../builders/client-edits.ts'
import { written } from '../builders/permissions/world.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

/**
 * Comments through every kind of edit that a server makes of a text. Every word
 * has an identity, its number: what a comment covers later holds no word that
 * stood beside its words when it was written, and no word twice.
 */
jest.setTimeout(120_000)
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const source = 'Một hai ba bốn năm sáu. '
let last = 0
const fresh = (count: number): string => Array.from({ length: count }, () => `w${++last}`).join(' ')
const words = (text: string): string[] => text.match(/w\d+/g) ?? []

interface Place {
  document: string
  rows: Row[]
  /** Events of splits, joins and batches that may be taken back. */
  structure: number[]
  batches: string[]
}
type Draw = (bound: number) => number

async function save({ document }: Place, ...items: SaveItem[]): Promise<void> {
  await server.call('save', { params: { document }, body: saveBody(items) })
}
/** Where a word begins, or the end. */
const wordStart = (text: string, nth: number): number => [...text.matchAll(/w\d+/g)][nth]?.index ?? text.length

const kinds: Record<string, (place: Place, row: Row, text: string, draw: Draw) => Promise<unknown>> = {
  insert: (place, row, text, draw) =>
    save(place, edit(row.id, row.version, typed(wordStart(text, draw(8)), `${fresh(1 + draw(2))} `))),
  remove: async (place, row, text, draw) => {
    const from = wordStart(text, draw(6))
    const to = Math.max(from, wordStart(text, words(text.slice(0, from)).length + 1 + draw(3)))
    if (to > from) await save(place, edit(row.id, row.version, deleted(from, to)))
  },
  replaceAll: async (place, row, text, draw) => {
    const [from, word] = [wordStart(text, draw(6)), words(text)[0] ?? '']
    const length = /^w\d+/.exec(text.slice(from))?.[0].length ?? 0
    if (length === 0 || word === '') return
    const step = { ...typed(from, fresh(1)), to: from + length }
    await save(place, { ...edit(row.id, row.version, step), how: 'replace' } as SaveItem)
  },
  split: async (place, row, text, draw) => {
    const at = 1 + draw(Math.max(1, inlineText(row.source).length - 2))
    const op = { kind: 'split', segment: row.id, version: row.version, sourceAt: at } as const
    const body = { ...written(), op: { ...op, targetAt: wordStart(text, draw(6)) } }
    place.structure.push((await server.call('restructure', { params: place, body })).event.n)
  },
  join: async (place, row) => {
    const second = place.rows[place.rows.findIndex(({ id }) => id === row.id) + 1]
    if (!second) return
    const op = { kind: 'join', segment: row.id, version: row.version, second: second.id } as const
    const body = { ...written(), op: { ...op, secondVersion: second.version } }
    place.structure.push((await server.call('restructure', { params: place, body })).event.n)
  },
  undoStructure: async (place) => {
    const event = place.structure.pop()
    const body = { ...written(), op: { kind: 'undo' as const, event: event ?? 1 } }
    await server.call('restructure', { params: place, body })
  },
  clear: async (place, row) => {
    const action = { kind: 'clearTarget' as const }
    const body = { ...written(), action, segments: [{ segment: row.id, version: row.version }] }
    place.batches.push((await server.call('batch', { params: place, body })).batch)
  },
  undoBatch: async (place) => {
    const batch = place.batches.pop()
    if (batch) await server.call('undoBatch', { params: { document: place.document, batch }, body: written() })
  },
  restore: (place, row, _, draw) => {
    const body = { ...written(), version: draw(row.version + 1), baseVersion: row.version }
    return server.call('restoreVersion', { params: { document: place.document, segment: row.id }, body })
  },
  suggestion: async (place, row, text, draw) => {
    const kept = words(text).flatMap((word) => (draw(3) === 0 ? [fresh(1)] : draw(4) === 0 ? [] : [word]))
    const body = { ...written(), segment: row.id, ifVersion: 0, baseVersion: row.version, text: kept.join(' ') }
    const { suggestion } = await server.call('suggest', { params: place, body, as: 'translator' })
    const items = [{ suggestion: suggestion.id, version: suggestion.version, hunks: null }]
    const decision = { ...written(), decision: 'accept' as const, items }
    if (suggestion.state === 'open') await server.call('decideSuggestions', { params: place, body: decision })
  },
}
const names = Object.keys(kinds)
/** What cannot be done as things stand is refused and does nothing. */
const refusals = /^(save|structure|history|batch|suggestion|restructure|notFound)\./

async function act(place: Place, name: string, draw: Draw): Promise<boolean> {
  place.rows = await rowsOf(server, place.document)
  const row = place.rows[draw(place.rows.length)]
  if (!row) return false
  try {
    await kinds[name]?.(place, row, inlineText(row.target), draw)
    return true
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!refusals.test(code)) throw error
    return false
  }
}

interface Spoken {
  own: ReadonlySet<string>
  beside: ReadonlySet<string>
}

async function speak(place: Place, spoken: Map<string, Spoken>, draw: Draw): Promise<void> {
  for (const row of await rowsOf(server, place.document)) {
    const text = inlineText(row.target)
    const from = wordStart(text, draw(5))
    const quote = /^w\d+( w\d+)?/.exec(text.slice(from))?.[0] ?? ''
    if (quote === '') continue
    const anchor = { side: 'target' as const, from, to: from + quote.length, version: row.version }
    const body = { ...written(), segment: row.id, anchor, text: 'Đúng chưa?', mentions: [] }
    const { id } = await server.call('addThread', { params: place, body })
    const own = new Set(words(quote))
    spoken.set(id, { own, beside: new Set(words(text).filter((word) => !own.has(word))) })
  }
}

/** What each comment covers that it should not. */
async function wrong(place: Place, spoken: Map<string, Spoken>): Promise<string[]> {
  const rows = new Map((await rowsOf(server, place.document)).map((row) => [row.id, row]))
  const { threads } = await server.call('listThreads', { params: place })
  return threads.flatMap(({ id, segment, span, state }) => {
    const row = rows.get(segment ?? '')
    const { beside } = spoken.get(id) ?? { beside: new Set<string>() }
    if (!span || !row) return []
    const covered = words(inlineText(row.target).slice(span.from, span.to))
    return covered.filter((word) => beside.has(word)).map((word) => `${state} ${id} covers ${word}`)
  })
}

test('no comment ever stands on words that were beside its own, whatever is done to the text', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(names.length - 1), fc.nat()), { minLength: 12, maxLength: 20 }),
      async (plan) => {
        const { document, rows } = await aDocument(server, source.repeat(2).trim())
        const place: Place = { document, rows, structure: [], batches: [] }
        const items = rows.map(({ id }) => edit(id, 0, typed(0, fresh(6))))
        await save(place, ...items)
        const spoken = new Map<string, Spoken>()
        for (const [at, [kind, seed]] of plan.entries()) {
          let state = seed + 1
          const draw: Draw = (bound) => {
            state = (state * 48_271) % 2_147_483_647
            return state % bound
          }
          if (at % 4 === 0) await speak(place, spoken, draw)
          const name = names[kind] ?? ''
          if (await act(place, name, draw)) done.set(name, (done.get(name) ?? 0) + 1)
          expect([name, await wrong(place, spoken)]).toEqual([name, []])
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
  // Each kind was really done.
  expect(names.filter((name) => !done.has(name))).toEqual([])
})
