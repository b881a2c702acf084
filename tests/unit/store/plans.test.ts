import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { sqliteDb } from '../../../server/store/db.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { pickDriver } from '../../../server/store/open.ts'
import { writeQueries } from '../../../server/store/queries/index.ts'
import type { WriteQueries } from '../../../server/store/store.ts'
import { addDocument, withDirectory } from '../../builders/store.ts'

/** How SQLite answers the queries that a call makes. */
function plansOf(call: (queries: WriteQueries) => Promise<unknown>): Promise<string> {
  return withDirectory(async (directory) => {
    const open = (await pickDriver('better-sqlite3')).driver.open(join(directory, 'store.db'))
    try {
      migrate(open.writer)
      const plans: string[] = []
      let watching = false
      const queries = writeQueries(
        sqliteDb(async (sql, params) => {
          if (watching) {
            for (const step of open.writer.run(`EXPLAIN QUERY PLAN ${sql}`, params).rows)
              plans.push(String(step.detail))
          }
          return open.writer.run(sql, params)
        }),
      )
      await addDocument(queries)
      watching = true
      await call(queries)
      return plans.join('\n')
    } finally {
      open.close()
    }
  })
}

describe('query plans', () => {
  test('rows come in order from one index', async () => {
    const plan = await plansOf((q) => q.segments.page('document', { limit: 500 }))
    expect(plan).toMatch(/SEARCH segments USING INDEX segments_rows \(document=\? AND \(unit_ord,ord,id\)>/)
    expect(plan).not.toContain('TEMP B-TREE')
  })

  test('tallies and counts come from a covering index', async () => {
    for (const call of [
      (q: WriteQueries) => q.documents.tally('document'),
      (q: WriteQueries) => q.documents.tallies('project'),
      (q: WriteQueries) => q.segments.count('document'),
    ]) {
      const plan = await plansOf(call)
      expect(plan).toContain('COVERING INDEX segments_tally')
      expect(plan).not.toContain('SCAN segments')
    }
  })

  test('the history of a segment comes from its indexes, and events from their key', async () => {
    const history = await plansOf((q) => q.events.ofSegment('document', 'segment', 3))
    expect(history).not.toContain('SCAN')
    const log = await plansOf((q) => q.events.after('document', 3, 100))
    expect(log).toMatch(/SEARCH events USING INDEX \S+ \(document=\? AND n>\?\)/)
    expect(log).not.toContain('TEMP B-TREE')
  })

  test('a timeline and the past of segments come from indexes', async () => {
    const back = await plansOf((q) => q.timeline.back('document', { before: 9, from: 1, limit: 5, person: 'p' }))
    expect(back).toMatch(/SEARCH events USING INDEX \S+ \(document=\? AND n>\? AND n<\?\)/)
    expect(back).not.toContain('TEMP B-TREE')
    expect(await plansOf((q) => q.timeline.touched('document', 3, 5))).not.toMatch(/SCAN|TEMP B-TREE/)
    const past = await plansOf((q) => q.timeline.ofSegments(['a', 'b'], 9))
    expect(past).toContain('events_segment')
    expect(past).toContain('events_second')
    expect(past).not.toContain('SCAN')
    const kept = await plansOf(async (q) => [await q.timeline.checkpoints('document'), await q.timeline.look('u', 'd')])
    expect(kept).not.toMatch(/SCAN|TEMP B-TREE/)
  })

  test('what changed in a glossary, and equal terms, come from indexes', async () => {
    const changed = await plansOf((q) => q.glossaries.changedSince('glossary', 3, { limit: 50 }))
    expect(changed).toContain('concepts_changed')
    expect(changed).not.toContain('TEMP B-TREE')
    expect(await plansOf((q) => q.glossaries.deletedSince('glossary', 3))).toContain('concept_changes_gone')
    expect(await plansOf((q) => q.glossaries.alike('glossary', ['đảng']))).toContain('terms_canon')
    expect(await plansOf((q) => q.glossaries.history('glossary', '1'))).toContain('concept_changes_concept')
  })

  test('deleting a document looks nothing up by scanning', async () => {
    expect(await plansOf((q) => q.documents.delete('document'))).not.toContain('SCAN')
  })
})
