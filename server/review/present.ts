import type { Comment, Thread, User } from '../../core/api.ts'
import { flatText } from '../restructure/cut.ts'
import { inlineToNode } from '../../core/model/inline.ts'
import type { CommentRecord, SegmentRecord, ThreadAnchor, ThreadRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** A side as anchors count it: a tag is one character. */
export function flatSide(segment: SegmentRecord, side: 'source' | 'target'): string {
  return flatText(inlineToNode(side, segment[side]))
}

/** Looks each person up once. */
export class People {
  readonly #queries: Pick<ReadQueries, 'users'>
  readonly #known = new Map<string, User>()

  constructor(queries: Pick<ReadQueries, 'users'>) {
    this.#queries = queries
  }

  async get(id: string): Promise<User> {
    const known = this.#known.get(id)
    if (known) return known
    const record = await this.#queries.users.get(id)
    const user = record ? { id, name: record.name, color: record.color } : { id, name: id, color: '#888888' }
    this.#known.set(id, user)
    return user
  }
}

function stateOf({ side, span, quote }: ThreadAnchor, segment: SegmentRecord | null): Thread['state'] {
  if (!span || !segment) return 'orphaned'
  return flatSide(segment, side).slice(span.from, span.to) === quote ? 'anchored' : 'changed'
}

/** A thread as people see it; `segment` is the one it is about. */
export async function threadOf(
  { id, document, segment: about, anchor, resolved, lastAt }: ThreadRecord,
  comments: readonly CommentRecord[],
  segment: SegmentRecord | null,
  people: People,
): Promise<Thread> {
  const written: Comment[] = []
  for (const { thread: _thread, author, mentions, ...comment } of comments) {
    written.push({ ...comment, author: await people.get(author), mentions: [...mentions] })
  }
  return {
    id,
    document,
    segment: about,
    side: anchor?.side ?? null,
    span: anchor?.span ?? null,
    version: anchor && segment ? segment.version : null,
    state: anchor ? stateOf(anchor, segment) : 'anchored',
    quote: anchor?.quote ?? '',
    prefix: anchor?.prefix ?? '',
    suffix: anchor?.suffix ?? '',
    resolved: resolved && { by: await people.get(resolved.by), at: resolved.at },
    comments: written,
    lastAt,
  }
}

/** One thread with all that is shown of it. */
export async function wholeThread(queries: ReadQueries, record: ThreadRecord, people: People): Promise<Thread> {
  const segment = record.segment === null ? null : await queries.segments.get(record.segment)
  return threadOf(record, await queries.comments.ofThread(record.id), segment, people)
}

/** All threads of a document, in a handful of queries. */
export async function threadsOf(queries: ReadQueries, document: string): Promise<Thread[]> {
  const records = await queries.comments.threads(document)
  const ids = [...new Set(records.flatMap(({ segment, anchor }) => (segment !== null && anchor ? [segment] : [])))]
  const segments = new Map((await queries.segments.many(ids)).map((segment) => [segment.id, segment]))
  const comments = new Map<string, CommentRecord[]>()
  for (const comment of await queries.comments.ofDocument(document)) {
    const list = comments.get(comment.thread)
    if (list) list.push(comment)
    else comments.set(comment.thread, [comment])
  }
  const people = new People(queries)
  const threads: Thread[] = []
  for (const record of records) {
    const segment = segments.get(record.segment ?? '') ?? null
    threads.push(await threadOf(record, comments.get(record.id) ?? [], segment, people))
  }
  return threads
}
