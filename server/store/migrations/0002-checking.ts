import type { Migration } from './migration.ts'

export const checking: Migration = {
  n: 2,
  name: 'checking',
  up: [
    // JSON of what was chosen; null: everything by default.
    `ALTER TABLE projects ADD COLUMN settings text`,
    `CREATE TABLE dismissals (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      check_id text NOT NULL,
      scope text NOT NULL CHECK (scope IN ('one', 'kind', 'text')),
      segment text,
      source_hash text,
      target_hash text,
      issue_key text,
      reason text NOT NULL,
      user_id text NOT NULL REFERENCES users (id),
      at integer NOT NULL
    )`,
    `CREATE INDEX dismissals_document ON dismissals (document, at, id)`,
  ],
}
