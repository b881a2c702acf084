import type { Migration } from './migration.ts'

export const decisions: Migration = {
  n: 5,
  name: 'decisions',
  up: [
    // Proposals stay when they have been decided, so that whoever made one learns why.
    `ALTER TABLE glossary_proposals ADD COLUMN state text NOT NULL DEFAULT 'waiting'`,
    `ALTER TABLE glossary_proposals ADD COLUMN decided_by text REFERENCES users (id)`,
    `ALTER TABLE glossary_proposals ADD COLUMN decided_at integer`,
    `ALTER TABLE glossary_proposals ADD COLUMN reason text NOT NULL DEFAULT ''`,
    `CREATE INDEX glossary_proposals_decided ON glossary_proposals (glossary, decided_at, id) WHERE state <> 'waiting'`,
    // Why a change was made, where somebody said so.
    `ALTER TABLE concept_changes ADD COLUMN reason text`,
    // Where a copied concept came from; by the id of the glossary that people see.
    `CREATE TABLE concept_origins (
      glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
      concept text NOT NULL,
      source text NOT NULL,
      source_name text NOT NULL,
      source_concept text NOT NULL,
      source_version integer NOT NULL,
      user_id text NOT NULL REFERENCES users (id),
      at integer NOT NULL,
      PRIMARY KEY (glossary, concept)
    )`,
  ],
}
