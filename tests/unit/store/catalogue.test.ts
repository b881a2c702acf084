import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import fc from 'fast-check'
import type { ConceptFilter } from '../../../core/api.ts'
import type { Concept } from '../../../glossary/concept.ts'
import { Catalogue } from '../../../server/glossary/catalogue.ts'
import { openStore } from '../../../server/store/open.ts'
import type { ConceptWrite } from '../../../server/store/records.ts'
import type { Store } from '../../../server/store/store.ts'
import { concept, glossary, withDirectory } from '../../builders/store.ts'

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
const today = '2026-11-24'

function withCatalogue(
  use: (catalogue: Catalogue, store: Store) => Promise<void>,
  kept: readonly Concept[] = concepts,
): Promise<void> {
  return withDirectory(async (directory) => {
    const store = await openStore({ file: join(directory, 'store.db') })
    try {
      await store.write(async (tx) => {
        await tx.glossaries.insert(glossary())
        await tx.glossaries.insertConcepts('glossary', kept)
      })
      await use(new Catalogue(store.read), store)
    } finally {
      await store.close()
    }
  })
}

async function found(catalogue: Catalogue, q: string, filter: ConceptFilter = {}): Promise<string[]> {
  const { concepts: shown, total } = await catalogue.search({ q, ...filter }, { limit: 100 }, today)
  expect(total).toBe(shown.length)
  return shown.map(({ id }) => id)
}

/** All ids, in pages of a size. */
async function paged(catalogue: Catalogue, filter: ConceptFilter, limit: number): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await catalogue.search(filter, { limit, after }, today)
    ids.push(...page.concepts.map((one) => `${one.glossary}/${one.id}`))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

const change = (id: string, after: Concept | null): ConceptWrite => ({
  concept: id,
  kind: after ? 'changed' : 'deleted',
  after,
  user: 'local-owner',
  proposedBy: null,
  at: 1,
  batch: null,
})

describe('the search of concepts', () => {
  test('without words gives all by headword, in Vietnamese order', () =>
    withCatalogue(async (catalogue) => {
      expect(await found(catalogue, '')).toEqual(['1', '2', '3', '4', '8', '7', '6', '5'])
      expect(await found(catalogue, '  ', { domain: 'geography' })).toEqual(['2', '8'])
    }))

  test('gives exact accents before other accents', () =>
    withCatalogue(async (catalogue) => {
      expect(await found(catalogue, 'bản')).toEqual(['2', '1', '3', '8'])
      expect(await found(catalogue, 'BAN')).toEqual(['1', '2', '3', '8'])
      expect(await found(catalogue, 'bạn', { domain: 'general' })).toEqual(['3'])
    }))

  test('looks at both sides; composed and decomposed, old and new tone placement are the same', () =>
    withCatalogue(async (catalogue) => {
      expect(await found(catalogue, 'congress')).toEqual(['4'])
      expect(await found(catalogue, 'đại hội'.normalize('NFD'))).toEqual(['4'])
      expect(await found(catalogue, 'dai hoi dang')).toEqual(['4'])
      expect(await found(catalogue, 'hoàn'.normalize('NFD'))).toEqual(['7'])
    }))

  test('finds by a word half typed what it will become', () =>
    withCatalogue(async (catalogue) => {
      for (const q of ['q', 'qu', 'quy', 'quyê', 'quyết', 'quyết đ']) expect(await found(catalogue, q)).toContain('5')
      for (const q of ['h', 'hoa', 'hoà', 'hoàn']) expect(await found(catalogue, q)).toContain('7')
    }))

  test('takes signs as signs', () =>
    withCatalogue(async (catalogue) => {
      expect(await found(catalogue, '100%')).toEqual(['6'])
      expect(await found(catalogue, 'q_y')).toEqual([])
      expect(await found(catalogue, '%')).toEqual(['6'])
      expect(await found(catalogue, "\\' or 1=1 --")).toEqual([])
    }))

  test('of a glossary made ready reads no more than it shows', () =>
    withCatalogue(async (_, store) => {
      let pages = 0
      const conceptPage: typeof store.read.glossaries.conceptPage = (...asked) => {
        pages++
        return store.read.glossaries.conceptPage(...asked)
      }
      const catalogue = new Catalogue({ glossaries: { ...store.read.glossaries, conceptPage } })
      await catalogue.prepare('nowhere')
      await catalogue.prepare('glossary')
      expect(pages).toBe(1)
      expect(await found(catalogue, 'bản')).toEqual(['2', '1', '3', '8'])
      expect(pages).toBe(1)
    }))

  test('names each domain once', () =>
    withCatalogue(async (catalogue) => {
      const { domains } = await catalogue.search({}, { limit: 1 }, today)
      expect(domains).toEqual(['general', 'geography', 'party'])
    }))

  test('filters by status, state and the time in which a name holds', () => {
    const [first = concept('1', 'a', 'b'), second = first, third = first, fourth = first] = concepts
    const term = (one: Concept, more: object): Concept => ({
      ...one,
      terms: one.terms.map((t, i) => (i === 1 ? { ...t, ...more } : t)),
    })
    const kept = [
      { ...first, pending: true },
      term(second, { provisional: true, status: 'admitted' }),
      { ...third, validTo: '2020-12-31' },
      term(fourth, { validFrom: '2030-01-01' }),
    ]
    return withCatalogue(async (catalogue) => {
      expect(await found(catalogue, '', { state: 'pending' })).toEqual(['1'])
      expect(await found(catalogue, '', { state: 'provisional' })).toEqual(['2'])
      expect(await found(catalogue, '', { state: 'approved' })).toEqual(['3', '4'])
      expect(await found(catalogue, '', { status: 'admitted' })).toEqual(['2'])
      expect(await found(catalogue, '', { validity: 'past' })).toEqual(['3'])
      expect(await found(catalogue, '', { validity: 'future' })).toEqual(['4'])
      expect(await found(catalogue, '', { validity: 'current' })).toEqual(['1', '2', '4'])
      expect(await found(catalogue, '', { validity: 'current', on: '2020-12-31' })).toEqual(['1', '2', '3', '4'])
    }, kept)
  })

  test('goes over several glossaries in one order, and over those chosen alone', () =>
    withCatalogue(async (catalogue, store) => {
      await store.write(async (tx) => {
        await tx.glossaries.insert(glossary({ id: 'second', name: 'Hai' }))
        await tx.glossaries.insertConcepts('second', [concept('2', 'bản', 'hamlet'), concept('9', 'bàn', 'table')])
      })
      expect(await paged(catalogue, { q: 'bản' }, 1)).toEqual([
        'glossary/2',
        'second/2',
        'glossary/1',
        'second/9',
        'glossary/3',
        'glossary/8',
      ])
      expect(await paged(catalogue, { glossaries: 'second,none' }, 5)).toEqual(['second/9', 'second/2'])
      expect(await paged(catalogue, { glossaries: '' }, 5)).toEqual([])
    }))

  test('follows every change, a replacement of all, and a glossary that leaves', () =>
    withCatalogue(async (catalogue, store) => {
      expect(await found(catalogue, 'village')).toEqual(['2'])
      await store.write((tx) =>
        tx.glossaries.change('glossary', [
          change('2', concept('2', 'bản', 'hamlet')),
          change('3', null),
          change('9', concept('9', 'bàn', 'table')),
        ]),
      )
      expect(await found(catalogue, 'village')).toEqual([])
      expect(await found(catalogue, 'ban')).toEqual(['1', '9', '2', '8'])
      await store.write(async (tx) => {
        await tx.glossaries.clearConcepts('glossary')
        await tx.glossaries.insertConcepts('glossary', [concept('1', 'mới', 'new')])
      })
      expect(await found(catalogue, '')).toEqual(['1'])
      await store.write((tx) => tx.glossaries.leave('glossary'))
      expect(await found(catalogue, '')).toEqual([])
    }))

  test('after any changes gives what a new catalogue gives, in pages of any size', () =>
    withCatalogue(async (catalogue, store) => {
      const word = fc.constantFrom('ban', 'bản', 'bạn', 'đảng', 'hoà', 'uỷ', 'the')
      const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
      const write = fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), text: fc.option(text) })
      await fc.assert(
        fc.asyncProperty(
          fc.array(write, { minLength: 1, maxLength: 12 }),
          fc.constantFrom('', 'ban', 'bản', 'hòa', 'ủy', 'th'),
          fc.integer({ min: 1, max: 7 }),
          async (writes, q, limit) => {
            await store.write((tx) =>
              tx.glossaries.change(
                'glossary',
                writes.map(({ id, text: vi }) => change(id, vi === null ? null : concept(id, vi, 'x'))),
              ),
            )
            const whole = await paged(new Catalogue(store.read), { q }, 100)
            expect(await paged(catalogue, { q }, limit)).toEqual(whole)
            expect(new Set(whole).size).toBe(whole.length)
          },
        ),
        { numRuns: 40 },
      )
    }))

  test('refuses a cursor that it never wrote', () =>
    withCatalogue(async (catalogue) => {
      for (const after of ['rubbish', Buffer.from('["a",{}]').toString('base64url')]) {
        await expect(catalogue.search({}, { after, limit: 1 }, today)).rejects.toMatchObject({
          code: 'request.invalid',
        })
      }
    }))
})
