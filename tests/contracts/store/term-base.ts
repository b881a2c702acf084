import { describe, expect, test } from '@jest/globals'
import type { Concept } from '../../../glossary/concept.ts'
import type { ConceptWrite } from '../../../server/store/records.ts'
import type { Store } from '../../../server/store/store.ts'
import { addDocument, concept, document, glossary, project } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const whole: Concept = {
  ...concept('1', 'Ban Bí thư', 'Secretariat'),
  validFrom: '1951-02-19',
  validTo: '2030-12-31',
  pending: true,
  successor: '2',
  link: 'https://example.org/ban-bi-thu',
  terms: [
    { lang: 'vi', text: 'Ban Bí thư', status: 'preferred', provisional: false, type: 'full' },
    {
      lang: 'en',
      text: 'Secretariat',
      status: 'admitted',
      provisional: true,
      note: 'ghi chú',
      example: 'The Secretariat met.',
      authority: { source: 'Điều lệ Đảng', decision: '12-QĐ/TW', date: '2021-02-01', approvedBy: 'Ban Đối ngoại' },
      validFrom: '1951-02-19',
    },
  ],
}

const write = (after: Concept | null, more: Partial<ConceptWrite> = {}): ConceptWrite => ({
  concept: after?.id ?? '1',
  kind: after ? 'created' : 'deleted',
  after,
  user: 'local-owner',
  proposedBy: null,
  at: 5000,
  batch: null,
  ...more,
})

const withGlossary = (engine: StoreEngine, use: (store: Store) => Promise<void>): Promise<void> =>
  withStore(engine, async (store) => {
    await store.write((tx) => tx.glossaries.insert(glossary({ readOnly: false, description: 'Của Ban' })))
    await use(store)
  })

/** Concepts with their history, glossaries that come and go, proposals, and terms at work. */
export function termBaseContract(engine: StoreEngine): void {
  describe('term base', () => {
    test('a concept comes back with everything that was said of it', () =>
      withGlossary(engine, async (store) => {
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', [whole]))
        expect(await store.read.glossaries.concept('glossary', '1')).toEqual({ ...whole, version: 0 })
        expect(await store.read.glossaries.concept('glossary', '2')).toBeNull()
        expect(await store.read.glossaries.get('glossary')).toMatchObject({ description: 'Của Ban', base: 0 })
      }))

    test('each change raises revision and version and is kept with what was before', () =>
      withGlossary(engine, async (store) => {
        const after = { ...whole, domain: 'state' }
        await store.write(async (tx) => {
          expect(await tx.glossaries.change('glossary', [write(whole)])).toEqual([{ ...whole, version: 1 }])
          await tx.glossaries.change('glossary', [
            write(after, { kind: 'changed', batch: 'batch' }),
            write(null, { batch: 'batch', proposedBy: 'local-owner' }),
          ])
        })
        expect((await store.read.glossaries.get('glossary'))?.revision).toBe(3)
        expect(await store.read.glossaries.concept('glossary', '1')).toBeNull()
        const history = await store.read.glossaries.history('glossary', '1')
        expect(history.map(({ n, kind, version, before, after: now }) => [n, kind, version, before, now])).toEqual([
          [3, 'deleted', 3, after, null],
          [2, 'changed', 2, whole, after],
          [1, 'created', 1, null, whole],
        ])
        expect(history[0]).toMatchObject({ user: 'local-owner', proposedBy: 'local-owner', at: 5000, batch: 'batch' })
        expect(await store.read.glossaries.changeAt('glossary', 2)).toEqual(history[1])
        expect((await store.read.glossaries.changesOf('batch', { limit: 10 })).items).toEqual(history.slice(0, 2))
        await store.write((tx) => tx.glossaries.change('glossary', [write(whole, { kind: 'restored' })]))
        expect(await store.read.glossaries.concept('glossary', '1')).toEqual({ ...whole, version: 4 })
      }))

    test('a changed concept keeps its place', () =>
      withGlossary(engine, async (store) => {
        const all = ['1', '2', '3'].map((id) => concept(id, `từ ${id}`, `word ${id}`))
        await store.write(async (tx) => {
          await tx.glossaries.insertConcepts('glossary', all)
          await tx.glossaries.change('glossary', [write({ ...whole, id: '2' }, { kind: 'changed', concept: '2' })])
        })
        expect((await store.read.glossaries.concepts('glossary')).map(({ id }) => id)).toEqual(['1', '2', '3'])
      }))

    test('what changed since a revision can be asked for in chunks', () =>
      withGlossary(engine, async (store) => {
        const all = ['1', '2', '3', '4'].map((id) => concept(id, `từ ${id}`, `word ${id}`))
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', all))
        const changed = async (since: number): Promise<string[]> => {
          const ids: string[] = []
          let after: string | undefined
          do {
            const page = await store.read.glossaries.changedSince('glossary', since, { after, limit: 2 })
            ids.push(...page.items.map(({ id }) => id))
            after = page.next ?? undefined
          } while (after !== undefined)
          return ids
        }
        expect(await changed(0)).toEqual(['1', '2', '3', '4'])
        expect(await changed(1)).toEqual([])
        await store.write((tx) =>
          tx.glossaries.change('glossary', [
            write({ ...whole, id: '3' }, { kind: 'changed' }),
            write(null, { concept: '2' }),
            write({ ...whole, id: '1' }, { kind: 'changed' }),
          ]),
        )
        expect(await changed(1)).toEqual(['3', '1'])
        expect(await store.read.glossaries.deletedSince('glossary', 1)).toEqual(['2'])
        expect(await store.read.glossaries.deletedSince('glossary', 3)).toEqual([])
      }))

    test('chunks of any size give every concept once', () =>
      withGlossary(engine, async (store) => {
        const all = Array.from({ length: 7 }, (_, i) => concept(`${i}`, `từ ${i}`, `word ${i}`))
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', all))
        for (const limit of [1, 3, 7, 50]) {
          const ids: string[] = []
          let after: string | undefined
          do {
            const page = await store.read.glossaries.conceptPage('glossary', { after, limit })
            ids.push(...page.items.map(({ id }) => id))
            after = page.next ?? undefined
          } while (after !== undefined)
          expect(ids).toEqual(all.map(({ id }) => id))
        }
      }))

    test('equal Vietnamese terms are found by their fold key', () =>
      withGlossary(engine, async (store) => {
        const two = [concept('1', 'Ủy ban', 'committee'), concept('2', 'Hội', 'uỷ ban')]
        await store.write((tx) => tx.glossaries.insertConcepts('glossary', two))
        const found = await store.read.glossaries.alike('glossary', ['ủy ban', 'x'])
        expect(found.map(({ id }) => id)).toEqual(['1'])
        expect(await store.read.glossaries.alike('glossary', [])).toEqual([])
      }))

    test('a glossary is copied by place, without what waits for approval', () =>
      withGlossary(engine, async (store) => {
        const plain = [concept('2', 'bản', 'village'), concept('3', 'bạn', 'friend')]
        await store.write(async (tx) => {
          await tx.glossaries.insertConcepts('glossary', [plain[0] ?? whole, whole, plain[1] ?? whole])
          await tx.glossaries.insert(glossary({ id: 'copy', readOnly: false, revision: 1 }), 'filling')
        })
        expect(await store.read.glossaries.get('copy')).toBeNull()
        expect((await store.read.glossaries.list()).map(({ id }) => id)).toEqual(['glossary'])
        await store.write(async (tx) => {
          const by = { name: 'Bảng thuật ngữ', user: 'local-owner', at: 8000 }
          expect(await tx.glossaries.copyConcepts('copy', 'glossary', 0, 2, by)).toBe(true)
          expect(await tx.glossaries.copyConcepts('copy', 'glossary', 2, 4, by)).toBe(false)
          expect(await tx.glossaries.invisible()).toEqual(['copy'])
          await tx.glossaries.ready('copy')
        })
        const copied = await store.read.glossaries.concepts('copy')
        expect(copied).toEqual(plain.map((one) => ({ ...one, version: 0 })))
        const origin = { glossary: 'glossary', name: 'Bảng thuật ngữ', concept: '2', version: 0 }
        expect(await store.read.glossaries.origin('copy', '2')).toEqual({ ...origin, user: 'local-owner', at: 8000 })
        for (const [where, id] of [
          ['copy', '1'],
          ['glossary', '2'],
        ] as const) {
          expect(await store.read.glossaries.origin(where, id)).toBeNull()
        }
        const known = { ...origin, version: 4, user: 'local-owner', at: 9000 }
        await store.write((tx) => tx.glossaries.setOrigins('copy', new Map([['2', known]])))
        expect(await store.read.glossaries.origin('copy', '2')).toEqual(known)
        await store.write((tx) => tx.glossaries.leave('copy'))
        let gone = false
        while (!gone) gone = await store.write((tx) => tx.glossaries.removeSome('copy', 1))
        expect(await store.read.glossaries.origin('copy', '2')).toBeNull()
      }))

    test('a glossary that leaves is gone at once and removed in steps', () =>
      withGlossary(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.projects.insert(project())
          await tx.glossaries.change('glossary', [write(whole), write({ ...whole, id: '2' })])
          await tx.glossaries.setForProject('project', ['glossary'], 'glossary')
        })
        expect(await store.read.glossaries.projectsOf('glossary')).toEqual(['project'])
        expect(await store.read.glossaries.ofProject('project')).toMatchObject([{ id: 'glossary', takesNew: true }])
        await store.write((tx) => tx.glossaries.leave('glossary'))
        expect(await store.read.glossaries.ofProject('project')).toEqual([])
        expect(await store.read.glossaries.get('glossary')).toBeNull()
        let steps = 0
        while (!(await store.write((tx) => tx.glossaries.removeSome('glossary', 1)))) steps++
        expect(steps).toBe(4)
        expect(await store.write((tx) => tx.glossaries.invisible())).toEqual([])
        expect(await store.read.glossaries.history('glossary', '1')).toEqual([])
      }))

    test('proposals and batches come back as they were', () =>
      withGlossary(engine, async (store) => {
        const proposal = {
          id: 'p',
          glossary: 'glossary',
          kind: 'change' as const,
          concept: '1',
          ifVersion: 3,
          draft: whole,
          note: 'vì sao',
          user: 'local-owner',
          at: 7000,
          decision: null,
        }
        const rejection = { state: 'rejected' as const, user: 'local-owner', at: 8000, reason: 'đã có' }
        const batch = { id: 'b', glossary: 'glossary', kind: 'bulk' as const, user: 'local-owner', at: 7000 }
        await store.write(async (tx) => {
          await tx.glossaries.insertProposal(proposal)
          await tx.glossaries.insertProposal({ ...proposal, id: 'o', concept: '2', kind: 'delete', draft: null, at: 1 })
          await tx.glossaries.insertBatch({ ...batch, state: 'running' })
        })
        expect(await store.read.glossaries.proposal('p')).toEqual(proposal)
        expect((await store.read.glossaries.proposals('glossary')).map(({ id }) => id)).toEqual(['o', 'p'])
        expect((await store.read.glossaries.proposals('glossary', '1')).map(({ id }) => id)).toEqual(['p'])
        expect(await store.read.glossaries.countProposals('glossary')).toBe(2)
        expect(await store.read.glossaries.runningBatches()).toEqual([{ ...batch, state: 'running' }])
        await store.write(async (tx) => {
          await tx.glossaries.decideProposal('p', { ...rejection, at: 9000 })
          await tx.glossaries.decideProposal('o', rejection)
          await tx.glossaries.setBatchState('b', 'done')
        })
        expect(await store.read.glossaries.proposal('o')).toMatchObject({ id: 'o', decision: rejection })
        expect(await store.read.glossaries.proposals('glossary')).toEqual([])
        expect(await store.read.glossaries.countProposals('glossary')).toBe(0)
        const decided = async (asked: { user?: string; concept?: string }, limit = 10) =>
          (await store.read.glossaries.decidedProposals('glossary', { ...asked, limit })).map(({ id }) => id)
        expect(await decided({})).toEqual(['p', 'o'])
        expect(await decided({}, 1)).toEqual(['p'])
        expect(await decided({ concept: '2', user: 'local-owner' })).toEqual(['o'])
        expect(await decided({ user: 'nobody' })).toEqual([])
        await store.write((tx) => tx.glossaries.deleteProposal('p'))
        expect(await store.read.glossaries.proposal('p')).toBeNull()
        expect(await store.read.glossaries.runningBatches()).toEqual([])
        expect(await store.read.glossaries.batch('b')).toEqual({ ...batch, state: 'done' })
      }))

    test('exceptions go with their document, rejected phrases with their project', () =>
      withStore(engine, async (store) => {
        const exception = { id: 'e', document: 'document', segment: null, glossary: 'g', concept: '1' }
        const said = { surface: 'bản', user: 'local-owner', at: 7000 }
        await store.write(async (tx) => {
          await addDocument(tx)
          await tx.termExceptions.insert({ ...exception, ...said })
          await tx.termExceptions.insert({ ...exception, ...said, id: 'd', segment: 'segment' })
          await tx.candidates.reject('project', 'bản làng', 'local-owner', 7000)
          await tx.candidates.reject('project', 'bản làng', 'local-owner', 8000)
          await tx.candidates.reject('project', 'hội', 'local-owner', 8000)
          await tx.candidates.restore('project', 'hội')
        })
        expect((await store.read.termExceptions.list('document')).map(({ id }) => id)).toEqual(['d', 'e'])
        expect(await store.read.termExceptions.get('e')).toEqual({ ...exception, ...said })
        expect(await store.read.candidates.rejected('project')).toEqual(new Set(['bản làng']))
        await store.write((tx) => tx.termExceptions.delete('e'))
        expect(await store.read.termExceptions.get('e')).toBeNull()
        await store.write((tx) => tx.projects.delete('project'))
        expect(await store.read.termExceptions.list('document')).toEqual([])
        expect(await store.read.candidates.rejected('project')).toEqual(new Set())
      }))

    test('a document has a date when somebody set one', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx, undefined, document()))
        expect((await store.read.documents.get('document'))?.date).toBeNull()
        await store.write((tx) => tx.documents.setDate('document', '2021-02-01', 3000))
        expect(await store.read.documents.get('document')).toMatchObject({ date: '2021-02-01', updatedAt: 3000 })
      }))

    test('people can be added', () =>
      withStore(engine, async (store) => {
        const person = { id: 'lan', name: 'Lan', color: '#123456' }
        await store.write((tx) => tx.users.insert(person))
        expect(await store.read.users.get('lan')).toEqual(person)
      }))
  })
}
