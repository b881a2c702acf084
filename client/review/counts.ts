import { useCallback, useSyncExternalStore } from 'react'
import type { DocumentSession } from '../editor/session.ts'

export const reviewKinds = ['comments', 'suggestions', 'errors'] as const
/** `mine`: rows given to this person and not done; nothing is said about them, so they are no part of a row's sum. */
export type ReviewKind = (typeof reviewKinds)[number] | 'mine'

type Counts = ReadonlyMap<string, number>
const none: Counts = new Map()

/** How much of each kind is open on each row; what keeps it loads later and tells here. */
export class ReviewCounts {
  private readonly kinds = new Map<ReviewKind, Counts>()
  private readonly listeners = new Set<() => void>()

  /** Replaces the numbers of a kind, by row; rows without any are left out. */
  set(kind: ReviewKind, counts: Counts): void {
    this.kinds.set(kind, counts)
    for (const listener of [...this.listeners]) listener()
  }

  of(kind: ReviewKind): Counts {
    return this.kinds.get(kind) ?? none
  }

  /** Of all kinds together. */
  row(id: string): number {
    return reviewKinds.reduce((sum, kind) => sum + (this.of(kind).get(id) ?? 0), 0)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}

const known = new WeakMap<DocumentSession, ReviewCounts>()

export function reviewCounts(session: DocumentSession): ReviewCounts {
  const counts = known.get(session) ?? new ReviewCounts()
  known.set(session, counts)
  return counts
}

/** Open comments, suggestions or errors of a row. */
export function useRowCount(session: DocumentSession, kind: ReviewKind, id: string): number {
  const read = useCallback(() => reviewCounts(session).of(kind).get(id) ?? 0, [session, kind, id])
  return useSyncExternalStore(reviewCounts(session).subscribe, read, read)
}

/** Rows that have some of a kind; a new map only when they have changed. */
export function useCounts(session: DocumentSession, kind: ReviewKind): Counts {
  const read = useCallback(() => reviewCounts(session).of(kind), [session, kind])
  return useSyncExternalStore(reviewCounts(session).subscribe, read, read)
}
