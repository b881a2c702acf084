import type { Dismissal } from '../../core/api.ts'
import { pairHash } from '../../core/checks/dismissals.ts'
import { call } from '../api.ts'
import { contentOffset } from '../editor/offsets.ts'
import type { DocumentSession, RowView } from '../editor/session.ts'
import { issuesOf, type RowIssue } from './store.ts'

/** The row, when its texts are still those an issue speaks of. */
function freshRow(session: DocumentSession, { segment }: Pick<RowIssue, 'segment'>): RowView | undefined {
  const row = session.row(segment)
  const { source, target } = issuesOf(session).row(segment)
  return row?.sourceText === source && row.targetText === target ? row : undefined
}

/** Goes to the issue's row and selects the words in question, if they are still there. */
export function showIssue(session: DocumentSession, issue: Pick<RowIssue, 'segment' | 'target'>): void {
  const row = freshRow(session, issue)
  const span = issue.target[0]
  if (!row || !span) return session.activate(issue.segment, { caret: 'end' })
  const at = (offset: number): number => contentOffset(row.target, offset)
  session.activate(issue.segment, { caret: [at(span.start), at(span.end)] })
}

/** Applies an issue's one-key fix as an ordinary edit; false when there is none or the text has changed. */
export function fixIssue(session: DocumentSession, issue: RowIssue): boolean {
  const row = freshRow(session, issue)
  const { fix } = issue
  if (!row || !fix) return false
  const [from, to] = [contentOffset(row.target, fix.start), contentOffset(row.target, fix.end)]
  if (!session.replace(issue.segment, from, to, fix.text)) return false
  session.activate(issue.segment, { caret: from + fix.text.length })
  return true
}

/** The first issue of a row that a key can fix. */
export function fixableIssue(session: DocumentSession, row: string): RowIssue | undefined {
  return issuesOf(session)
    .row(row)
    .open.find(({ fix }) => fix !== undefined)
}

/**
 * Dismisses an issue: this one, all issues of its check on the same texts, or
 * of its check in the whole document. It comes back when the texts change.
 */
export async function dismissIssue(
  session: DocumentSession,
  issue: RowIssue,
  scope: Dismissal['scope'],
  reason: string,
): Promise<void> {
  const store = issuesOf(session)
  const { check, segment, key } = issue
  const { source, target } = store.row(segment)
  const about = scope === 'kind' ? { segment: null } : { segment, ...pairHash(source, target) }
  const dismissal = await call('dismissIssue', {
    params: { document: session.document.id },
    body: { check, scope, reason: reason.normalize('NFC').trim(), ...about, ...(scope === 'one' ? { key } : {}) },
  })
  store.setDismissals([...store.dismissals.filter(({ id }) => id !== dismissal.id), dismissal])
}

/** Takes a dismissal back. */
export async function restoreIssue(session: DocumentSession, id: string): Promise<void> {
  await call('restoreIssue', { params: { document: session.document.id, dismissal: id } })
  const store = issuesOf(session)
  store.setDismissals(store.dismissals.filter((one) => one.id !== id))
}
