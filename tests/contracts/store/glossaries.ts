import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
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

async function found(store: Store, q: string, domain?: string): Promise<string[]> {
  const { items, total } = await store.read.glossaries.search('glossary', { q, domain, limit: 100 })
  expect(total).toBe(items.length)
  return items.map((item) => item.id)
}

/** Glossaries, their concepts and the search. */
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
        expect(await found(store, 'bản')).toEqual([])
        expect(await store.read.glossaries.ofProject('project')).toEqual([
          { ...glossary({ revision: 2, base: 2 }), takesNew: false },
        ])
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', concepts))
        expect(await store.read.glossaries.concepts('glossary')).toEqual(asKept)
      }))

    test('without a query all come by headword, in Vietnamese order', () =>
      withGlossary(engine, async (store) => {
        expect(await found(store, '')).toEqual(['1', '2', '3', '4', '8', '7', '6', '5'])
        expect(await found(store, '  ', 'geography')).toEqual(['2', '8'])
      }))

    test('exact accents come before other accents', () =>
      withGlossary(engine, async (store) => {
        expect(await found(store, 'bản')).toEqual(['2', '1', '3', '8'])
        expect(await found(store, 'BAN')).toEqual(['1', '2', '3', '8'])
        expect(await found(store, 'bạn', 'general')).toEqual(['3'])
      }))

    test('both sides are searched; composed and decomposed, old and new tone placement are the same', () =>
      withGlossary(engine, async (store) => {
        expect(await found(store, 'congress')).toEqual(['4'])
        expect(await found(store, 'đại hội'.normalize('NFD'))).toEqual(['4'])
        expect(await found(store, 'dai hoi dang')).toEqual(['4'])
        expect(await found(store, 'hoàn'.normalize('NFD'))).toEqual(['7'])
      }))

    test('a word half typed finds what it will become', () =>
      withGlossary(engine, async (store) => {
        for (const q of ['q', 'qu', 'quy', 'quyê', 'quyết', 'quyết đ']) expect(await found(store, q)).toContain('5')
        for (const q of ['h', 'hoa', 'hoà', 'hoàn']) expect(await found(store, q)).toContain('7')
      }))

    test('signs of the pattern language are only signs', () =>
      withGlossary(engine, async (store) => {
        expect(await found(store, '100%')).toEqual(['6'])
        expect(await found(store, 'q_y')).toEqual([])
        expect(await found(store, '%')).toEqual(['6'])
        expect(await found(store, "\\' or 1=1 --")).toEqual([])
      }))

    test('domains are listed once', () =>
      withGlossary(engine, async (store) => {
        expect(await store.read.glossaries.domains('glossary')).toEqual(['general', 'geography', 'party'])
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

    test('pages of any size give each match once, in the order of the whole', () =>
      withGlossary(engine, async (store) => {
        const word = fc.constantFrom('ban', 'bản', 'bạn', 'đảng', 'hoà', 'uỷ', 'the')
        const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
        let run = 0
        await fc.assert(
          fc.asyncProperty(
            fc.array(text, { maxLength: 20 }),
            fc.constantFrom('', 'ban', 'bản', 'hòa', 'ủy', 'th'),
            fc.integer({ min: 1, max: 7 }),
            async (texts, q, limit) => {
              const id = `glossary ${run++}`
              await store.write(async (tx) => {
                await tx.glossaries.insert(glossary({ id }))
                await tx.glossaries.insertConcepts(
                  id,
                  texts.map((t, i) => concept(`${i}`, t, 'x')),
                )
              })
              const whole = await store.read.glossaries.search(id, { q, limit: 100 })
              const paged: string[] = []
              let after: string | undefined
              do {
                const page = await store.read.glossaries.search(id, { q, limit, after })
                expect(page.total).toBe(whole.total)
                paged.push(...page.items.map((item) => item.id))
                after = page.next ?? undefined
              } while (after !== undefined)
              expect(paged).toEqual(whole.items.map((item) => item.id))
              expect(new Set(paged).size).toBe(whole.total)
            },
          ),
          { numRuns: 25 },
        )
      }))
  })
}
