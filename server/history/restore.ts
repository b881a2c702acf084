import type { DocumentEvent, RouteBody, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { statusAfterEdit } from '../../core/model/status.ts'
import { hunkSteps } from '../../core/review/hunks.ts'
import { replay } from '../../core/review/history/replay.ts'
import type { Deps } from '../deps.ts'
import { once, requestKey } from '../idempotent.ts'
import { eventOf } from '../present.ts'
import { moveWithEdits } from '../review/anchors.ts'
import { applySteps } from '../steps.ts'
import { announceCarried } from '../suggestions/announce.ts'
import type { WriteQueries } from '../store/store.ts'
import { requireAnySegment } from './segment-history.ts'

type Params = { document: string; segment: string }
type Reply = RouteReply<'restoreVersion'>

/** Brings an earlier target back as an ordinary edit of the actor: what hangs on the text goes along. */
export async function restoreVersion(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  params: Params,
  body: RouteBody<'restoreVersion'>,
): Promise<Reply> {
  const key = requestKey(body, ['restoreVersion', params, body.version, body.baseVersion])
  const { reply, events, carried } = await deps.store.write(async (tx) => {
    const at = deps.now()
    const [events, carried]: [DocumentEvent[], string[]] = [[], []]
    const reply = await once(tx, key, at, () => restore(tx, actor, params, body, { at, events, carried }))
    return { reply, events, carried }
  })
  deps.hub.publish(params.document, events)
  announceCarried(deps.hub, params.document, carried)
  return reply
}

async function restore(
  tx: WriteQueries,
  actor: Actor,
  params: Params,
  { client, requestId, version, baseVersion }: RouteBody<'restoreVersion'>,
  { at, events, carried }: { at: number; events: DocumentEvent[]; carried: string[] },
): Promise<Reply> {
  const segment = await requireAnySegment(tx, params)
  const { id, document } = segment
  if (!can(actor, 'text', { locked: segment.locked })) throw new AppError('save.locked')
  if (segment.version !== baseVersion || segment.joinedInto !== null) throw new AppError('history.outdated')
  const log = await tx.events.ofSegment(document, id, -1)
  const then =
    version === 0 && log[0]?.segment === id
      ? ''
      : replay(id, log).find(({ after }) => after.version === version)?.after.target
  if (then === undefined) throw new AppError('notFound.version')
  // By words, so that what hangs on words that stand in both stays with them.
  const steps = hunkSteps(segment.target, then, null).map((step) => step.toJSON() as Record<string, unknown>)
  if (steps.length === 0) return { version: segment.version, event: log.at(-1)?.n ?? 0, status: segment.status }
  const applied = applySteps(segment.source, segment.target, steps)
  // A tag of before a split may be of the other part's source by now.
  if (!applied.ok) throw new AppError(applied.code, applied.params)
  const status = statusAfterEdit(segment.status, applied.text)
  if (await moveWithEdits(tx, segment, steps)) carried.push(id)
  if (!(await tx.segments.update(id, segment.version, { target: applied.target, status }))) {
    throw new Error(`segment ${id} changed inside its own write`)
  }
  const event = {
    document,
    kind: 'text' as const,
    segment: id,
    version: segment.version + 1,
    actor: actor.user,
    // The tab that asked has not made this edit itself: it takes it as it takes others'.
    client: 'restore',
    request: `${client} ${requestId}`,
    schema: SCHEMA_VERSION,
    payload: { steps, status, via: { how: 'restore', version } },
    at,
    undoes: null,
  }
  const n = await tx.events.append(event)
  events.push(eventOf({ ...event, n }))
  return { version: event.version, event: n, status }
}
