import { describe, expect, test } from '@jest/globals'
import type { Store } from '../../../server/store/store.ts'
import { concept, glossary, project } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const concepts = [
  concept('1', 'Ban Bí thư', 'Secretariat'),
  concept('2', 'bản', 'village', { domain: 'geography' }),
  concept('3', 'bạn', 'friend', { domain: 'general' }),
  concept('4', 'Đại hội Đảng', 'Party Congress'),
  concept('5', 'quyết định', 'decision'),
  concept('6', 'quy định 100%', 'regulation'),
  concept('7', 'hoàn thành', 'complete', { domain: 'general' }),
  concept('8', 'địa bàn', 'locality', { domain: 'geography' }),
]

const asKept = concepts.map((one) => ({ ...one, version: 0 }))

const withGlossary = (engine: StoreEngine, use: (store: Store) => Promise<void>): Promise<void> =>
  withStore(engine, async (store) => {
    await store.write(async (tx) => {
      await tx.glossaries.insert(glossary())
      await tx.glossaries.insertConcepts('glossary', concepts)
    })
    await use(store)
  })

/** Glossaries and their concepts. */
export function glossaryContract(engine: StoreEngine): void {
  describe('glossaries', () => {
    test('concepts come back whole and in the order they came', () =>
      withGlossary(engine, async (store) => {
        expect(await store.read.glossaries.concepts('glossary')).toEqual(asKept)
        expect(await store.read.glossaries.countConcepts('glossary')).toBe(concepts.length)
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', [concept('0', 'thêm', 'added')]))
        expect((await store.read.glossaries.concepts('glossary')).at(-1)?.id).toBe('0')
      }))

    test('new concepts raise the revision', () =>
      withGlossary(engine, async (store) => {
        expect(await store.read.glossaries.get('glossary')).toEqual(glossary({ revision: 1 }))
        expect(await store.read.glossaries.list()).toEqual([glossary({ revision: 1 })])
        expect(await store.read.glossaries.get('none')).toBeNull()
      }))

    test('cleared, it is empty, still of its projects, and at a higher revision', () =>
      withGlossary(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.projects.insert(project())
          await tx.glossaries.setForProject('project', ['glossary'])
          await tx.glossaries.clearConcepts('glossary')
        })
        expect(await store.read.glossaries.concepts('glossary')).toEqual([])
        expect(await store.read.glossaries.ofProject('project')).toEqual([
          { ...glossary({ revision: 2, base: 2 }), takesNew: false },
        ])
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', concepts))
        expect(await store.read.glossaries.concepts('glossary')).toEqual(asKept)
      }))

    test('a project has its glossaries in its own order', () =>
      withGlossary(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.projects.insert(project())
          await tx.glossaries.insert(glossary({ id: 'second' }))
          await tx.glossaries.setForProject('project', ['second', 'glossary'])
        })
        const order = async () => (await store.read.glossaries.ofProject('project')).map((g) => g.id)
        expect(await order()).toEqual(['second', 'glossary'])
        await store.write((tx) => tx.glossaries.setForProject('project', ['glossary']))
        expect(await order()).toEqual(['glossary'])
      }))
  })
}
