import type { Migration } from './migration.ts'

const people = [
  `CREATE TABLE settings (key text PRIMARY KEY, value text NOT NULL)`,
  `CREATE TABLE users (id text PRIMARY KEY, name text NOT NULL, color text NOT NULL)`,
  `INSERT INTO users (id, name, color) VALUES ('local-owner', 'Local owner', '#0f6b62')`,
]

const documents = [
  `CREATE TABLE projects (
    id text PRIMARY KEY,
    name text NOT NULL,
    source_lang text NOT NULL,
    target_lang text NOT NULL,
    created_at integer NOT NULL,
    updated_at integer NOT NULL
  )`,
  `CREATE TABLE blobs (id text PRIMARY KEY, bytes blob NOT NULL)`,
  `CREATE TABLE documents (
    id text PRIMARY KEY,
    project text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    title text NOT NULL,
    file_name text NOT NULL,
    format text NOT NULL,
    state text NOT NULL CHECK (state IN ('importing', 'ready')),
    sample integer NOT NULL,
    structure integer NOT NULL,
    last_event integer NOT NULL,
    skeleton text NOT NULL,
    warnings text NOT NULL,
    created_at integer NOT NULL,
    updated_at integer NOT NULL
  )`,
  `CREATE INDEX documents_project ON documents (project, created_at, id)`,
  `CREATE INDEX documents_skeleton ON documents (skeleton)`,
  `CREATE TABLE units (
    id text PRIMARY KEY,
    document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ord integer NOT NULL,
    kind text NOT NULL,
    tail text NOT NULL
  )`,
  `CREATE INDEX units_document ON units (document, ord)`,
]

const segments = [
  `CREATE TABLE segments (
    id text PRIMARY KEY,
    document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    unit text NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    unit_ord integer NOT NULL,
    ord integer NOT NULL,
    lead text NOT NULL,
    source text NOT NULL,
    target text NOT NULL,
    source_text text NOT NULL,
    target_text text NOT NULL,
    canon text NOT NULL,
    folded text NOT NULL,
    words integer NOT NULL,
    status text NOT NULL CHECK (status IN ('untranslated', 'draft', 'confirmed', 'approved')),
    locked integer NOT NULL,
    version integer NOT NULL,
    joined_into text,
    joined_at integer
  )`,
  // Rows of a document in order.
  `CREATE INDEX segments_rows ON segments (document, unit_ord, ord, id)`,
  `CREATE INDEX segments_unit ON segments (unit, ord)`,
  // Covers the tallies, so that they never touch the texts.
  `CREATE INDEX segments_tally ON segments (document, joined_into, status, words)`,
]

const events = [
  `CREATE TABLE events (
    document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n integer NOT NULL,
    kind text NOT NULL,
    segment text,
    version integer,
    second text,
    second_version integer,
    actor text NOT NULL REFERENCES users (id),
    client text NOT NULL,
    request text NOT NULL,
    schema integer NOT NULL,
    payload text NOT NULL,
    at integer NOT NULL,
    undoes integer,
    PRIMARY KEY (document, n)
  )`,
  `CREATE INDEX events_segment ON events (segment, version)`,
  `CREATE INDEX events_second ON events (second, second_version) WHERE second IS NOT NULL`,
  `CREATE TABLE requests (
    client text NOT NULL,
    request text NOT NULL,
    body_hash text NOT NULL,
    reply text NOT NULL,
    at integer NOT NULL,
    PRIMARY KEY (client, request)
  )`,
  `CREATE INDEX requests_at ON requests (at)`,
  `CREATE TABLE jobs (
    id text PRIMARY KEY,
    project text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    kind text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    document text REFERENCES documents (id) ON DELETE SET NULL,
    error text,
    created_at integer NOT NULL
  )`,
  `CREATE INDEX jobs_project ON jobs (project, created_at)`,
  `CREATE INDEX jobs_document ON jobs (document)`,
]

const glossaries = [
  `CREATE TABLE glossaries (
    id text PRIMARY KEY,
    name text NOT NULL,
    source_lang text NOT NULL,
    target_lang text NOT NULL,
    read_only integer NOT NULL,
    revision integer NOT NULL
  )`,
  `CREATE TABLE project_glossaries (
    project text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
    ord integer NOT NULL,
    PRIMARY KEY (project, glossary)
  )`,
  `CREATE INDEX project_glossaries_glossary ON project_glossaries (glossary)`,
  `CREATE TABLE concepts (
    glossary text NOT NULL REFERENCES glossaries (id) ON DELETE CASCADE,
    id text NOT NULL,
    ord integer NOT NULL,
    sort_key text NOT NULL,
    part_of_speech text NOT NULL,
    domain text NOT NULL,
    definition text NOT NULL,
    note text NOT NULL,
    confidence text NOT NULL,
    case_rule text NOT NULL,
    PRIMARY KEY (glossary, id)
  )`,
  `CREATE INDEX concepts_ord ON concepts (glossary, ord)`,
  `CREATE INDEX concepts_sort ON concepts (glossary, sort_key, id)`,
  `CREATE INDEX concepts_domain ON concepts (glossary, domain)`,
  `CREATE TABLE terms (
    glossary text NOT NULL,
    concept text NOT NULL,
    ord integer NOT NULL,
    lang text NOT NULL,
    text text NOT NULL,
    status text NOT NULL,
    provisional integer NOT NULL,
    canon text NOT NULL,
    folded text NOT NULL,
    PRIMARY KEY (glossary, concept, ord),
    FOREIGN KEY (glossary, concept) REFERENCES concepts (glossary, id) ON DELETE CASCADE
  )`,
  // Covers the search by keys, concept by concept.
  `CREATE INDEX terms_keys ON terms (glossary, concept, folded, canon)`,
]

export const foundation: Migration = {
  n: 1,
  name: 'foundation',
  up: [...people, ...documents, ...segments, ...events, ...glossaries],
}
