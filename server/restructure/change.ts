import type { Actor } from '../../core/model/permissions.ts'
import { can } from '../../core/model/permissions.ts'
import { AppError } from '../../core/errors.ts'
import { inlineToNode, nodeText, nodeToInline, type Inline } from '../../core/model/inline.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { UnitKind } from '../../core/model/unit.ts'
import { countWords } from '../../core/language/words.ts'
import type { Node } from 'prosemirror-model'
import { rowOf, type Before } from '../present.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'

/** One structure operation in its write. */
export interface Restructuring {
  tx: WriteQueries
  actor: Actor
  document: string
  client: string
  requestId: string
  schema: number
  kinds: readonly UnitKind[]
  at: number
  newId(): string
  /** Suggestions for this segment have been carried over. */
  carried(segment: string): void
}

/** What a split or join writes into its event, beside what `eventOf` adds. */
export interface StructurePayload {
  before: Before
  second: string
  sourceAt: number
  targetAt: number
  structure: number
  rows: ReturnType<typeof rowOf>[]
}

/** The texts and status of one segment after the operation. */
export interface Part {
  source: Node
  target: Node
  status: SegmentStatus
}

export interface Content {
  source: Inline
  target: Inline
  status: SegmentStatus
  words: number
}

export function contentOf(part: Part): Content {
  return {
    source: nodeToInline(part.source),
    target: nodeToInline(part.target),
    status: part.status,
    words: countWords(nodeText(part.source)),
  }
}

export const sourceOf = (segment: SegmentRecord): Node => inlineToNode('source', segment.source)
export const targetOf = (segment: SegmentRecord): Node => inlineToNode('target', segment.target)

/** A live segment of the document that may be restructured, as the client knows it. */
export async function requireSegment(now: Restructuring, id: string, version: number): Promise<SegmentRecord> {
  const segment = await now.tx.segments.get(id)
  if (!segment || segment.document !== now.document) throw new AppError('notFound.segment')
  if (segment.version !== version || segment.joinedInto !== null) throw new AppError('structure.outdated')
  requireUnlocked(now, segment)
  return segment
}

export function requireUnlocked(now: Restructuring, segment: SegmentRecord): void {
  if (!can(now.actor, 'structure', { locked: segment.locked })) throw new AppError('save.locked')
}

/** Compare-and-swap inside a write can only fail by a fault of the program. */
export async function update(
  now: Restructuring,
  segment: SegmentRecord,
  change: Parameters<WriteQueries['segments']['update']>[2],
): Promise<SegmentRecord> {
  if (!(await now.tx.segments.update(segment.id, segment.version, change))) {
    throw new Error(`segment ${segment.id} changed inside its own write`)
  }
  return { ...segment, ...change, version: segment.version + 1 }
}

/** Appends the event of a split or join and gives it back as recorded. */
export async function record(
  now: Restructuring,
  kind: 'split' | 'join',
  first: SegmentRecord,
  second: SegmentRecord,
  what: Pick<StructurePayload, 'before' | 'sourceAt' | 'targetAt'> & { undoes: number | null },
): Promise<EventRecord> {
  const live = kind === 'split' ? [first, second] : [first]
  const payload: StructurePayload = {
    second: second.id,
    sourceAt: what.sourceAt,
    targetAt: what.targetAt,
    structure: await now.tx.documents.raiseStructure(now.document),
    rows: live.map((segment) => rowOf(segment, now.kinds[segment.unitOrd] ?? 'paragraph')),
    before: what.before,
  }
  const event = {
    document: now.document,
    kind,
    segment: first.id,
    version: first.version,
    actor: now.actor.user,
    client: now.client,
    request: now.requestId,
    schema: now.schema,
    payload: { ...payload },
    at: now.at,
    undoes: what.undoes,
  }
  return { ...event, n: await now.tx.events.append(event) }
}
