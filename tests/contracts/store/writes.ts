import { describe, expect, test } from '@jest/globals'
import { project } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

const names = async (projects: Promise<{ name: string }[]>): Promise<string[]> => (await projects).map((p) => p.name)

/** Transactions, group commit, isolation, life of a store. */
export function writeContract(engine: StoreEngine): void {
  describe('writes', () => {
    test('what a write gives back is what its caller gets, after it can be read', () =>
      withStore(engine, async (store) => {
        const id = await store.write(async (tx) => {
          await tx.projects.insert(project({ id: 'a' }))
          return 'a'
        })
        expect((await store.read.projects.get(id))?.name).toBe('Nghị quyết')
      }))

    test('a write sees its own changes before others do', () =>
      withStore(engine, async (store) => {
        let seen: string[] = []
        await store.write(async (tx) => {
          await tx.projects.insert(project({ id: 'a', name: 'A' }))
          seen = await names(tx.projects.list())
        })
        expect(seen).toEqual(['A'])
      }))

    test('readers never see what is not committed', () =>
      withStore(engine, async (store) => {
        const reads: Promise<string[]>[] = []
        const failing = store.write(async (tx) => {
          await tx.projects.insert(project({ id: 'a', name: 'taken back' }))
          reads.push(names(store.read.projects.list()))
          await tx.projects.insert(project({ id: 'b', name: 'taken back too' }))
          reads.push(names(store.read.projects.list()))
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
        expect(await Promise.all(reads)).toEqual([[], []])
      }))

    test('one that throws takes back only itself', () =>
      withStore(engine, async (store) => {
        const outcomes = await Promise.allSettled(
          Array.from({ length: 30 }, (_, i) =>
            store.write(async (tx) => {
              await tx.projects.insert(project({ id: `p${i}`, name: `p${i}` }))
              if (i % 3 === 1) throw new Error(`refused ${i}`)
              return i
            }),
          ),
        )
        expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : (o.reason as Error).message))).toEqual(
          Array.from({ length: 30 }, (_, i) => (i % 3 === 1 ? `refused ${i}` : i)),
        )
        const kept = (await names(store.read.projects.list())).toSorted()
        expect(kept).toEqual(
          Array.from({ length: 30 }, (_, i) => i)
            .filter((i) => i % 3 !== 1)
            .map((i) => `p${i}`)
            .toSorted(),
        )
      }))

    test('a violated constraint fails its own write and leaves the others', () =>
      withStore(engine, async (store) => {
        const add = (name: string) => store.write((tx) => tx.projects.insert(project({ id: 'same', name })))
        const outcomes = await Promise.allSettled([
          add('first'),
          add('second'),
          store.write((tx) => tx.settings.set('k', 'v')),
        ])
        expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
        expect(await names(store.read.projects.list())).toEqual(['first'])
        expect(await store.read.settings.get('k')).toBe('v')
      }))

    test('queries that ran beside the one that failed are taken back with it', () =>
      withStore(engine, async (store) => {
        const failing = store.write(async (tx) => {
          const slowly = async (): Promise<void> => {
            for (let i = 0; i < 5; i++) await tx.settings.get('k')
            await tx.settings.set('stray', 'x')
          }
          await Promise.all([slowly(), Promise.reject(new Error('no'))])
        })
        const next = store.write((tx) => tx.settings.set('k', 'v'))
        await expect(failing).rejects.toThrow('no')
        await next
        expect([await store.read.settings.get('k'), await store.read.settings.get('stray')]).toEqual(['v', null])
      }))

    test('writes run one after another, each on what the one before left', () =>
      withStore(engine, async (store) => {
        const raise = () =>
          store.write(async (tx) => {
            const n = Number((await tx.settings.get('n')) ?? 0)
            await tx.settings.set('n', String(n + 1))
          })
        await Promise.all(Array.from({ length: 50 }, raise))
        expect(await store.read.settings.get('n')).toBe('50')
      }))

    test('queries of a transaction that is over are refused', () =>
      withStore(engine, async (store) => {
        const tx = await store.write((open) => Promise.resolve(open))
        await expect(tx.settings.set('late', 'x')).rejects.toThrow('over')
        expect(await store.read.settings.get('late')).toBeNull()
      }))

    test('closing lets waiting writes finish and refuses later ones', () =>
      withStore(engine, async (store, place) => {
        const written = store.write((tx) => tx.settings.set('k', 'last'))
        await store.close()
        await written
        await expect(store.write((tx) => tx.settings.set('k', 'later'))).rejects.toThrow('closed')
        const again = await place.open()
        expect(await again.read.settings.get('k')).toBe('last')
        await again.close()
      }))
  })
}
