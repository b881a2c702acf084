/**
 * Columns as the database holds them: integer, text and blob only. Truth
 * values are 0 or 1, JSON is text, times are milliseconds UTC. The migrations
 * say what each is for.
 */
export interface Tables {
  settings: { key: string; value: string }
  users: { id: string; name: string; color: string }
  projects: {
    id: string
    name: string
    source_lang: string
    target_lang: string
    /** JSON; null: everything by default. */
    settings: string | null
    created_at: number
    updated_at: number
  }
  documents: {
    id: string
    project: string
    title: string
    file_name: string
    format: string
    state: string
    sample: number
    structure: number
    last_event: number
    skeleton: string
    warnings: string
    created_at: number
    updated_at: number
  }
  units: { id: string; document: string; ord: number; kind: string; tail: string }
  segments: SegmentsTable
  events: EventsTable
  requests: { client: string; request: string; body_hash: string; reply: string; at: number }
  jobs: {
    id: string
    project: string
    kind: string
    title: string
    state: string
    done: number
    total: number
    document: string | null
    error: string | null
    created_at: number
  }
  blobs: { id: string; bytes: Uint8Array }
  glossaries: {
    id: string
    name: string
    source_lang: string
    target_lang: string
    read_only: number
    revision: number
  }
  project_glossaries: { project: string; glossary: string; ord: number }
  concepts: ConceptsTable
  terms: TermsTable
  dismissals: {
    id: string
    document: string
    check_id: string
    scope: string
    segment: string | null
    source_hash: string | null
    target_hash: string | null
    issue_key: string | null
    reason: string
    user_id: string
    at: number
  }
}

export interface SegmentsTable {
  id: string
  document: string
  unit: string
  unit_ord: number
  ord: number
  lead: string
  source: string
  target: string
  source_text: string
  target_text: string
  canon: string
  folded: string
  words: number
  status: string
  locked: number
  version: number
  joined_into: string | null
  joined_at: number | null
}

export interface EventsTable {
  document: string
  n: number
  kind: string
  segment: string | null
  version: number | null
  /** The second segment of a split or join and its version after it; from the payload. */
  second: string | null
  second_version: number | null
  actor: string
  client: string
  request: string
  schema: number
  payload: string
  at: number
  undoes: number | null
}

export interface ConceptsTable {
  glossary: string
  id: string
  /** Order in which concepts came in. */
  ord: number
  /** Vietnamese dictionary order of the headword. */
  sort_key: string
  part_of_speech: string
  domain: string
  definition: string
  note: string
  confidence: string
  case_rule: string
}

export interface TermsTable {
  glossary: string
  concept: string
  ord: number
  lang: string
  text: string
  status: string
  provisional: number
  /** foldKey and plainKey of the text. */
  canon: string
  folded: string
}
