/** Columns of steps, batches, assignments and notifications; see tables.ts. */
export interface WorkflowTables {
  document_workflow: {
    document: string
    /** JSON; null: everything by default. */
    steps: string | null
    approved_by: string | null
    approved_at: number | null
    approved_n: number | null
  }
  sent_back: { segment: string; document: string; version: number; by_user: string; at: number; reason: string }
  batches: {
    id: string
    document: string
    client: string
    request: string
    body_hash: string
    actor: string
    kind: string
    undoes: string | null
    done: number
    changed: number
    refused: string
    first_event: number | null
    last_event: number | null
    at: number
  }
  assignments: {
    id: string
    document: string
    person: string
    step: string
    first: string | null
    last: string | null
    due: string | null
    done_at: number | null
    by_user: string
    created_at: number
  }
  notifications: {
    id: string
    user_id: string
    kind: string
    by_user: string
    document: string
    segment: string | null
    segments: number
    thread: string | null
    text: string
    step: string | null
    due: string | null
    at: number
    read_at: number | null
  }
}
