import * as z from 'zod/mini'
import type { ActionKind } from '../model/permissions.ts'
import { UserSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { count, day, id, time } from './values.ts'

/** Who does what until when, what many rows undergo at once, and what a person is to know of it. */

const written = { client: id, requestId: id }
const project = z.object({ project: id })
const document = z.object({ document: id })
const assignment = z.object({ document: id, assignment: id })
const batch = z.object({ document: id, batch: id })
const done = z.object({})
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))

export const stepNames = ['translate', 'review', 'approve'] as const
export const StepNameSchema = z.enum(stepNames)
export type StepName = (typeof stepNames)[number]
/** What a role must allow for a step to be given to somebody. */
export const rightOfStep = { translate: 'text', review: 'approve', approve: 'approve' } as const satisfies Record<
  StepName,
  ActionKind
>

/**
 * What a document goes through, in this order: its rows are confirmed
 * (translate), approved (review), and at last it is approved as a whole.
 */
export const DocumentStepsSchema = z
  .object({ translate: z.boolean(), review: z.boolean(), approve: z.boolean() })
  .check(z.refine(({ translate, review, approve }) => translate || review || approve))
export type DocumentSteps = z.infer<typeof DocumentStepsSchema>
export const defaultSteps: DocumentSteps = { translate: true, review: true, approve: false }

/** A row that was sent back and has not changed since. */
export const SentBackSchema = z.object({ segment: id, by: UserSchema, at: time, reason: z.string() })
export type SentBack = z.infer<typeof SentBackSchema>

export const WorkflowSchema = z.object({
  steps: DocumentStepsSchema,
  /** Who approved the document as a whole; `current`: no text or status has changed since. */
  approval: z.nullable(z.object({ by: UserSchema, at: time, current: z.boolean() })),
  sentBack: z.array(SentBackSchema),
})
export type Workflow = z.infer<typeof WorkflowSchema>

export const BatchActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm') }),
  z.object({ kind: z.literal('approve') }),
  z.object({ kind: z.literal('sendBack'), reason }),
  z.object({ kind: z.literal('lock') }),
  z.object({ kind: z.literal('unlock') }),
  /** Only where the target is empty. */
  z.object({ kind: z.literal('copySource') }),
  z.object({ kind: z.literal('clearTarget') }),
])
export type BatchAction = z.infer<typeof BatchActionSchema>

export const mostBatchSegments = 200_000
export const BatchResultSchema = z.object({
  batch: id,
  /** Rows that have changed; those that were so already are in neither number. */
  changed: count,
  refused: z.array(z.object({ segment: id, code: z.string() })),
})
export type BatchResult = z.infer<typeof BatchResultSchema>

export const AssignmentSchema = z.object({
  id,
  document: id,
  person: UserSchema,
  step: StepNameSchema,
  /** First and last row of the range; null for both: the whole document. */
  range: z.nullable(z.object({ first: id, last: id, from: count, to: count })),
  due: z.nullable(day),
  doneAt: z.nullable(time),
  by: UserSchema,
  createdAt: time,
})
export type Assignment = z.infer<typeof AssignmentSchema>

export const notificationKinds = ['mention', 'assignment', 'sentBack'] as const
export const NotificationSchema = z.object({
  id,
  kind: z.enum(notificationKinds),
  /** Who called, assigned or sent back. */
  by: UserSchema,
  at: time,
  read: z.boolean(),
  project: id,
  document: id,
  /** The document's. */
  title: z.string(),
  /** The first row it is about; null: the document. */
  segment: z.nullable(id),
  /** How many rows were sent back at once; else 0. */
  segments: count,
  thread: z.nullable(id),
  /** Beginning of the comment, or the reason; '' for an assignment. */
  text: z.string(),
  step: z.nullable(StepNameSchema),
  due: z.nullable(day),
})
export type Notification = z.infer<typeof NotificationSchema>

const ranges = z.array(z.object({ first: id, last: id })).check(z.maxLength(200))

export const workflowRoutes = routeTable({
  getWorkflow: {
    method: 'get',
    path: '/documents/:document/workflow',
    access: 'read',
    params: document,
    reply: WorkflowSchema,
    summary: 'Steps of a document, its approval as a whole, and the rows sent back with their reasons.',
  },
  setSteps: {
    method: 'patch',
    path: '/documents/:document/workflow',
    access: 'manage',
    params: document,
    body: z.object({ steps: DocumentStepsSchema }),
    reply: WorkflowSchema,
    summary: 'Switch steps of a document on or off; at least one stays.',
  },
  approveDocument: {
    method: 'post',
    path: '/documents/:document/approval',
    access: 'approve',
    params: document,
    body: z.object({ approved: z.boolean() }),
    reply: WorkflowSchema,
    summary: 'Approve a document as a whole, or take that back. Refused while rows are not through the steps before.',
  },
  batch: {
    method: 'post',
    path: '/documents/:document/batch',
    // What the action asks for is looked at with it.
    access: 'read',
    params: document,
    body: z.object({
      ...written,
      action: BatchActionSchema,
      /** As they were seen: a row with another text since is refused, not changed unseen. */
      segments: z
        .array(z.object({ segment: id, version: count }))
        .check(z.minLength(1), z.maxLength(mostBatchSegments)),
    }),
    reply: BatchResultSchema,
    summary: 'One action on many rows, in short writes; asked for again, it goes on where it was and answers the same.',
  },
  undoBatch: {
    method: 'post',
    path: '/documents/:document/batch/:batch/undo',
    access: 'read',
    params: batch,
    body: z.object({ ...written }),
    reply: BatchResultSchema,
    summary: 'Take an action on many rows back, where they have not changed since; the reply’s batch takes this back.',
  },
  listAssignments: {
    method: 'get',
    path: '/documents/:document/assignments',
    access: 'read',
    params: document,
    reply: z.object({ assignments: z.array(AssignmentSchema) }),
    summary: 'Who does what in a document, oldest first.',
  },
  listProjectAssignments: {
    method: 'get',
    path: '/projects/:project/assignments',
    access: 'read',
    params: project,
    reply: z.object({ assignments: z.array(AssignmentSchema) }),
    summary: 'Who does what in the documents of a project, oldest first.',
  },
  addAssignments: {
    method: 'post',
    path: '/documents/:document/assignments',
    access: 'manage',
    params: document,
    /** `ranges`: none for the whole document. */
    body: z.object({ ...written, person: id, step: StepNameSchema, due: z.nullable(day), ranges }),
    reply: z.object({ assignments: z.array(AssignmentSchema) }),
    status: 201,
    summary: 'Give a document or ranges of its rows to a person. It is advice: nobody may do more or less by it.',
  },
  changeAssignment: {
    method: 'patch',
    path: '/documents/:document/assignments/:assignment',
    access: 'read',
    params: assignment,
    body: z
      .object({
        person: z.optional(id),
        step: z.optional(StepNameSchema),
        due: z.optional(z.nullable(day)),
        done: z.optional(z.boolean()),
      })
      .check(z.refine((change) => Object.values(change).some((value) => value !== undefined), { path: ['done'] })),
    reply: AssignmentSchema,
    summary: 'Mark one’s own as done or not; whoever manages may change everything.',
  },
  removeAssignment: {
    method: 'delete',
    path: '/documents/:document/assignments/:assignment',
    access: 'manage',
    params: assignment,
    reply: done,
    summary: 'Take an assignment back.',
  },
  listNotifications: {
    method: 'get',
    path: '/notifications',
    access: 'read',
    reply: z.object({ unread: count, notifications: z.array(NotificationSchema) }),
    summary: 'What the actor is to know: called, assigned, sent back; latest first, at most 100.',
  },
  markNotificationsRead: {
    method: 'post',
    path: '/notifications/read',
    access: 'read',
    /** null: all. */
    body: z.object({ notifications: z.nullable(z.array(id).check(z.maxLength(1000))) }),
    reply: z.object({ unread: count }),
    summary: 'The actor has read these notifications.',
  },
})
