import type { Dismissal, RouteBody } from '../core/api.ts'
import { pairHash, type PairHash } from '../core/checks/dismissals.ts'
import { AppError } from '../core/errors.ts'
import type { Actor } from '../core/model/permissions.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { newId } from './ids.ts'
import { sideTexts } from './sides.ts'
import type { DismissalRecord } from './store/records.ts'
import type { WriteQueries } from './store/store.ts'

export function dismissalOf({ document: _document, ...dismissal }: DismissalRecord): Dismissal {
  return dismissal
}

/** Dismisses an issue; the same once more gives the dismissal that is there. */
export async function dismissIssue(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  document: string,
  request: RouteBody<'dismissIssue'>,
): Promise<Dismissal> {
  const record = await deps.store.write(async (tx) => {
    await requireDocument(tx, document)
    const scoped = request.scope === 'kind' ? null : await textsOf(tx, document, request)
    const asked = {
      check: request.check,
      scope: request.scope,
      segment: scoped?.segment ?? null,
      sourceHash: scoped?.sourceHash ?? null,
      targetHash: scoped?.targetHash ?? null,
      key: request.scope === 'kind' ? null : (request.key ?? null),
    }
    const same = (other: DismissalRecord): boolean =>
      (Object.keys(asked) as (keyof typeof asked)[]).every((field) => other[field] === asked[field])
    const earlier = (await tx.dismissals.list(document)).find(same)
    if (earlier) return earlier
    const at = deps.now()
    const fresh: DismissalRecord = {
      id: newId(at),
      document,
      ...asked,
      reason: request.reason.normalize('NFC'),
      user: actor.user,
      at,
    }
    await tx.dismissals.insert(fresh)
    return fresh
  })
  deps.hub.announce(document, { type: 'dismissals' })
  return dismissalOf(record)
}

/** The segment and its texts, as the person saw them where the request says so. */
async function textsOf(
  tx: WriteQueries,
  document: string,
  { segment: id, sourceHash, targetHash }: RouteBody<'dismissIssue'>,
): Promise<PairHash & { segment: string }> {
  const segment = id === null ? null : await tx.segments.get(id)
  if (!segment || segment.document !== document || segment.joinedInto !== null) {
    throw new AppError('notFound.segment')
  }
  const { source, target } = sideTexts(segment)
  const now = pairHash(source, target)
  return { segment: segment.id, sourceHash: sourceHash ?? now.sourceHash, targetHash: targetHash ?? now.targetHash }
}

/** Takes a dismissal back. */
export async function restoreIssue(
  deps: Pick<Deps, 'store' | 'hub'>,
  document: string,
  dismissal: string,
): Promise<void> {
  await deps.store.write(async (tx) => {
    await requireDocument(tx, document)
    const record = await tx.dismissals.get(dismissal)
    if (record?.document !== document) throw new AppError('notFound.dismissal')
    await tx.dismissals.delete(dismissal)
  })
  deps.hub.announce(document, { type: 'dismissals' })
}
