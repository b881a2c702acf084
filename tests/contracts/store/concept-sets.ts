import { describe, expect, test } from '@jest/globals'
import type { Concept } from '../../../glossary/concept.ts'
import type { ConceptWrite } from '../../../server/store/records.ts'
import type { Store } from '../../../server/store/store.ts'
import { concept, glossary } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const write = (after: Concept, more: Partial<ConceptWrite> = {}): ConceptWrite => ({
  concept: after.id,
  kind: 'imported',
  after,
  user: 'local-owner',
  proposedBy: null,
  at: 5000,
  batch: 'batch',
  ...more,
})
const one = concept('1', 'bản', 'village')
const two = concept('2', 'bạn', 'friend')
const three = concept('3', 'bàn', 'table')
const changed = concept('1', 'bản', 'hamlet')

const withCopy = (engine: StoreEngine, use: (store: Store) => Promise<void>): Promise<void> =>
  withStore(engine, async (store) => {
    await store.write(async (tx) => {
      await tx.glossaries.insert(glossary({ readOnly: false }))
      await tx.glossaries.change(
        'glossary',
        [one, two].map((made) => write(made, { kind: 'created', batch: null })),
      )
      await tx.glossaries.insertCopy('copy', 'glossary')
      expect(await tx.glossaries.copyInto('copy', 'glossary', 0, 1)).toBe(true)
      expect(await tx.glossaries.copyInto('copy', 'glossary', 1, 9)).toBe(false)
      await tx.glossaries.change('copy', [write(changed), write(three)])
    })
    await use(store)
  })

const english = async (store: Store): Promise<string[]> =>
  (await store.read.glossaries.concepts('glossary')).map(({ terms }) => terms[1]?.text ?? '')

const invisible = (store: Store): Promise<string[]> => store.write((tx) => tx.glossaries.invisible())

async function adopt(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.glossaries.adopt('glossary', 'copy')
    await tx.glossaries.insertBatch({
      id: 'batch',
      glossary: 'glossary',
      kind: 'import',
      state: 'done',
      user: 'local-owner',
      at: 5000,
    })
  })
}

async function clear(store: Store): Promise<string[]> {
  const sets = await store.read.glossaries.replaced()
  for (const set of sets) while (!(await store.write((tx) => tx.glossaries.clearSome(set, 1)))) continue
  return sets
}

/** Large changes made on an invisible copy. */
export function conceptSetContract(engine: StoreEngine): void {
  describe('a copy of a glossary', () => {
    test('is seen by nobody until it is adopted', () =>
      withCopy(engine, async (store) => {
        expect(await english(store)).toEqual(['village', 'friend'])
        expect((await store.read.glossaries.list()).map(({ id }) => id)).toEqual(['glossary'])
        expect(await store.read.glossaries.get('copy')).toBeNull()
        expect(await store.read.glossaries.get('glossary')).toMatchObject({ revision: 2 })
        expect(await store.read.glossaries.history('glossary', '1')).toHaveLength(1)
        expect(await store.read.glossaries.replaced()).toEqual([])
        expect(await invisible(store)).toEqual(['copy'])
      }))

    test('adopted, it is the glossary, in the same order, with revision, versions and history going on', () =>
      withCopy(engine, async (store) => {
        await adopt(store)
        expect(await english(store)).toEqual(['hamlet', 'friend', 'table'])
        expect(await store.read.glossaries.get('glossary')).toMatchObject({ revision: 4, base: 0 })
        expect(await store.read.glossaries.countConcepts('glossary')).toBe(3)
        expect(await store.read.glossaries.concept('glossary', '1')).toMatchObject({ version: 2 })
        const history = await store.read.glossaries.history('glossary', '1')
        expect(history.map(({ n, kind, glossary }) => [n, kind, glossary])).toEqual([
          [3, 'imported', 'glossary'],
          [1, 'created', 'glossary'],
        ])
        expect(await store.read.glossaries.changeAt('glossary', 4)).toMatchObject({ concept: '3', before: null })
        const since = await store.read.glossaries.changedSince('glossary', 2, { limit: 9 })
        expect(since.items.map(({ id }) => id)).toEqual(['1', '3'])
        const { items } = await store.read.glossaries.changesOf('batch', { limit: 9 })
        expect(items.map(({ n, glossary }) => [n, glossary])).toEqual([
          [4, 'glossary'],
          [3, 'glossary'],
        ])
        expect(await invisible(store)).toEqual([])
      }))

    test('what it replaced is cleared away, and nothing else', () =>
      withCopy(engine, async (store) => {
        await adopt(store)
        expect(await clear(store)).toEqual(['glossary'])
        expect(await store.read.glossaries.replaced()).toEqual([])
        expect(await english(store)).toEqual(['hamlet', 'friend', 'table'])
      }))

    test('goes on being changed, searched and copied as any glossary', () =>
      withCopy(engine, async (store) => {
        await adopt(store)
        await clear(store)
        const [kept] = await store.write((tx) => tx.glossaries.change('glossary', [write(one, { batch: null })]))
        expect(kept).toMatchObject({ version: 3 })
        expect(await store.read.glossaries.alike('glossary', ['bản'])).toHaveLength(1)
        await store.write(async (tx) => {
          await tx.glossaries.insertCopy('second', 'glossary')
          await tx.glossaries.copyInto('second', 'glossary', 0, 9)
          await tx.glossaries.change('second', [write(two, { batch: 'other' })])
          await tx.glossaries.adopt('glossary', 'second')
        })
        expect(await clear(store)).toEqual(['copy'])
        expect(await english(store)).toEqual(['village', 'friend', 'table'])
        expect((await store.read.glossaries.history('glossary', '1')).map(({ n }) => n)).toEqual([5, 3, 1])
        expect((await store.read.glossaries.history('glossary', '2')).map(({ n }) => n)).toEqual([6, 2])
      }))

    test('left half made, it is removed, and its history with it', () =>
      withCopy(engine, async (store) => {
        while (!(await store.write((tx) => tx.glossaries.removeSome('copy', 1)))) continue
        expect(await invisible(store)).toEqual([])
        expect((await store.read.glossaries.changesOf('batch', { limit: 9 })).items).toEqual([])
        expect(await english(store)).toEqual(['village', 'friend'])
      }))

    test('goes with its glossary', () =>
      withCopy(engine, async (store) => {
        await adopt(store)
        await store.write((tx) => tx.glossaries.leave('glossary'))
        expect((await invisible(store)).toSorted()).toEqual(['copy', 'glossary'])
        for (const id of await invisible(store)) {
          while (!(await store.write((tx) => tx.glossaries.removeSome(id, 1)))) continue
        }
        expect(await invisible(store)).toEqual([])
        expect((await store.read.glossaries.changesOf('batch', { limit: 9 })).items).toEqual([])
      }))

    test('goes in steps, too, so that no write removes all of it', () =>
      withCopy(engine, async (store) => {
        await adopt(store)
        await clear(store)
        await store.write((tx) => tx.glossaries.leave('glossary'))
        let steps = 0
        while (!(await store.write((tx) => tx.glossaries.removeSome('glossary', 1)))) steps++
        // Three concepts of the copy, two changes made on each.
        expect(steps).toBe(7)
        expect(await invisible(store)).toEqual([])
      }))
  })
}
