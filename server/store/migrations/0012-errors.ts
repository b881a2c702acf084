import type { Migration } from './migration.ts'

export const errors: Migration = {
  n: 12,
  name: 'errors',
  up: [
    // Without a quote the whole side is meant; with one and without a span the words are gone.
    `CREATE TABLE errors (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      segment text NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
      side text NOT NULL CHECK (side IN ('source', 'target')),
      span_from integer,
      span_to integer,
      quote text NOT NULL,
      prefix text NOT NULL,
      suffix text NOT NULL,
      category text NOT NULL,
      severity text NOT NULL,
      note text NOT NULL,
      author text NOT NULL REFERENCES users (id),
      rater text NOT NULL,
      created_at integer NOT NULL,
      updated_at integer NOT NULL
    )`,
    `CREATE INDEX errors_document ON errors (document, id)`,
    `CREATE INDEX errors_segment ON errors (segment)`,
    // A JSON array; a project without a row offers the usual ones.
    `CREATE TABLE error_types (
      project text PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
      categories text NOT NULL
    )`,
  ],
}
