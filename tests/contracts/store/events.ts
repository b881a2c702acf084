import { describe, expect, test } from '@jest/globals'
import { addDocument, document, event, segment } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

/** The event log and its counter. */
export function eventContract(engine: StoreEngine): void {
  describe('events', () => {
    test('an event comes back as it was appended and touches its document', () =>
      withStore(engine, async (store) => {
        const appended = event({
          payload: { steps: [{ stepType: 'replace', from: 1 }], text: 'tiếng Việt' },
          undoes: 3,
        })
        await store.write(async (tx) => {
          await addDocument(tx)
          expect(await tx.events.append(appended)).toBe(1)
        })
        expect(await store.read.events.get('document', 1)).toEqual({ ...appended, n: 1 })
        expect(await store.read.events.get('document', 2)).toBeNull()
        expect(await store.read.documents.get('document')).toEqual(document({ lastEvent: 1, updatedAt: 2000 }))
      }))

    test('numbers run without gap or repeat, however many write and however many fail', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        await store.write((tx) => addDocument(tx, [], document({ id: 'other' })))
        const outcomes = await Promise.allSettled(
          Array.from({ length: 60 }, (_, i) =>
            store.write(async (tx) => {
              const n = await tx.events.append(event({ version: i, document: i % 5 === 0 ? 'other' : 'document' }))
              if (i % 7 === 3) throw new Error('taken back')
              return n
            }),
          ),
        )
        const kept = outcomes.flatMap((o, i) => (o.status === 'fulfilled' && i % 5 !== 0 ? [o.value] : []))
        expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i + 1))
        const logged = await store.read.events.after('document', 0, 1000)
        expect(logged.map((e) => e.n)).toEqual(kept)
        expect((await store.read.documents.get('document'))?.lastEvent).toBe(kept.length)
      }))

    test('events after a number come in order, so many at most', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await addDocument(tx)
          for (let version = 1; version <= 5; version++) await tx.events.append(event({ version }))
        })
        const numbers = async (n: number, limit: number) =>
          (await store.read.events.after('document', n, limit)).map((e) => e.n)
        expect(await numbers(2, 2)).toEqual([3, 4])
        expect(await numbers(5, 2)).toEqual([])
      }))

    test('events of a segment are those after a version, with the splits and joins that took it in', () =>
      withStore(engine, async (store) => {
        await store.write(async (tx) => {
          await addDocument(tx, [segment({ id: 'a' }), segment({ id: 'b', ord: 1, version: 0 })])
          const split = { kind: 'split' as const, payload: { second: 'b' } }
          await tx.events.append(event({ ...split, segment: 'a', version: 1 }))
          for (const version of [1, 2]) {
            await tx.segments.update('b', version - 1, { target: `${version}` })
            await tx.events.append(event({ segment: 'b', version }))
          }
          await tx.events.append(event({ segment: 'a', version: 2 }))
          await tx.segments.update('b', 2, { joinedInto: 'a', joinedAt: 0 })
          await tx.events.append(event({ kind: 'join', segment: 'a', version: 3, payload: { second: 'b' } }))
        })
        const numbers = async (id: string, version: number) =>
          (await store.read.events.ofSegment('document', id, version)).map((e) => e.n)
        // Born of the split at version 0, so that it needs no telling of it.
        expect(await numbers('b', 0)).toEqual([2, 3, 5])
        expect(await numbers('b', 1)).toEqual([3, 5])
        expect(await numbers('b', 2)).toEqual([5])
        expect(await numbers('b', 3)).toEqual([])
        expect(await numbers('a', 0)).toEqual([1, 4, 5])
        expect(await numbers('a', 2)).toEqual([5])
      }))

    test('an event needs a document and a known actor', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        const append = (more: Parameters<typeof event>[0]) => store.write((tx) => tx.events.append(event(more)))
        await expect(append({ document: 'none' })).rejects.toMatchObject({ code: 'notFound.document' })
        await expect(append({ actor: 'nobody' })).rejects.toBeDefined()
        expect(await append({})).toBe(1)
      }))
  })
}
