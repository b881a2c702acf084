import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { SegmentRecord } from '../../../server/store/records.ts'
import type { Store } from '../../../server/store/store.ts'
import { addDocument, document, segment } from '../../builders/store.ts'
import { withStore, type StoreEngine } from './engine.ts'

async function allPages(store: Store, of: string, limit: number): Promise<SegmentRecord[]> {
  const rows: SegmentRecord[] = []
  let after: string | undefined
  do {
    const page = await store.read.segments.page(of, { after, limit })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    rows.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

const tagged = [
  { type: 'text', text: 'Đảng ', marks: [{ type: 'strong' }] },
  { type: 'tag', attrs: { kind: 'br', ref: '1', label: '↵' } },
  { type: 'text', text: 'ta' },
]

/** Segments: compare-and-swap, order, pages. */
export function segmentContract(engine: StoreEngine): void {
  describe('segments', () => {
    test('a segment comes back as it went in, marks, tags and decomposed letters included', () =>
      withStore(engine, async (store) => {
        const records = [
          segment({
            id: 'a',
            source: tagged,
            target: [],
            lead: '\u00a0\t',
            locked: true,
            status: 'approved',
            version: 7,
          }),
          segment({ id: 'b', ord: 1, source: 'Việt'.normalize('NFD'), target: "d'un “x” \\ % \u{1f600}" }),
          segment({ id: 'c', ord: 2, joinedInto: 'b', joinedAt: 12 }),
        ]
        await store.write((tx) => addDocument(tx, records))
        expect(await store.read.segments.many(['c', 'a', 'none', 'b'])).toEqual([records[2], records[0], records[1]])
      }))

    test('the order of the live ones is known without their texts', () =>
      withStore(engine, async (store) => {
        const records = [
          segment({ id: 'b', ord: 1 }),
          segment({ id: 'c', ord: 2, joinedInto: 'b', joinedAt: 12 }),
          segment({ id: 'a', ord: 3 }),
        ]
        await store.write((tx) => addDocument(tx, records))
        expect(await store.read.timeline.order(segment().document)).toEqual(['b', 'a'])
        expect(await store.read.timeline.order('none')).toEqual([])
      }))

    test('an update needs the version it was made for', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        const update = (version: number, target: string) =>
          store.write((tx) => tx.segments.update('segment', version, { target, status: 'draft' }))
        expect(await update(0, 'one')).toBe(true)
        expect(await update(0, 'lost')).toBe(false)
        expect(await update(2, 'lost')).toBe(false)
        expect(await update(1, 'two')).toBe(true)
        expect(await store.read.segments.get('segment')).toEqual(
          segment({ version: 2, target: 'two', status: 'draft' }),
        )
        expect(await store.write((tx) => tx.segments.update('none', 0, { target: 'x' }))).toBe(false)
      }))

    test('of writers with one version, one wins', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            store.write((tx) => tx.segments.update('segment', 0, { target: `${i}` })),
          ),
        )
        expect(outcomes.filter(Boolean)).toHaveLength(1)
        const kept = await store.read.segments.get('segment')
        expect(kept).toMatchObject({ version: 1, target: String(outcomes.indexOf(true)) })
      }))

    test('every part of a change arrives', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        const change = {
          source: 'Nửa đầu',
          target: tagged,
          status: 'confirmed' as const,
          locked: true,
          lead: ' ',
          ord: 3,
          words: 2,
          joinedInto: 'other',
          joinedAt: 9,
        }
        await store.write((tx) => tx.segments.update('segment', 0, change))
        expect(await store.read.segments.get('segment')).toEqual(segment({ ...change, version: 1 }))
        await store.write((tx) => tx.segments.update('segment', 1, { joinedInto: null, joinedAt: null, locked: false }))
        expect(await store.read.segments.get('segment')).toMatchObject({ joinedInto: null, joinedAt: null, version: 2 })
      }))

    test('renumbering moves segments and leaves their versions', () =>
      withStore(engine, async (store) => {
        const ids = ['a', 'b', 'c']
        await store.write((tx) =>
          addDocument(
            tx,
            ids.map((id, ord) => segment({ id, ord, version: 5 })),
          ),
        )
        await store.write((tx) => tx.segments.renumber(['c', 'a', 'b']))
        const rows = await store.read.segments.ofUnit('unit')
        expect(rows.map((row) => [row.id, row.ord, row.version])).toEqual([
          ['c', 0, 5],
          ['a', 1, 5],
          ['b', 2, 5],
        ])
      }))

    test('a cursor that is not ours is refused', () =>
      withStore(engine, async (store) => {
        await store.write((tx) => addDocument(tx))
        for (const after of ['', 'x', 'W10', Buffer.from('["a",1,2]').toString('base64url')]) {
          await expect(store.read.segments.page('document', { after, limit: 5 })).rejects.toMatchObject({
            code: 'request.invalid',
          })
        }
      }))

    test('pages of any size give every live segment once, in document order', () =>
      withStore(engine, async (store) => {
        let run = 0
        const row = fc.record({ unitOrd: fc.nat(4), ord: fc.nat(6), live: fc.boolean() })
        await fc.assert(
          fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), async (rows, limit) => {
            const of = `document ${run++}`
            const records = rows.map(({ unitOrd, ord, live }, i) =>
              segment({
                id: `${of}/${i}`,
                document: of,
                unit: `${of}/unit ${unitOrd}`,
                unitOrd,
                ord,
                joinedInto: live ? null : 'gone',
              }),
            )
            await store.write((tx) => addDocument(tx, records, document({ id: of })))
            const expected = records
              .filter((r) => r.joinedInto === null)
              .toSorted((a, b) => a.unitOrd - b.unitOrd || a.ord - b.ord || (a.id < b.id ? -1 : 1))
            expect(await allPages(store, of, limit)).toEqual(expected)
            expect(await store.read.segments.count(of)).toBe(expected.length)
          }),
          { numRuns: 30 },
        )
      }))
  })
}
