import { describe, expect, test } from '@jest/globals'
import type { DismissalRecord } from '../../../server/store/records.ts'
import { addDocument, document, project } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const dismissal = (more: Partial<DismissalRecord> = {}): DismissalRecord => ({
  id: 'dismissal',
  document: 'document',
  check: 'term-missing',
  scope: 'one',
  segment: 'segment',
  sourceHash: '0'.repeat(32),
  targetHash: 'f'.repeat(32),
  key: null,
  reason: 'Đúng như bản gốc.',
  user: 'local-owner',
  at: 3000,
  ...more,
})

/** Settings of projects, and what people dismissed. */
export function checkingContract(engine: StoreEngine): void {
  describe('settings of a project', () => {
    test('are null until set, come back as they were, and are replaced as a whole', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await tx.projects.insert(project())
          await tx.projects.insert(project({ id: 'other' }))
        })
        expect(await store.read.projects.settings('project')).toBeNull()
        expect(await store.read.projects.settings('none')).toBeNull()
        const settings = { style: { country: 'Viet Nam' }, abbreviations: ['Đ/c.', '"quoted"'] }
        await store.write((tx) => tx.projects.setSettings('project', settings, 9000))
        expect(await store.read.projects.settings('project')).toEqual(settings)
        await store.write((tx) => tx.projects.setSettings('project', { severities: {} }, 9001))
        expect(await store.read.projects.settings('project')).toEqual({ severities: {} })
        expect(await store.read.projects.settings('other')).toBeNull()
        expect(await store.read.projects.get('project')).toEqual(project({ updatedAt: 9001 }))
      }))
  })

  describe('dismissals', () => {
    test('come back as they went in, oldest first, document by document', () =>
      withStore(engine, async (store) => {
        const kind = dismissal({ id: 'b', scope: 'kind', segment: null, sourceHash: null, targetHash: null, at: 1000 })
        const keyed = dismissal({ id: 'c', key: 'number:1' })
        const elsewhere = dismissal({ id: 'd', document: 'twin' })
        await store.write(async (tx) => {
          await addDocument(tx)
          await addDocument(tx, [], document({ id: 'twin' }))
          for (const record of [dismissal({ id: 'a' }), kind, keyed, elsewhere]) await tx.dismissals.insert(record)
        })
        expect(await store.read.dismissals.list('document')).toEqual([kind, dismissal({ id: 'a' }), keyed])
        expect(await store.read.dismissals.get('d')).toEqual(elsewhere)
        expect(await store.read.dismissals.get('none')).toBeNull()
        await store.write((tx) => tx.dismissals.delete('a'))
        expect((await store.read.dismissals.list('document')).map(({ id }) => id)).toEqual(['b', 'c'])
      }))

    test('go with their document, and need one', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await addDocument(tx)
          await tx.dismissals.insert(dismissal())
        })
        await store.write((tx) => tx.documents.delete('document'))
        expect(await store.read.dismissals.get('dismissal')).toBeNull()
        await expect(store.write((tx) => tx.dismissals.insert(dismissal()))).rejects.toMatchObject({
          message: expect.stringContaining('FOREIGN KEY'),
        })
      }))
  })
}
