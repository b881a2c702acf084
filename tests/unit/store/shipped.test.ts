import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { loadShippedGlossary, shippedGlossary } from '../../../server/shipped.ts'
import { openStore } from '../../../server/store/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { concept, project, withDirectory } from '../../builders/store.ts'

const first = [concept('1', 'Ban Bí thư', 'Secretariat'), concept('2', 'Bộ Chính trị', 'Politburo')]
const second = [
  concept('1', 'Ban Bí thư', 'Secretariat of the Central Committee'),
  concept('3', 'nghị quyết', 'resolution'),
]

const withStore = (use: (store: Store) => Promise<void>): Promise<void> =>
  withDirectory(async (directory) => {
    const store = await openStore({ file: join(directory, 'songngu.db') })
    try {
      await use(store)
    } finally {
      await store.close()
    }
  })

const shipped = async (store: Store) => ({
  concepts: await store.read.glossaries.concepts(shippedGlossary.id),
  revision: (await store.read.glossaries.get(shippedGlossary.id))?.revision ?? 0,
})

describe('the glossary that ships with the program', () => {
  test('a release with other data replaces it, at a higher revision, in the projects that use it', () =>
    withStore(async (store) => {
      await loadShippedGlossary(store, first)
      await store.write(async (tx) => {
        await tx.projects.insert(project())
        await tx.glossaries.setForProject('project', [shippedGlossary.id])
      })
      const before = await shipped(store)
      expect(before.concepts).toEqual(first.map((one) => ({ ...one, version: 0 })))
      await loadShippedGlossary(store, second)
      const after = await shipped(store)
      expect(after.concepts).toEqual(second.map((one) => ({ ...one, version: 0 })))
      expect(after.revision).toBeGreaterThan(before.revision)
      expect((await store.read.glossaries.ofProject('project')).map(({ id }) => id)).toEqual([shippedGlossary.id])
    }))

  test('the same data are left as they are', () =>
    withStore(async (store) => {
      await loadShippedGlossary(store, first)
      const before = await shipped(store)
      await loadShippedGlossary(store, structuredClone(first))
      expect(await shipped(store)).toEqual(before)
    }))
})
