import type { AnchorSpan } from '../../../core/review/anchor.ts'

/** Words that were chosen for a comment, in the text that stood there then. */
export interface Chosen extends AnchorSpan {
  side: 'source' | 'target'
  /** The whole side, a tag being one character. */
  flat: string
}

/** What is being written and not sent yet. */
export interface Draft {
  text: string
  anchor: Chosen | null
  /** False once it was put aside: the words are kept, the field is shut. */
  open: boolean
}

const memory = new Map<string, Draft>()
const prefix = 'comment:'

/** Kept in the tab's own storage, so that a reload loses nothing; where there is none, or no room, in memory. */
export function readDraft(key: string): Draft | null {
  const known = memory.get(key)
  if (known) return known
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

export function writeDraft(key: string, draft: Draft): void {
  memory.set(key, draft)
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(draft))
  } catch {
    // It stays in memory.
  }
}

export function dropDraft(key: string): void {
  memory.delete(key)
  try {
    sessionStorage.removeItem(prefix + key)
  } catch {
    // Nothing was kept.
  }
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' && kept !== null && 'text' in kept && typeof kept.text === 'string'
