import type { Migration } from './migration.ts'

const concepts = [
  `ALTER TABLE glossaries ADD COLUMN description text NOT NULL DEFAULT ''`,
  // 'filling' and 'leaving' glossaries are invisible, and removed at the next start.
  `ALTER TABLE glossaries ADD COLUMN state text NOT NULL DEFAULT 'ready'`,
  // Revision at which all concepts were replaced: whoever knows an older one starts anew.
  `ALTER TABLE glossaries ADD COLUMN base integer NOT NULL DEFAULT 0`,
  `ALTER TABLE project_glossaries ADD COLUMN takes_new integer NOT NULL DEFAULT 0`,
  `ALTER TABLE concepts ADD COLUMN valid_from text`,
  `ALTER TABLE concepts ADD COLUMN valid_to text`,
  `ALTER TABLE concepts ADD COLUMN pending integer NOT NULL DEFAULT 0`,
  `ALTER TABLE concepts ADD COLUMN version integer NOT NULL DEFAULT 0`,
  // The glossary's revision that brought its last change.
  `ALTER TABLE concepts ADD COLUMN changed integer NOT NULL DEFAULT 0`,
  // JSON of what nothing is looked up by.
  `ALTER TABLE concepts ADD COLUMN extra text`,
  `ALTER TABLE terms ADD COLUMN valid_from text`,
  `ALTER TABLE terms ADD COLUMN valid_to text`,
  `ALTER TABLE terms ADD COLUMN extra text`,
  `CREATE INDEX concepts_changed ON concepts (glossary, changed, id)`,
  // Terms are searched in memory now; equal ones are looked up here.
  `DROP INDEX terms_keys`,
  `DROP INDEX concepts_sort`,
  `DROP INDEX concepts_domain`,
  `CREATE INDEX terms_canon ON terms (glossary, canon)`,
]

const keeping = [
  `CREATE TABLE glossary_batches (
    id text PRIMARY KEY,
    glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'done', 'undone')),
    user_id text NOT NULL REFERENCES users (id),
    at integer NOT NULL
  )`,
  `CREATE INDEX glossary_batches_glossary ON glossary_batches (glossary)`,
  `CREATE TABLE concept_changes (
    glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
    n integer NOT NULL,
    concept text NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    before text,
    after text,
    user_id text NOT NULL REFERENCES users (id),
    proposed_by text,
    at integer NOT NULL,
    batch text,
    PRIMARY KEY (glossary, n)
  )`,
  `CREATE INDEX concept_changes_concept ON concept_changes (glossary, concept, n)`,
  `CREATE INDEX concept_changes_batch ON concept_changes (batch, n) WHERE batch IS NOT NULL`,
  `CREATE INDEX concept_changes_gone ON concept_changes (glossary, n) WHERE after IS NULL`,
  `CREATE TABLE glossary_proposals (
    id text PRIMARY KEY,
    glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('add', 'change', 'delete')),
    concept text NOT NULL,
    if_version integer NOT NULL,
    draft text,
    note text NOT NULL,
    user_id text NOT NULL REFERENCES users (id),
    at integer NOT NULL
  )`,
  `CREATE INDEX glossary_proposals_concept ON glossary_proposals (glossary, concept)`,
]

const atWork = [
  // ISO day; null: the day of the import.
  `ALTER TABLE documents ADD COLUMN date text`,
  `CREATE TABLE term_exceptions (
    id text PRIMARY KEY,
    document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    segment text,
    glossary text NOT NULL,
    concept text NOT NULL,
    surface text NOT NULL,
    user_id text NOT NULL REFERENCES users (id),
    at integer NOT NULL
  )`,
  `CREATE INDEX term_exceptions_document ON term_exceptions (document, at, id)`,
  `CREATE TABLE rejected_candidates (
    project text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    term_key text NOT NULL,
    user_id text NOT NULL REFERENCES users (id),
    at integer NOT NULL,
    PRIMARY KEY (project, term_key)
  )`,
]

export const termBase: Migration = { n: 3, name: 'term-base', up: [...concepts, ...keeping, ...atWork] }
