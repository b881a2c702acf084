import type { Migration } from './migration.ts'

export const timeline: Migration = {
  n: 11,
  name: 'timeline',
  up: [
    // A name for the state after event `n`; the texts of then are in the events.
    `CREATE TABLE checkpoints (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      n integer NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      user_id text NOT NULL,
      at integer NOT NULL
    )`,
    `CREATE INDEX checkpoints_document ON checkpoints (document, n, id)`,
    // How far a person has seen a document's events.
    `CREATE TABLE document_looks (
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      user_id text NOT NULL,
      n integer NOT NULL,
      at integer NOT NULL,
      PRIMARY KEY (document, user_id)
    )`,
  ],
}
