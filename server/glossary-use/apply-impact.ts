import { setImmediate as breathe } from 'node:timers/promises'
import type { DocumentEvent, RouteBody, RouteReply } from '../../core/api.ts'
import type { Inline } from '../../core/model/inline.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { statusAfterEdit, type SegmentStatus } from '../../core/model/status.ts'
import { mayInProject, type Standing } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import { eventOf, type Before } from '../present.ts'
import { Recorded } from '../recorded.ts'
import { moveWithEdits } from '../review/anchors.ts'
import { applySteps } from '../steps.ts'
import type { WriteQueries } from '../store/store.ts'
import { ChangedTerm, type TermChange } from './changed-term.ts'
import { documentsOf } from './impacts.ts'
import { renderingSteps } from './rendering-steps.ts'

type Reply = RouteReply<'applyTermImpact'>
type Parts = Pick<Deps, 'store' | 'hub' | 'now' | 'termHits'>
type Chosen = RouteBody<'applyTermImpact'>['segments'][number]

/** Under this client events of such a step are recorded: no tab takes them for its own. */
export const impactClient = 'term-impact'

/** Segments looked at at once. */
const part = 200

interface Planned extends Chosen {
  steps: Record<string, unknown>[]
  target: Inline
  status: SegmentStatus
}

/** Kept with the batch, so that it can be taken back. */
export interface AppliedBatch {
  glossary: string
  concept: string
  events: { document: string; n: number }[]
}

/**
 * Puts the new rendering into chosen segments, in one write, as ordinary text
 * edits of the actor: confirmed and approved ones become drafts, whoever has
 * them open gets them live. What was worked out before the write is looked at
 * again in it: a segment that has another version by then is `stale`, and so is
 * one that does not render the term the old way.
 */
export async function applyTermImpact(
  deps: Parts,
  standing: Standing,
  change: Required<TermChange>,
  request: RouteBody<'applyTermImpact'>,
): Promise<Reply> {
  const { glossary, concept, from, to } = change
  const planned = await plan(deps, change, request.segments)
  const key = requestKey(request, ['applyTermImpact', glossary, concept, from, to, request.segments])
  const { reply, recorded } = await deps.store.write(async (tx) => {
    const at = deps.now()
    const recorded = new Recorded()
    const reply = await once(tx, key, at, async () => {
      const batch = newId(at)
      const result: Reply = { batch, changed: 0, locked: [], stale: [], forbidden: [] }
      const applied: AppliedBatch = { glossary, concept, events: [] }
      for (const chosen of request.segments) {
        const event = await applyOne({ tx, standing, batch, at, recorded }, chosen, planned.get(chosen.segment))
        if (typeof event === 'string') result[event].push(chosen.segment)
        else {
          result.changed += 1
          applied.events.push({ document: chosen.document, n: event.n })
          recorded.add(chosen.document, event)
        }
      }
      // Kept like any reply, for thirty days.
      await tx.requests.put(impactClient, batch, '', applied, at)
      return result
    })
    return { reply, recorded }
  })
  recorded.publish(deps.hub)
  return reply
}

/** What is to be written, worked out before the write so that the write is short. */
async function plan(
  { store, termHits }: Parts,
  change: Required<TermChange>,
  chosen: readonly Chosen[],
): Promise<Map<string, Planned>> {
  const term = await ChangedTerm.of(store.read, termHits, change)
  const documents = await documentsOf(store.read, change.glossary)
  const planned = new Map<string, Planned>()
  for (const id of new Set(chosen.map(({ document }) => document))) {
    const document = documents.get(id)
    const inDocument = chosen.filter((one) => one.document === id)
    for (let i = 0; document && i < inDocument.length; i += part) {
      const some = inDocument.slice(i, i + part)
      const segments = await store.read.segments.many(some.map(({ segment }) => segment))
      const own = segments.filter((segment) => segment.document === id && segment.joinedInto === null)
      const impacts = await term.impacts(store.read, document, own)
      for (const segment of own) {
        const impact = impacts.get(segment.id)
        if (!impact) continue
        const steps = renderingSteps(segment.target, impact)
        const applied = applySteps(segment.source, segment.target, steps)
        if (!applied.ok) continue
        const status = statusAfterEdit(segment.status, applied.text)
        const { version } = segment
        planned.set(segment.id, { document: id, segment: segment.id, version, steps, target: applied.target, status })
      }
      await breathe()
    }
  }
  return planned
}

/** A changed term goes into a text by who may change both the terms and the text of its project. */
export async function mayApply(
  { documents }: Pick<WriteQueries, 'documents'>,
  standing: Standing,
  document: string,
): Promise<boolean> {
  if (standing.everywhere !== null) return mayInProject(standing, '', 'term') && mayInProject(standing, '', 'text')
  const project = (await documents.get(document))?.project
  if (project === undefined) return false
  return mayInProject(standing, project, 'term') && mayInProject(standing, project, 'text')
}

interface Applying {
  tx: WriteQueries
  standing: Standing
  batch: string
  at: number
  recorded: Recorded
}

async function applyOne(
  { tx, standing, batch, at, recorded }: Applying,
  { document, segment: id, version }: Chosen,
  planned: Planned | undefined,
): Promise<DocumentEvent | 'locked' | 'stale' | 'forbidden'> {
  if (!(await mayApply(tx, standing, document))) return 'forbidden'
  const segment = await tx.segments.get(id)
  if (segment?.document !== document || segment.joinedInto !== null) return 'stale'
  if (segment.locked) return 'locked'
  if (segment.version !== version || planned?.version !== version || planned.document !== document) return 'stale'
  const { steps, status, target } = planned
  if (!(await tx.segments.update(id, version, { target, status }))) return 'stale'
  if (await moveWithEdits(tx, segment, steps)) recorded.carry(document, id)
  const before: Before = { source: segment.source, target: segment.target, status: segment.status }
  const event = {
    document,
    kind: 'text' as const,
    segment: id,
    version: version + 1,
    actor: standing.user,
    client: impactClient,
    request: batch,
    schema: SCHEMA_VERSION,
    payload: { steps, status, before },
    at,
    undoes: null,
  }
  return eventOf({ ...event, n: await tx.events.append(event) })
}
