import type { Migration } from './migration.ts'

export const comments: Migration = {
  n: 7,
  name: 'comments',
  up: [
    // Without a side the segment is meant, without a segment the document; a side without a span has lost its words.
    `CREATE TABLE threads (
      id text PRIMARY KEY,
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      segment text REFERENCES segments (id) ON DELETE CASCADE,
      side text CHECK (side IN ('source', 'target')),
      span_from integer,
      span_to integer,
      quote text NOT NULL,
      prefix text NOT NULL,
      suffix text NOT NULL,
      resolved_by text REFERENCES users (id),
      resolved_at integer,
      last_at integer NOT NULL
    )`,
    `CREATE INDEX threads_document ON threads (document, id)`,
    `CREATE INDEX threads_segment ON threads (segment) WHERE segment IS NOT NULL`,
    // Mentions: a JSON array of user ids.
    `CREATE TABLE comments (
      id text PRIMARY KEY,
      thread text NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
      author text NOT NULL REFERENCES users (id),
      text text NOT NULL,
      mentions text NOT NULL,
      at integer NOT NULL,
      edited_at integer
    )`,
    `CREATE INDEX comments_thread ON comments (thread, id)`,
    `CREATE INDEX comments_author ON comments (author, thread)`,
    `CREATE TABLE thread_reads (
      thread text NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
      user_id text NOT NULL REFERENCES users (id),
      at integer NOT NULL,
      PRIMARY KEY (thread, user_id)
    )`,
  ],
}
