import { Step } from 'prosemirror-transform'
import type { DocumentEvent, RouteBody, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { inlineToNode } from '../../core/model/inline.ts'
import { schema, SCHEMA_VERSION } from '../../core/model/schema.ts'
import type { Standing } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import { requireGlossary } from '../glossary/rights.ts'
import { once, requestKey } from '../idempotent.ts'
import { eventOf, type Before } from '../present.ts'
import { Recorded } from '../recorded.ts'
import { moveWithEdits } from '../review/anchors.ts'
import type { EventRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { impactClient, mayApply, type AppliedBatch } from './apply-impact.ts'

type Reply = RouteReply<'undoTermImpact'>

/**
 * Takes a step of `applyTermImpact` back: segments that nobody has touched since
 * are again what they were, their status too. Those touched or locked stay, and
 * are told. Throws AppError notFound.event for a batch that is none of this
 * concept, or older than thirty days.
 */
export async function undoTermImpact(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  standing: Standing,
  { glossary, concept }: { glossary: string; concept: string },
  request: RouteBody<'undoTermImpact'>,
): Promise<Reply> {
  const key = requestKey(request, ['undoTermImpact', glossary, concept, request.batch])
  const { reply, recorded } = await deps.store.write(async (tx) => {
    const at = deps.now()
    const recorded = new Recorded()
    const reply = await once(tx, key, at, async () => {
      await requireGlossary(tx, glossary)
      const batch = (await tx.requests.get(impactClient, request.batch))?.reply as AppliedBatch | undefined
      if (batch?.glossary !== glossary || batch.concept !== concept) throw new AppError('notFound.event')
      const result: Reply = { restored: 0, changedSince: [], locked: [], forbidden: [] }
      for (const { document, n } of batch.events) {
        const applied = await tx.events.get(document, n)
        // Gone with its document.
        if (applied?.segment === null || applied === null) continue
        const restored = await restore(
          { tx, standing, request: request.requestId, at, recorded },
          applied,
          applied.segment,
        )
        if (typeof restored === 'string') result[restored].push(applied.segment)
        else {
          result.restored += 1
          recorded.add(document, restored)
        }
      }
      return result
    })
    return { reply, recorded }
  })
  recorded.publish(deps.hub)
  return reply
}

interface Restoring {
  tx: WriteQueries
  standing: Standing
  request: string
  at: number
  recorded: Recorded
}

async function restore(
  { tx, standing, request, at, recorded }: Restoring,
  applied: EventRecord,
  id: string,
): Promise<DocumentEvent | 'changedSince' | 'locked' | 'forbidden'> {
  if (!(await mayApply(tx, standing, applied.document))) return 'forbidden'
  const segment = await tx.segments.get(id)
  if (!segment || segment.joinedInto !== null || segment.version !== applied.version) return 'changedSince'
  if (segment.locked) return 'locked'
  const { steps, before } = applied.payload as unknown as { steps: unknown[]; before: Before }
  const { target, status } = before
  const back = inverse(before, steps)
  await tx.segments.update(id, segment.version, { target, status })
  if (await moveWithEdits(tx, segment, back)) recorded.carry(applied.document, id)
  const event = {
    document: applied.document,
    kind: 'text' as const,
    segment: id,
    version: segment.version + 1,
    actor: standing.user,
    client: impactClient,
    request,
    schema: SCHEMA_VERSION,
    payload: { steps: back, status },
    at,
    undoes: applied.n,
  }
  return eventOf({ ...event, n: await tx.events.append(event) })
}

function inverse({ target }: Before, steps: readonly unknown[]): Record<string, unknown>[] {
  let node = inlineToNode('target', target)
  const inverted: Step[] = []
  for (const json of steps) {
    const step = Step.fromJSON(schema, json)
    inverted.unshift(step.invert(node))
    const { doc } = step.apply(node)
    if (!doc) throw new Error('a recorded step does not fit the text it was made for')
    node = doc
  }
  return inverted.map((step) => step.toJSON() as Record<string, unknown>)
}
