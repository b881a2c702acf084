import type { DecisionResult, DocumentEvent, RouteBody, RouteReply } from '../../core/api.ts'
import type { ErrorCode } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { statusAfterEdit } from '../../core/model/status.ts'
import { applyHunks, hunksOf, hunkSteps } from '../../core/review/hunks.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { eventOf } from '../present.ts'
import { moveWithEdits } from '../review/anchors.ts'
import { People } from '../review/present.ts'
import { applySteps } from '../steps.ts'
import type { SegmentRecord, SuggestionRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { sameInline } from './carry.ts'
import { suggestionInfo } from './present.ts'

type Body = RouteBody<'decideSuggestions'>

interface Deciding {
  tx: WriteQueries
  actor: Actor
  document: string
  request: Body
  at: number
  people: People
  /** Versions before this request: what it changes itself does not outdate what it asks for. */
  before: ReadonlyMap<string, number>
  /** What happened, to be shown to everyone once it is durable. */
  events: DocumentEvent[]
}

/** Accepts or rejects suggestions or hunks of them, each by itself, in one write. */
export async function decideSuggestions(
  { store, hub, now }: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  document: string,
  request: Body,
): Promise<RouteReply<'decideSuggestions'>> {
  const key = requestKey(request, [document, request.decision, request.items])
  const { reply, events } = await store.write(async (tx) => {
    const events: DocumentEvent[] = []
    const at = now()
    const reply = await once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const before = await versionsOf(tx, request)
      const deciding: Deciding = { tx, actor, document, request, at, people: new People(tx), before, events }
      const results: DecisionResult[] = []
      for (const item of request.items) results.push(await decideOne(deciding, item))
      return { results }
    })
    return { reply, events }
  })
  hub.publish(document, events)
  hub.announce(document, { type: 'review', what: 'suggestion', segment: null })
  return reply
}

async function versionsOf(tx: WriteQueries, { items }: Body): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const { suggestion } of items) {
    const record = await tx.suggestions.get(suggestion)
    if (record) versions.set(suggestion, record.version)
  }
  return versions
}

const refused = (code: ErrorCode): DecisionResult => ({ result: 'refused', code })

async function decideOne(deciding: Deciding, item: Body['items'][number]): Promise<DecisionResult> {
  const { tx, actor, document, request } = deciding
  const record = await tx.suggestions.get(item.suggestion)
  if (record?.document !== document) return refused('notFound.suggestion')
  if (record.state !== 'open' && record.state !== 'conflict') return refused('suggestion.decided')
  const own = request.decision === 'reject' && record.author === actor.user
  if (!own && !can(actor, 'text')) return refused('auth.forbidden')
  if (deciding.before.get(record.id) !== item.version) return refused('suggestion.outdated')
  // Hunks are counted from the text that was seen.
  if (item.hunks !== null && record.version !== item.version) return refused('suggestion.outdated')
  const segment = await tx.segments.get(record.segment)
  if (!segment || segment.joinedInto !== null) return refused('notFound.segment')
  const count = item.hunks === null ? 0 : hunksOf(record.base, record.text).length
  if (item.hunks?.some((hunk) => hunk >= count)) return refused('suggestion.outdated')
  return request.decision === 'accept'
    ? accept(deciding, record, segment, item.hunks)
    : reject(deciding, record, segment, item.hunks)
}

/** An ordinary save of the text, with credit to who suggested it. */
async function accept(
  deciding: Deciding,
  record: SuggestionRecord,
  segment: SegmentRecord,
  hunks: number[] | null,
): Promise<DecisionResult> {
  const { tx, actor, document, request, at, events, people } = deciding
  if (segment.locked) return refused('save.locked')
  if (record.state === 'conflict' || !sameInline(record.base, segment.target)) return refused('suggestion.conflict')
  const steps = hunkSteps(record.base, record.text, hunks).map((step) => step.toJSON() as Record<string, unknown>)
  const applied = applySteps(segment.source, segment.target, steps)
  if (!applied.ok) return refused(applied.code)
  const status = statusAfterEdit(segment.status, applied.text)
  if (!(await tx.segments.update(segment.id, segment.version, { target: applied.target, status }))) {
    throw new Error(`segment ${segment.id} changed inside its own write`)
  }
  const version = segment.version + 1
  const whole = sameInline(applied.target, record.text)
  const left: SuggestionRecord = {
    ...record,
    base: applied.target,
    baseVersion: version,
    state: whole ? 'accepted' : 'open',
    decided: whole ? { by: actor.user, at } : null,
    version: record.version + 1,
    updatedAt: at,
  }
  // Decided first, so that the others are carried over and this one is not.
  await tx.suggestions.replace(whole ? left : { ...left, state: 'accepted' })
  await moveWithEdits(tx, segment, steps)
  await tx.suggestions.replace(left)
  const event = {
    ...{ document, kind: 'text' as const, segment: segment.id, version, actor: actor.user, at, undoes: null },
    ...{ client: request.client, request: request.requestId, schema: SCHEMA_VERSION },
    payload: { steps, status, via: { how: 'suggestion', by: record.author, of: record.id } },
  }
  events.push(eventOf({ ...event, n: await tx.events.append(event) }))
  return { result: 'ok', suggestion: await suggestionInfo(left, people), target: version }
}

/** Takes hunks out of a suggestion; with none left it is over. */
async function reject(
  { tx, actor, at, people }: Deciding,
  record: SuggestionRecord,
  segment: SegmentRecord,
  hunks: number[] | null,
): Promise<DecisionResult> {
  const kept =
    hunks === null
      ? []
      : hunksOf(record.base, record.text)
          .map((_, place) => place)
          .filter((place) => !hunks.includes(place))
  const over = kept.length === 0
  const left: SuggestionRecord = {
    ...record,
    text: over ? record.text : applyHunks(record.base, record.text, kept),
    state: over ? (record.author === actor.user ? 'withdrawn' : 'rejected') : record.state,
    decided: over ? { by: actor.user, at } : null,
    version: record.version + 1,
    updatedAt: at,
  }
  await tx.suggestions.replace(left)
  return { result: 'ok', suggestion: await suggestionInfo(left, people), target: segment.version }
}
