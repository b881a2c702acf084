import { sql, type Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { CommentRecord, ThreadRecord } from '../records.ts'
import type { CommentReads, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

function threadOf(row: Selectable<Tables['threads']>): ThreadRecord {
  const { id, document, segment, side, span_from: from, span_to: to, quote, prefix, suffix } = row
  const span = from === null || to === null ? null : { from, to }
  return {
    id,
    document,
    segment,
    anchor: side === null ? null : { side: side as 'source' | 'target', span, quote, prefix, suffix },
    resolved: row.resolved_by === null ? null : { by: row.resolved_by, at: row.resolved_at ?? 0 },
    lastAt: row.last_at,
  }
}

function commentOf({ mentions, edited_at, ...row }: Selectable<Tables['comments']>): CommentRecord {
  return { ...row, mentions: JSON.parse(mentions) as string[], editedAt: edited_at }
}

export function commentReads({ kysely }: Db): CommentReads {
  const threads = kysely.selectFrom('threads').selectAll()
  const comments = kysely.selectFrom('comments').selectAll('comments')
  return {
    async thread(id) {
      const row = await threads.where('id', '=', id).executeTakeFirst()
      return row ? threadOf(row) : null
    },
    async threads(document) {
      return (await threads.where('document', '=', document).orderBy('id').execute()).map(threadOf)
    },
    async anchored(segment) {
      return (await threads.where('segment', '=', segment).where('span_from', 'is not', null).execute()).map(threadOf)
    },
    async comment(id) {
      const row = await comments.where('id', '=', id).executeTakeFirst()
      return row ? commentOf(row) : null
    },
    async ofThread(thread) {
      return (await comments.where('thread', '=', thread).orderBy('id').execute()).map(commentOf)
    },
    async ofDocument(document) {
      const rows = await comments
        .innerJoin('threads', 'threads.id', 'comments.thread')
        .where('threads.document', '=', document)
        .orderBy('comments.id')
        .execute()
      return rows.map(commentOf)
    },
    async readBy(user, document) {
      const rows = await kysely
        .selectFrom('thread_reads')
        .innerJoin('threads', 'threads.id', 'thread_reads.thread')
        .select(['thread_reads.thread', 'thread_reads.at'])
        .where('threads.document', '=', document)
        .where('thread_reads.user_id', '=', user)
        .execute()
      return new Map(rows.map(({ thread, at }) => [thread, at]))
    },
    newsFor: newsFor(kysely),
  }
}

/** Threads where a user wrote or is called and that have come on since. */
const newsFor =
  (kysely: Db['kysely']): CommentReads['newsFor'] =>
  async (user, limit) => {
    const called = sql<number>`EXISTS (SELECT 1 FROM comments, json_each(comments.mentions) AS who
      WHERE comments.thread = threads.id AND who.value = ${user})`
    const wrote = sql<boolean>`EXISTS (SELECT 1 FROM comments WHERE comments.thread = threads.id AND comments.author = ${user})`
    const rows = await kysely
      .selectFrom('threads')
      .innerJoin('documents', 'documents.id', 'threads.document')
      .leftJoin('thread_reads', (join) =>
        join.onRef('thread_reads.thread', '=', 'threads.id').on('thread_reads.user_id', '=', user),
      )
      .selectAll('threads')
      .select(called.as('called'))
      .where('documents.state', '=', 'ready')
      .where(sql<boolean>`threads.last_at > coalesce(thread_reads.at, 0)`)
      .where(sql<boolean>`(${called} OR ${wrote})`)
      .orderBy('threads.last_at', 'desc')
      .orderBy('threads.id', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ thread: threadOf(row), mentioned: row.called !== 0 }))
  }

export function commentWrites(db: Db): WriteQueries['comments'] {
  const { kysely } = db
  return {
    ...commentReads(db),
    async insertThread({ id, document, segment, anchor, resolved, lastAt }) {
      await kysely
        .insertInto('threads')
        .values({
          id,
          document,
          segment,
          side: anchor?.side ?? null,
          span_from: anchor?.span?.from ?? null,
          span_to: anchor?.span?.to ?? null,
          quote: anchor?.quote ?? '',
          prefix: anchor?.prefix ?? '',
          suffix: anchor?.suffix ?? '',
          resolved_by: resolved?.by ?? null,
          resolved_at: resolved?.at ?? null,
          last_at: lastAt,
        })
        .execute()
    },
    async moveThread(id, segment, span) {
      await kysely
        .updateTable('threads')
        .set({ segment, span_from: span?.from ?? null, span_to: span?.to ?? null })
        .where('id', '=', id)
        .execute()
    },
    async handOver(from, to) {
      await kysely.updateTable('threads').set({ segment: to }).where('segment', '=', from).execute()
    },
    async resolve(id, resolved) {
      await kysely
        .updateTable('threads')
        .set({ resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
        .where('id', '=', id)
        .execute()
    },
    ...writingOf(kysely),
  }
}

/** Writing in threads. */
function writingOf(kysely: Db['kysely']): Pick<WriteQueries['comments'], 'insertComment' | 'editComment' | 'markRead'> {
  return {
    async insertComment({ mentions, editedAt, ...comment }) {
      await kysely
        .insertInto('comments')
        .values({ ...comment, mentions: JSON.stringify(mentions), edited_at: editedAt })
        .execute()
      await kysely.updateTable('threads').set({ last_at: comment.at }).where('id', '=', comment.thread).execute()
    },
    async editComment(id, text, mentions, at) {
      await kysely
        .updateTable('comments')
        .set({ text, mentions: JSON.stringify(mentions), edited_at: at })
        .where('id', '=', id)
        .execute()
    },
    async markRead(user, threads, at) {
      for (const thread of threads) {
        await kysely
          .insertInto('thread_reads')
          .values({ thread, user_id: user, at })
          .onConflict((conflict) => conflict.columns(['thread', 'user_id']).doUpdateSet({ at }))
          .execute()
      }
    },
  }
}
