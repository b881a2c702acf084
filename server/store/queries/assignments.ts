import { sql, type Selectable } from 'kysely'
import type { StepName } from '../../../core/api.ts'
import type { Db } from '../db.ts'
import type { AssignmentRecord, NotificationRecord, WorkflowReads, WorkflowWrites } from '../workflow-records.ts'
import type { WorkflowTables } from '../workflow-tables.ts'

function assignmentOf(row: Selectable<WorkflowTables['assignments']>): AssignmentRecord {
  const { first, last, step, done_at, by_user, created_at, ...rest } = row
  return {
    ...rest,
    step: step as StepName,
    range: first === null || last === null ? null : { first, last },
    doneAt: done_at,
    by: by_user,
    createdAt: created_at,
  }
}

function notificationOf(row: Selectable<WorkflowTables['notifications']>): NotificationRecord {
  const { user_id, kind, by_user, step, read_at, ...rest } = row
  return {
    ...rest,
    user: user_id,
    kind: kind as NotificationRecord['kind'],
    by: by_user,
    step: step as StepName | null,
    readAt: read_at,
  }
}

type Reads = Pick<
  WorkflowReads,
  'assignment' | 'assignments' | 'projectAssignments' | 'numberOf' | 'notifications' | 'unread'
>
type Writes = Pick<WorkflowWrites, 'putAssignment' | 'deleteAssignment' | 'notify' | 'markRead'>

export function assignmentReads({ kysely }: Db): Reads {
  const assignments = kysely.selectFrom('assignments').selectAll('assignments').orderBy('assignments.id')
  const notifications = kysely
    .selectFrom('notifications')
    .innerJoin('documents', 'documents.id', 'notifications.document')
    .where('documents.state', '=', 'ready')
  return {
    async assignment(id) {
      const row = await assignments.where('assignments.id', '=', id).executeTakeFirst()
      return row ? assignmentOf(row) : null
    },
    async assignments(document) {
      return (await assignments.where('assignments.document', '=', document).execute()).map(assignmentOf)
    },
    async projectAssignments(project) {
      const rows = await assignments
        .innerJoin('documents', 'documents.id', 'assignments.document')
        .where('documents.project', '=', project)
        .where('documents.state', '=', 'ready')
        .execute()
      return rows.map(assignmentOf)
    },
    async numberOf(segment) {
      const row = await kysely
        .selectFrom('segments')
        .innerJoin('segments as here', (join) =>
          join.onRef('here.document', '=', 'segments.document').on('here.id', '=', segment),
        )
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('segments.joined_into', 'is', null)
        .where(sql<boolean>`(segments.unit_ord, segments.ord, segments.id) <= (here.unit_ord, here.ord, here.id)`)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async notifications(user, limit) {
      const rows = await notifications
        .selectAll('notifications')
        .where('user_id', '=', user)
        .orderBy('notifications.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(notificationOf)
    },
    async unread(user) {
      const row = await notifications
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('user_id', '=', user)
        .where('read_at', 'is', null)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
  }
}

export function assignmentWrites({ kysely }: Db): Writes {
  return {
    async putAssignment({ range, doneAt, by, createdAt, ...rest }) {
      const row = {
        ...rest,
        first: range?.first ?? null,
        last: range?.last ?? null,
        done_at: doneAt,
        by_user: by,
        created_at: createdAt,
      }
      await kysely
        .insertInto('assignments')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async deleteAssignment(id) {
      await kysely.deleteFrom('assignments').where('id', '=', id).execute()
    },
    async notify({ user, by, readAt, ...rest }) {
      await kysely
        .insertInto('notifications')
        .values({ ...rest, user_id: user, by_user: by, read_at: readAt })
        .execute()
    },
    async markRead(user, ids, at) {
      const unread = kysely
        .updateTable('notifications')
        .set({ read_at: at })
        .where('user_id', '=', user)
        .where('read_at', 'is', null)
      if (ids === null) await unread.execute()
      else for (const id of ids) await unread.where('id', '=', id).execute()
    },
  }
}
