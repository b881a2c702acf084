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

  test('listing a glossary walks the order of its headwords', async () => {
    const plan = await plansOf((q) => q.glossaries.search('glossary', { q: '', limit: 50 }))
    expect(plan).toContain('concepts_sort')
    expect(plan).not.toContain('TEMP B-TREE')
  })

  test('a search reads the keys from a covering index', async () => {
    const plan = await plansOf((q) => q.glossaries.search('glossary', { q: 'đảng', limit: 50 }))
    expect(plan).toContain('COVERING INDEX terms_keys')
  })

  test('deleting a document looks nothing up by scanning', async () => {
    expect(await plansOf((q) => q.documents.delete('document'))).not.toContain('SCAN')
  })
})
