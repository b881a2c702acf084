import type { DocumentEvent, StructureRequest } from '../core/api.ts'
import type { Actor } from '../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../core/model/schema.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { once, requestKey } from './idempotent.ts'
import { newId } from './ids.ts'
import { eventOf } from './present.ts'
import { requireSegment, type Restructuring } from './restructure/change.ts'
import { join } from './restructure/join.ts'
import { split } from './restructure/split.ts'
import { undo } from './restructure/undo.ts'
import type { EventRecord } from './store/records.ts'
import { announceCarried } from './suggestions/announce.ts'

/**
 * Splits, joins, or takes one of these back (DESIGN §16, "Split, join, undo"):
 * all or nothing, idempotent like a save, and never a source character changed.
 */
export async function restructure(
  deps: Pick<Deps, 'store' | 'now' | 'hub' | 'kinds'>,
  actor: Actor,
  document: string,
  request: StructureRequest,
): Promise<{ event: DocumentEvent }> {
  const key = requestKey(request, [document, request.op])
  const carried: string[] = []
  const reply = await deps.store.write(async (tx) => {
    const at = deps.now()
    return once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const now: Restructuring = {
        tx,
        actor,
        document,
        client: request.client,
        requestId: request.requestId,
        schema: SCHEMA_VERSION,
        kinds: await deps.kinds.of(tx, document),
        at,
        newId,
        carried: (segment) => void carried.push(segment),
      }
      return { event: eventOf(await perform(now, request.op)) }
    })
  })
  deps.hub.publish(document, [reply.event])
  announceCarried(deps.hub, document, carried)
  return reply
}

async function perform(now: Restructuring, op: StructureRequest['op']): Promise<EventRecord> {
  switch (op.kind) {
    case 'split':
      return split(now, await requireSegment(now, op.segment, op.version), op.sourceAt, op.targetAt)
    case 'join': {
      const first = await requireSegment(now, op.segment, op.version)
      return join(now, first, await requireSegment(now, op.second, op.secondVersion))
    }
    case 'undo':
      return undo(now, op.event)
  }
}
