import { beforeEach, expect, test } from '@jest/globals'
import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import type { SaveItem } from '../../../core/api.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import { adopt } from '../../../client/editor/sync/adopt.ts'
import { MemoryPendingStore, type PendingRecord } from '../../../client/editor/sync/pending-store.ts'
import type { Outgoing, SaveReply } from '../../../client/editor/sync/state.ts'
import { Authority } from './authority.ts'

const scope = { server: 's', user: 'u', document: 'd' }
let store: MemoryPendingStore
let authority: Authority
let broken: 'before' | 'after' | null
/** A segment the server stumbles over. */
let poison: string | null
let ids: number

beforeEach(() => {
  store = new MemoryPendingStore()
  authority = new Authority(['base', 'next'])
  broken = null
  poison = null
  ids = 0
})

const insert = (at: number, text: string): Record<string, unknown> =>
  new ReplaceStep(at, at, new Slice(inlineToNode('target', text).content, 0, 0)).toJSON() as Record<string, unknown>

const record = (over: Partial<PendingRecord>): PendingRecord => ({
  ...scope,
  client: 'dead',
  segment: 's0',
  schema: 1,
  version: 1,
  base: 'base',
  inflight: null,
  pending: [insert(4, ' mine')],
  status: null,
  refused: null,
  ...over,
})

async function run() {
  const save = (request: Outgoing): Promise<SaveReply> => {
    if (broken === 'before') throw new Error('line')
    if (request.items.some(({ segment }) => segment === poison)) throw new Error('poison')
    const reply = authority.save(request)
    if (broken === 'after') throw new Error('line')
    return Promise.resolve(reply)
  }
  const transport = { save, events: () => Promise.reject(new Error('not asked for')) }
  const verdictOf = (error: unknown) => {
    const poisoned = error instanceof Error && error.message === 'poison'
    return { verdict: poisoned ? ('fail' as const) : ('retry' as const), code: 'internal' as const }
  }
  return adopt(await store.read(scope), { store, transport, newId: () => `n${++ids}`, verdictOf })
}

const typed = (client: string, segment: string, at: number, text: string): void => {
  const version = authority.rows().find((row) => row.id === segment)?.version ?? 0
  const item: SaveItem = { op: 'steps', segment, baseVersion: version, steps: [insert(at, text)] }
  authority.save({ client, requestId: `t${++ids}`, schema: 1, items: [item] })
}

test('what was never sent is sent, on top of what others did since', async () => {
  await store.write([record({})], [])
  typed('other', 's0', 0, 'their ')
  expect([...(await run()).saved]).toEqual(['s0'])
  expect(authority.text('s0')).toBe('their base mine')
  expect(await store.read(scope)).toEqual([])
})

test('a request that had been carried out is not carried out twice', async () => {
  const items: SaveItem[] = [{ op: 'steps', segment: 's0', baseVersion: 1, steps: [insert(4, ' mine')] }]
  authority.save({ client: 'dead', requestId: 'q1', schema: 1, items })
  await store.write(
    [record({ inflight: { requestId: 'q1', items, steps: 1 }, pending: [insert(4, ' mine'), insert(9, '!')] })],
    [],
  )
  await run()
  expect(authority.text('s0')).toBe('base mine!')
})

test.each(['before', 'after'] as const)(
  'a line that breaks %s the answer leaves the record for the next time',
  async (when) => {
    await store.write([record({})], [])
    broken = when
    await expect(run()).rejects.toThrow('line')
    expect(await store.read(scope)).toHaveLength(1)
    broken = null
    await run()
    expect(authority.text('s0')).toBe('base mine')
  },
)

test('edits follow their text through a join and a split', async () => {
  await store.write([record({ segment: 's1', base: 'next', pending: [insert(4, ' mine')] })], [])
  authority.restructure({
    client: 'other',
    requestId: 'j',
    op: { kind: 'join', segment: 's0', version: 1, second: 's1', secondVersion: 1 },
  })
  authority.restructure({
    client: 'other',
    requestId: 'k',
    op: { kind: 'split', segment: 's0', version: 2, sourceAt: 1, targetAt: 6 },
  })
  await run()
  expect(
    authority
      .ids()
      .map((id) => authority.text(id))
      .join('|'),
  ).toBe('base n|ext mine')
  expect(await store.read(scope)).toEqual([])
})

test('a status goes after its text; one set on a text that has changed since is given up', async () => {
  await store.write(
    [record({ status: 'confirmed' }), record({ segment: 's1', base: 'next', pending: [], status: 'confirmed' })],
    [],
  )
  typed('other', 's1', 0, 'x')
  await run()
  expect(authority.rows().map((row) => row.status)).toEqual(['confirmed', 'draft'])
  expect(await store.read(scope)).toEqual([])
})

test('refused text stays in the store for the person to see', async () => {
  await store.write([record({ segment: 'gone' })], [])
  const { refused } = await run()
  expect(refused.map(({ text, code }) => [text, code])).toEqual([['base mine', 'notFound.segment']])
  expect((await run()).refused).toHaveLength(1)
  await store.write([], [record({ segment: 'gone' })])
  expect((await run()).refused).toEqual([])
})

test('a record that does not fit any more shows its letters and stands in nobody’s way', async () => {
  await store.write([record({ base: '', segment: 's0' }), record({ segment: 's1', base: 'next' })], [])
  const { refused, saved } = await run()
  expect(refused.map(({ text }) => text)).toEqual([' mine'])
  expect([...saved]).toEqual(['s1'])
  expect(await store.read(scope)).toHaveLength(1)
})

test('a record the server stumbles over holds up no other, and stays', async () => {
  await store.write([record({}), record({ segment: 's1', base: 'next' })], [])
  poison = 's0'
  await expect(run()).rejects.toThrow('poison')
  expect([authority.text('s0'), authority.text('s1')]).toEqual(['base', 'next mine'])
  expect((await store.read(scope)).map(({ segment }) => segment)).toEqual(['s0'])
  poison = null
  expect([...(await run()).saved]).toEqual(['s0'])
  expect(authority.text('s0')).toBe('base mine')
})
