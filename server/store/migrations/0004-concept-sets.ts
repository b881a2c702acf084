import type { Migration } from './migration.ts'

export const conceptSets: Migration = {
  n: 4,
  name: 'concept-sets',
  up: [
    // Id under which the glossary's concepts stand, where a copy has taken their place; null: its own.
    `ALTER TABLE glossaries ADD COLUMN content text`,
    // Of a copy (never a glossary that anybody sees): the glossary it was made of. Its history is that glossary's too.
    `ALTER TABLE glossaries ADD COLUMN copy_of text REFERENCES glossaries (id) ON DELETE CASCADE`,
    `CREATE INDEX glossaries_copy_of ON glossaries (copy_of) WHERE copy_of IS NOT NULL`,
  ],
}
