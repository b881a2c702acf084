import type { Migration } from './migration.ts'

export const vietnameseKeys: Migration = {
  n: 6,
  name: 'vietnamese-keys',
  up: [
    // Only Vietnamese terms are looked up by a key: that of others is empty. Keys come in no
    // order, so that each costs a page of the index when many are written.
    `DROP INDEX terms_canon`,
    `UPDATE terms SET canon = '' WHERE lang <> 'vi'`,
    `CREATE INDEX terms_canon ON terms (glossary, canon) WHERE lang = 'vi'`,
    // Search and order are kept in memory.
    `ALTER TABLE terms DROP COLUMN folded`,
    `ALTER TABLE concepts DROP COLUMN sort_key`,
  ],
}
