import { describe, expect, test } from '@jest/globals'
import type { SegmentStatus } from '../../../core/model/status.ts'
import { addDocument, document, event, job, project, segment, unit } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const zero = { segments: 0, words: 0 }

/** Documents, their units, importing, tallies. */
export function documentContract(engine: StoreEngine): void {
  describe('documents', () => {
    test('a document comes back as it went in', () =>
      withStore(engine, async (store) => {
        const record = document({ sample: true, warnings: [{ code: 'w', params: { n: 1, name: 'đ' } }], structure: 4 })
        await store.write((tx) => addDocument(tx, [], record))
        expect(await store.read.documents.get('document')).toEqual(record)
        expect(await store.read.documents.get('none')).toBeNull()
      }))

    test('units come in order', () =>
      withStore(engine, async (store) => {
        const units = [unit({ id: 'b', ord: 1, kind: 'cell', tail: ' ' }), unit({ id: 'a', ord: 0, kind: 'heading' })]
        await store.write(async (tx) => {
          await addDocument(tx, [])
          await tx.documents.insertUnits(units)
        })
        expect(await store.read.documents.units('document')).toEqual(units.toReversed())
      }))

    test('an importing document is listed only once it is ready', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx, [segment()], document({ state: 'importing' })))
        expect(await store.read.documents.list('project')).toEqual([])
        expect([...(await store.read.documents.tallies('project')).keys()]).toEqual([])
        await store.write((tx) => tx.documents.ready('document', 5000))
        expect(await store.read.documents.list('project')).toEqual([document({ updatedAt: 5000 })])
        expect([...(await store.read.documents.tallies('project')).keys()]).toEqual(['document'])
      }))

    test('documents left importing are removed whole', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.blobs.put('skeleton', Uint8Array.of(1))
          await tx.blobs.put('kept', Uint8Array.of(2))
          await addDocument(tx, [segment()], document({ state: 'importing' }))
          await tx.documents.insert(document({ id: 'ready', skeleton: 'kept' }))
          await tx.jobs.insert(job({ document: 'document' }))
        })
        expect(await store.write((tx) => tx.documents.deleteImporting())).toBe(1)
        expect(await store.read.documents.get('document')).toBeNull()
        expect(await store.read.segments.get('segment')).toBeNull()
        expect(await store.read.documents.units('document')).toEqual([])
        expect(await store.read.blobs.get('skeleton')).toBeNull()
        expect(await store.read.blobs.get('kept')).not.toBeNull()
        expect((await store.read.jobs.get('job'))?.document).toBeNull()
        expect(await store.read.documents.get('ready')).not.toBeNull()
      }))

    test('deleting a document takes its units, segments and events, and its skeleton when nobody else has it', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.blobs.put('skeleton', Uint8Array.of(1))
          await addDocument(tx)
          await addDocument(tx, [], document({ id: 'twin' }))
          await tx.events.append(event())
          await tx.documents.delete('document')
        })
        expect(await store.read.events.after('document', 0, 10)).toEqual([])
        expect(await store.read.segments.count('document')).toBe(0)
        expect(await store.read.blobs.get('skeleton')).not.toBeNull()
        await store.write((tx) => tx.documents.delete('twin'))
        expect(await store.read.blobs.get('skeleton')).toBeNull()
      }))

    test('tallies count live segments and their words by status', () =>
      withStore(engine, async (store) => {
        const of = (id: string, status: SegmentStatus, words: number, joinedInto: string | null = null) =>
          segment({ id, status, words, joinedInto })
        await store.write(async (tx) => {
          await addDocument(tx, [
            of('a', 'untranslated', 3),
            of('b', 'draft', 4),
            of('c', 'draft', 5),
            of('d', 'approved', 6),
            of('e', 'draft', 100, 'b'),
          ])
          await addDocument(tx, [], document({ id: 'empty' }))
          await tx.projects.insert(project({ id: 'other' }))
          await tx.documents.insert(document({ id: 'elsewhere', project: 'other' }))
        })
        const tally = {
          untranslated: { segments: 1, words: 3 },
          draft: { segments: 2, words: 9 },
          confirmed: zero,
          approved: { segments: 1, words: 6 },
        }
        expect(await store.read.documents.tally('document')).toEqual(tally)
        const tallies = await store.read.documents.tallies('project')
        expect(tallies.get('document')).toEqual(tally)
        expect(tallies.get('empty')).toEqual({ untranslated: zero, draft: zero, confirmed: zero, approved: zero })
        expect(tallies.size).toBe(2)
        await store.write((tx) => tx.segments.update('a', 0, { status: 'confirmed' }))
        const after = await store.read.documents.tally('document')
        expect([after.untranslated, after.confirmed]).toEqual([zero, { segments: 1, words: 3 }])
      }))

    test('renaming and raising the structure version', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        expect(await store.write((tx) => tx.documents.raiseStructure('document'))).toBe(1)
        expect(await store.write((tx) => tx.documents.raiseStructure('document'))).toBe(2)
        await store.write((tx) => tx.documents.rename('document', 'Tên mới', 7000))
        expect(await store.read.documents.get('document')).toEqual(
          document({ structure: 2, title: 'Tên mới', updatedAt: 7000 }),
        )
        await expect(store.write((tx) => tx.documents.raiseStructure('none'))).rejects.toMatchObject({
          code: 'notFound.document',
        })
      }))
  })
}
