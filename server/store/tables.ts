import type { PeopleTables } from './people-tables.ts'
import type { WorkflowTables } from './workflow-tables.ts'

/**
 * Columns as the database holds them: integer, text and blob only. Truth
 * values are 0 or 1, JSON is text, times are milliseconds UTC. The migrations
 * say what each is for.
 */
export interface Tables extends PeopleTables, WorkflowTables {
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
    /** ISO day; null: the day of the import. */
    date: string | null
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
    description: string
    state: string
    base: number
    /** Id under which its concepts stand; null: its own. */
    content: string | null
    /** Of a copy: the glossary it was made of. */
    copy_of: string | null
  }
  project_glossaries: { project: string; glossary: string; ord: number; takes_new: number }
  concepts: ConceptsTable
  terms: TermsTable
  glossary_batches: { id: string; glossary: string; kind: string; state: string; user_id: string; at: number }
  concept_changes: ConceptChangesTable
  glossary_proposals: {
    id: string
    glossary: string
    kind: string
    concept: string
    if_version: number
    draft: string | null
    note: string
    user_id: string
    at: number
    state: string
    decided_by: string | null
    decided_at: number | null
    reason: string
  }
  concept_origins: ConceptOriginsTable
  term_exceptions: {
    id: string
    document: string
    segment: string | null
    glossary: string
    concept: string
    surface: string
    user_id: string
    at: number
  }
  rejected_candidates: { project: string; term_key: string; user_id: string; at: number }
  threads: ThreadsTable
  comments: {
    id: string
    thread: string
    author: string
    text: string
    mentions: string
    at: number
    edited_at: number | null
  }
  checkpoints: { id: string; document: string; n: number; name: string; kind: string; user_id: string; at: number }
  document_looks: { document: string; user_id: string; n: number; at: number }
  errors: ErrorsTable
  suggestions: SuggestionsTable
  error_types: { project: string; categories: string }
  thread_reads: { thread: string; user_id: string; at: number }
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

export interface ThreadsTable {
  id: string
  document: string
  segment: string | null
  side: string | null
  span_from: number | null
  span_to: number | null
  quote: string
  prefix: string
  suffix: string
  resolved_by: string | null
  resolved_at: number | null
  last_at: number
}

export interface SuggestionsTable {
  id: string
  document: string
  segment: string
  author: string
  base: string
  base_version: number
  text: string
  version: number
  state: string
  decided_by: string | null
  decided_at: number | null
  created_at: number
  updated_at: number
}

export interface ErrorsTable {
  id: string
  document: string
  segment: string
  side: string
  span_from: number | null
  span_to: number | null
  quote: string
  prefix: string
  suffix: string
  category: string
  severity: string
  note: string
  author: string
  rater: string
  created_at: number
  updated_at: number
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
  part_of_speech: string
  domain: string
  definition: string
  note: string
  confidence: string
  case_rule: string
  valid_from: string | null
  valid_to: string | null
  pending: number
  version: number
  /** The glossary's revision that brought its last change. */
  changed: number
  /** JSON of what nothing is looked up by; null: nothing. */
  extra: string | null
}

export interface ConceptChangesTable {
  glossary: string
  /** The glossary's revision that the change made. */
  n: number
  concept: string
  kind: string
  /** Version of the concept after it. */
  version: number
  /** JSON; null: it was, or is, not there. */
  before: string | null
  after: string | null
  user_id: string
  proposed_by: string | null
  at: number
  batch: string | null
  /** Why, where somebody said so. */
  reason: string | null
}

/** Where copied concepts came from. */
export interface ConceptOriginsTable {
  glossary: string
  concept: string
  source: string
  source_name: string
  source_concept: string
  source_version: number
  user_id: string
  at: number
}

export interface TermsTable {
  glossary: string
  concept: string
  ord: number
  lang: string
  text: string
  status: string
  provisional: number
  /** foldKey of the text where it is Vietnamese, else empty. */
  canon: string
  valid_from: string | null
  valid_to: string | null
  extra: string | null
}
