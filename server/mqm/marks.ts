import type { ErrorMark, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import { anchorOf, requireLive } from '../review/place.ts'
import { People } from '../review/present.ts'
import type { ErrorRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { markOf } from './present.ts'

type MarkDeps = Pick<Deps, 'store' | 'hub' | 'now'>
type Place = { document: string; error: string }

/** Marks an error on words or on a whole side. Changes neither text nor status, and asks for no lock. */
export async function addError(
  deps: MarkDeps,
  actor: Actor,
  document: string,
  request: RouteBody<'addError'>,
): Promise<ErrorMark> {
  const { segment, side, anchor, category, severity, note } = request
  const key = requestKey(request, [document, segment, side, anchor, category, severity, note])
  const mark = await deps.store.write(async (tx) => {
    const at = deps.now()
    return once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const about = await requireLive(tx, document, segment)
      if (anchor && anchor.side !== side) throw new AppError('comment.badPlace')
      const record: ErrorRecord = {
        ...{ id: newId(at), document, segment, side, category, severity },
        anchor: anchor ? anchorOf(about, anchor) : null,
        note: note.normalize('NFC'),
        author: actor.user,
        rater: '',
        createdAt: at,
        updatedAt: at,
      }
      await tx.errors.insert(record)
      return markOf(record, about, new People(tx))
    })
  })
  announce(deps, mark)
  return mark
}

/** Judges an error anew. */
export async function changeError(
  deps: MarkDeps,
  actor: Actor,
  place: Place,
  judged: RouteBody<'changeError'>,
): Promise<ErrorMark> {
  const mark = await deps.store.write(async (tx) => {
    const at = deps.now()
    const record = await requireOwn(tx, actor, place)
    const change = { ...judged, note: judged.note.normalize('NFC') }
    await tx.errors.change(record.id, change, at)
    const segment = await tx.segments.get(record.segment)
    return markOf({ ...record, ...change, updatedAt: at }, segment, new People(tx))
  })
  announce(deps, mark)
  return mark
}

export async function removeError(deps: MarkDeps, actor: Actor, place: Place): Promise<void> {
  const record = await deps.store.write(async (tx) => {
    const own = await requireOwn(tx, actor, place)
    await tx.errors.delete(own.id)
    return own
  })
  announce(deps, record)
}

function announce({ hub }: MarkDeps, { document, segment }: { document: string; segment: string }): void {
  hub.announce(document, { type: 'review', what: 'error', segment })
}

/** An error that the actor has marked, or may judge because they manage the project. */
async function requireOwn(tx: WriteQueries, actor: Actor, { document, error }: Place): Promise<ErrorRecord> {
  await requireDocument(tx, document)
  const record = await tx.errors.get(error)
  if (record?.document !== document) throw new AppError('notFound.error')
  if (record.author !== actor.user && !can(actor, 'manage')) throw new AppError('error.notYours')
  return record
}
