import type { Migration } from './migration.ts'

export const suggestions: Migration = {
  n: 9,
  name: 'suggestions',
  up: [
    // Base and text are inline JSON; `base_version` is the segment's version whose target the base is.
    `CREATE TABLE suggestions (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      segment text NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
      author text NOT NULL REFERENCES users (id),
      base text NOT NULL,
      base_version integer NOT NULL,
      text text NOT NULL,
      version integer NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'conflict', 'accepted', 'rejected', 'withdrawn')),
      decided_by text REFERENCES users (id),
      decided_at integer,
      created_at integer NOT NULL,
      updated_at integer NOT NULL
    )`,
    `CREATE INDEX suggestions_document ON suggestions (document, state, id)`,
    `CREATE INDEX suggestions_segment ON suggestions (segment, state)`,
  ],
}
