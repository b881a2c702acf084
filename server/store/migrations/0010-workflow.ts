import type { Migration } from './migration.ts'

export const workflow: Migration = {
  n: 10,
  name: 'workflow',
  up: [
    // Steps: JSON; null: everything by default. Approved at an event: what came after it may be another text.
    `CREATE TABLE document_workflow (
      document text PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
      steps text,
      approved_by text REFERENCES users (id),
      approved_at integer,
      approved_n integer
    )`,
    // Version: of the segment as it was sent back; a later one of its text or status makes it past.
    `CREATE TABLE sent_back (
      segment text PRIMARY KEY REFERENCES segments (id) ON DELETE CASCADE,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      version integer NOT NULL,
      by_user text NOT NULL REFERENCES users (id),
      at integer NOT NULL,
      reason text NOT NULL
    )`,
    `CREATE INDEX sent_back_document ON sent_back (document)`,
    // Done: how many of its rows it has been through. Events: between these numbers are its own.
    `CREATE TABLE batches (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      client text NOT NULL,
      request text NOT NULL,
      body_hash text NOT NULL,
      actor text NOT NULL REFERENCES users (id),
      kind text NOT NULL,
      undoes text,
      done integer NOT NULL,
      changed integer NOT NULL,
      refused text NOT NULL,
      first_event integer,
      last_event integer,
      at integer NOT NULL,
      UNIQUE (client, request)
    )`,
    `CREATE INDEX batches_document ON batches (document)`,
    `CREATE TABLE assignments (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      person text NOT NULL REFERENCES users (id),
      step text NOT NULL CHECK (step IN ('translate', 'review', 'approve')),
      first text REFERENCES segments (id) ON DELETE CASCADE,
      last text REFERENCES segments (id) ON DELETE CASCADE,
      due text,
      done_at integer,
      by_user text NOT NULL REFERENCES users (id),
      created_at integer NOT NULL
    )`,
    `CREATE INDEX assignments_document ON assignments (document, id)`,
    `CREATE INDEX assignments_first ON assignments (first) WHERE first IS NOT NULL`,
    `CREATE INDEX assignments_last ON assignments (last) WHERE last IS NOT NULL`,
    `CREATE TABLE notifications (
      id text PRIMARY KEY,
      user_id text NOT NULL REFERENCES users (id),
      kind text NOT NULL CHECK (kind IN ('mention', 'assignment', 'sentBack')),
      by_user text NOT NULL REFERENCES users (id),
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      segment text,
      segments integer NOT NULL,
      thread text REFERENCES threads (id) ON DELETE CASCADE,
      text text NOT NULL,
      step text,
      due text,
      at integer NOT NULL,
      read_at integer
    )`,
    `CREATE INDEX notifications_user ON notifications (user_id, id)`,
    `CREATE INDEX notifications_document ON notifications (document)`,
    `CREATE INDEX notifications_thread ON notifications (thread) WHERE thread IS NOT NULL`,
  ],
}
