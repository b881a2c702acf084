import { defaultSteps, type Assignment, type Notification, type Workflow } from '../../core/api.ts'
import { People } from '../review/present.ts'
import type { ReadQueries } from '../store/store.ts'
import type { AssignmentRecord, NotificationRecord } from '../store/workflow-records.ts'

/** Steps, approval and what was sent back, as people see them. */
export async function workflowOf(queries: ReadQueries, document: string): Promise<Workflow> {
  const people = new People(queries)
  const approval = await queries.workflow.approval(document)
  const sentBack: Workflow['sentBack'] = []
  for (const { segment, by, at, reason } of await queries.workflow.sentBack(document)) {
    sentBack.push({ segment, by: await people.get(by), at, reason })
  }
  return {
    steps: (await queries.workflow.steps(document)) ?? defaultSteps,
    approval: approval && {
      by: await people.get(approval.by),
      at: approval.at,
      current: !(await queries.workflow.changedSince(document, approval.n)),
    },
    sentBack,
  }
}

export async function assignmentsOf(queries: ReadQueries, records: readonly AssignmentRecord[]): Promise<Assignment[]> {
  const people = new People(queries)
  const shown: Assignment[] = []
  for (const { person, by, range, ...record } of records) {
    shown.push({
      ...record,
      range: range && (await rangeOf(queries, range)),
      person: await people.get(person),
      by: await people.get(by),
    })
  }
  return shown
}

/** A row that was joined into another is that one now. */
async function rangeOf(
  queries: ReadQueries,
  range: NonNullable<AssignmentRecord['range']>,
): Promise<Assignment['range']> {
  const first = await liveId(queries, range.first)
  const last = await liveId(queries, range.last)
  const [from, to] = [await queries.workflow.numberOf(first), await queries.workflow.numberOf(last)]
  return { first, last, from, to: Math.max(from, to) }
}

async function liveId(queries: ReadQueries, id: string): Promise<string> {
  const segment = await queries.segments.get(id)
  return segment?.joinedInto === null || !segment ? id : liveId(queries, segment.joinedInto)
}

export async function notificationsOf(
  queries: ReadQueries,
  records: readonly NotificationRecord[],
): Promise<Notification[]> {
  const people = new People(queries)
  const shown: Notification[] = []
  for (const { user: _user, by, readAt, ...record } of records) {
    const document = await queries.documents.get(record.document)
    if (!document) continue
    const { project, title } = document
    shown.push({ ...record, by: await people.get(by), read: readAt !== null, project, title })
  }
  return shown
}
