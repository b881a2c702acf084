import { rightOfStep, type Assignment, type RouteBody, type StepName } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { ReadQueries, WriteQueries } from '../store/store.ts'
import type { AssignmentRecord } from '../store/workflow-records.ts'
import { announceNews, notify } from './notify.ts'
import { assignmentsOf } from './present.ts'

/** Who does what until when. It is advice: no permission hangs on it. */

type Parts = Pick<Deps, 'store' | 'hub' | 'now'>

export async function addAssignments(
  { store, hub, now }: Parts,
  actor: Actor,
  document: string,
  request: RouteBody<'addAssignments'>,
): Promise<{ assignments: Assignment[] }> {
  const { person, step, due, ranges } = request
  const key = requestKey(request, ['addAssignments', document, person, step, due, ranges])
  const { reply, told } = await store.write(async (tx) => {
    let told: string[] = []
    const reply = await once(tx, key, now(), async () => {
      const { project } = await requireDocument(tx, document)
      await requireFit(tx, actor, { project, person, step })
      const records: AssignmentRecord[] = []
      for (const range of ranges.length > 0 ? ranges : [null]) {
        const checked = range && (await rangeIn(tx, document, range))
        const at = now()
        const about = { person, step, range: checked, due, doneAt: null }
        records.push({ ...about, id: newId(at), document, by: actor.user, createdAt: at })
      }
      for (const record of records) await tx.workflow.putAssignment(record)
      told = await tellOf(tx, actor, records)
      return { assignments: await assignmentsOf(tx, records) }
    })
    return { reply, told }
  })
  hub.announce(document, { type: 'review', what: 'assignment', segment: null })
  announceNews(hub, told)
  return reply
}

/** Marks one's own as done; whoever manages may change all of it. */
export async function changeAssignment(
  { store, hub, now }: Parts,
  actor: Actor,
  params: { document: string; assignment: string },
  { person, step, due, done }: RouteBody<'changeAssignment'>,
): Promise<Assignment> {
  const { shown, told } = await store.write(async (tx) => {
    const before = await requireAssignment(tx, params)
    const manages = can(actor, 'manage')
    const marks = person === undefined && step === undefined && due === undefined
    if (!manages && !(marks && before.person === actor.user)) throw new AppError('auth.forbidden')
    const after: AssignmentRecord = {
      ...before,
      person: person ?? before.person,
      step: step ?? before.step,
      due: due === undefined ? before.due : due,
      doneAt: done === undefined ? before.doneAt : done ? (before.doneAt ?? now()) : null,
    }
    if (person !== undefined || step !== undefined) {
      const { project } = await requireDocument(tx, params.document)
      await requireFit(tx, actor, { ...after, project })
    }
    await tx.workflow.putAssignment(after)
    const told = after.person === before.person ? [] : await tellOf(tx, actor, [after], now())
    return { shown: await assignmentsOf(tx, [after]), told }
  })
  hub.announce(params.document, { type: 'review', what: 'assignment', segment: null })
  announceNews(hub, told)
  const [assignment] = shown
  if (!assignment) throw new AppError('notFound.assignment')
  return assignment
}

export async function removeAssignment(
  { store, hub }: Parts,
  params: { document: string; assignment: string },
): Promise<Record<string, never>> {
  await store.write(async (tx) => {
    const { id } = await requireAssignment(tx, params)
    await tx.workflow.deleteAssignment(id)
  })
  hub.announce(params.document, { type: 'review', what: 'assignment', segment: null })
  return {}
}

async function tellOf(
  tx: WriteQueries,
  actor: Actor,
  [first]: readonly AssignmentRecord[],
  at = first?.createdAt ?? 0,
): Promise<string[]> {
  if (!first) return []
  const { document, person, step, due, range } = first
  const news = { kind: 'assignment' as const, by: actor.user, document, at, step, due, segment: range?.first ?? null }
  return notify(tx, [person], news)
}

async function requireAssignment(
  queries: Pick<ReadQueries, 'documents' | 'workflow'>,
  { document, assignment }: { document: string; assignment: string },
): Promise<AssignmentRecord> {
  await requireDocument(queries, document)
  const record = await queries.workflow.assignment(assignment)
  if (record?.document !== document) throw new AppError('notFound.assignment')
  return record
}

/** Work goes to people of the project whose role includes the step. Throws AppError notFound.person, workflow.notMember, workflow.stepRole. */
async function requireFit(
  queries: Pick<ReadQueries, 'users' | 'people'>,
  actor: Actor,
  { project, person, step }: { project: string; person: string; step: StepName },
): Promise<void> {
  if (!(await queries.users.get(person))) throw new AppError('notFound.person')
  const member = await queries.people.membership(project, person)
  // Who manages everything need not be a member; who has no account was here before there were accounts.
  if (!member && person !== actor.user && (await queries.people.account(person))) {
    throw new AppError('workflow.notMember')
  }
  const role = member?.role ?? (person === actor.user ? actor.role : null)
  if (role !== null && !can({ user: person, role }, rightOfStep[step])) throw new AppError('workflow.stepRole')
}

/** First and last row in the document's order. */
async function rangeIn(
  queries: ReadQueries,
  document: string,
  { first, last }: { first: string; last: string },
): Promise<{ first: string; last: string }> {
  const a = await requireRow(queries, document, first)
  const b = await requireRow(queries, document, last)
  const inOrder = a.unitOrd < b.unitOrd || (a.unitOrd === b.unitOrd && a.ord <= b.ord)
  return inOrder ? { first, last } : { first: last, last: first }
}

async function requireRow(queries: ReadQueries, document: string, id: string): Promise<SegmentRecord> {
  const segment = await queries.segments.get(id)
  if (segment?.document !== document || segment.joinedInto !== null) throw new AppError('notFound.segment')
  return segment
}
