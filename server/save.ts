import type { DocumentEvent, SaveItem, SaveRequest, SaveResult } from '../core/api.ts'
import { AppError, type ErrorCode, type ErrorParams } from '../core/errors.ts'
import { inlineText } from '../core/model/inline.ts'
import { can, type ActionKind, type Actor } from '../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../core/model/schema.ts'
import { statusAfterEdit, statusMove } from '../core/model/status.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { once, requestKey } from './idempotent.ts'
import { eventOf } from './present.ts'
import { moveWithEdits } from './review/anchors.ts'
import { applySteps } from './steps.ts'
import { announceCarried } from './suggestions/announce.ts'
import { announceNews } from './workflow/notify.ts'
import { recordSentBack } from './workflow/sent-back.ts'
import type { EventRecord, SegmentRecord } from './store/records.ts'
import type { SegmentChange, WriteQueries } from './store/store.ts'

/** One save in its write. */
interface Saving {
  tx: WriteQueries
  actor: Actor
  document: string
  request: SaveRequest
  at: number
  /** What happened, to be shown to everyone once it is durable. */
  events: DocumentEvent[]
  /** Who is to know of it. */
  told: string[]
  /** Segments whose suggestions have been carried over. */
  carried: string[]
}

/**
 * Saves edits and status moves (DESIGN §16, "Save batch"): one write for the
 * whole request, one result per item, durable before it becomes visible.
 */
export async function save(
  deps: Pick<Deps, 'store' | 'now' | 'hub'>,
  actor: Actor,
  document: string,
  request: SaveRequest,
): Promise<{ results: SaveResult[] }> {
  if (request.schema !== SCHEMA_VERSION) throw new AppError('request.schema', { schema: SCHEMA_VERSION })
  const key = requestKey(request, [document, request.items])
  const { reply, events, told, carried } = await deps.store.write(async (tx) => {
    const saving: Saving = { tx, actor, document, request, at: deps.now(), events: [], told: [], carried: [] }
    const reply = await once(tx, key, saving.at, async () => {
      const results: SaveResult[] = []
      for (const item of request.items) results.push(await saveItem(saving, item))
      // A segment that is in the document proves that the document is there, and only a ready one has shown its ids.
      if (results.some((result) => result.result === 'refused')) await requireDocument(tx, document)
      return { results }
    })
    return { reply, events: saving.events, told: saving.told, carried: saving.carried }
  })
  deps.hub.publish(document, events)
  announceNews(deps.hub, told)
  announceCarried(deps.hub, document, carried)
  return reply
}

async function saveItem(saving: Saving, item: SaveItem): Promise<SaveResult> {
  const segment = await saving.tx.segments.get(item.segment)
  if (!segment || segment.document !== saving.document) return refused('notFound.segment')
  const action = actionOf(item)
  if (!can(saving.actor, action)) return refused('auth.forbidden')
  if (!can(saving.actor, action, { locked: segment.locked })) return refused('save.locked')
  if (item.baseVersion > segment.version) return refused('save.unknownVersion')
  if (item.baseVersion < segment.version) return outdated(saving, item)
  if (segment.joinedInto !== null) return refused('notFound.segment')
  return item.op === 'steps' ? saveSteps(saving, segment, item) : saveStatus(saving, segment, item)
}

/** What an item asks for. Sending back, which is told with its reason, is a reviewer's. */
function actionOf(item: SaveItem): ActionKind {
  if (item.op === 'steps') return 'text'
  return item.status === 'approved' || item.reason !== undefined ? 'approve' : 'status'
}

async function saveSteps(
  saving: Saving,
  segment: SegmentRecord,
  { steps, how }: Extract<SaveItem, { op: 'steps' }>,
): Promise<SaveResult> {
  const applied = applySteps(segment.source, segment.target, steps)
  if (!applied.ok) return refused(applied.code, applied.params)
  const status = statusAfterEdit(segment.status, applied.text)
  if (await moveWithEdits(saving.tx, segment, steps)) saving.carried.push(segment.id)
  return commit(
    saving,
    segment,
    { target: applied.target, status },
    { kind: 'text', payload: { steps, status, ...(how ? { via: { how } } : {}) } },
  )
}

async function saveStatus(
  saving: Saving,
  segment: SegmentRecord,
  { status, reason }: Extract<SaveItem, { op: 'status' }>,
): Promise<SaveResult> {
  const move = statusMove(segment.status, status, inlineText(segment.target))
  if (move === 'emptyTarget') return refused('save.emptyTarget')
  if (move === 'notAllowed') return refused('save.statusMove', { from: segment.status, to: status })
  if (reason && status === 'draft') saving.told.push(...(await recordSentBack(saving, segment, reason)))
  return commit(
    saving,
    segment,
    { status },
    { kind: 'status', payload: { from: segment.status, status, ...(reason ? { reason } : {}) } },
  )
}

/** Writes the change and its event; the result tells the client where it stands. */
async function commit(
  saving: Saving,
  segment: SegmentRecord,
  change: SegmentChange & { status: SegmentRecord['status'] },
  what: Pick<EventRecord, 'kind' | 'payload'>,
): Promise<SaveResult> {
  const { tx, actor, document, request, at } = saving
  if (!(await tx.segments.update(segment.id, segment.version, change))) {
    throw new Error(`segment ${segment.id} changed inside its own write`)
  }
  const event: Omit<EventRecord, 'n'> = {
    ...what,
    document,
    segment: segment.id,
    version: segment.version + 1,
    actor: actor.user,
    client: request.client,
    request: request.requestId,
    schema: request.schema,
    at,
    undoes: null,
  }
  const n = await tx.events.append(event)
  saving.events.push(eventOf({ ...event, n }))
  return { result: 'ok', version: segment.version + 1, event: n, status: change.status }
}

/**
 * The client has not seen the segment as it is now. Edits are rebased by the
 * client on the events it lacks. A status belongs to the text that was seen: if
 * that has changed since, the move is refused for good.
 */
async function outdated(saving: Saving, item: SaveItem): Promise<SaveResult> {
  const events = await saving.tx.events.ofSegment(saving.document, item.segment, item.baseVersion)
  const textChanged = events.some((event) => event.kind !== 'status' && event.kind !== 'lock')
  if (item.op === 'status' && textChanged) return refused('save.statusOutdated')
  return { result: 'conflict', events: events.map(eventOf) }
}

function refused(code: ErrorCode, params: ErrorParams = {}): SaveResult {
  return { result: 'refused', code, params }
}
