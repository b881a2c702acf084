import type { RouteBody, TermException } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import { sideText } from '../sides.ts'
import { announceTerms } from './announce.ts'

type Parts = Pick<Deps, 'store' | 'hub' | 'now'>

/** Says that a hit is none; said once more of the same hit, the exception that is there answers. */
export async function addTermException(
  deps: Parts,
  actor: Actor,
  document: string,
  request: RouteBody<'addTermException'>,
): Promise<TermException> {
  const surface = request.surface.normalize('NFC')
  const { scope, segment, glossary, concept } = request
  const key = requestKey(request, ['addTermException', document, scope, segment, glossary, concept, surface])
  const exception = await deps.store.write(async (tx) => {
    const at = deps.now()
    return once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const record = await tx.segments.get(segment)
      if (record?.document !== document || record.joinedInto !== null) throw new AppError('notFound.segment')
      if (!(await tx.glossaries.get(glossary))) throw new AppError('notFound.glossary')
      if (!(await tx.glossaries.concept(glossary, concept))) throw new AppError('notFound.concept')
      if (!sideText('source', record.source).includes(surface)) {
        throw new AppError('request.invalid', { path: 'body.surface' })
      }
      const asked = { document, segment: scope === 'segment' ? segment : null, glossary, concept, surface }
      const earlier = (await tx.termExceptions.list(document)).find((other) =>
        (Object.keys(asked) as (keyof typeof asked)[]).every((field) => other[field] === asked[field]),
      )
      if (earlier) return earlier
      const fresh = { id: newId(at), ...asked, user: actor.user, at }
      await tx.termExceptions.insert(fresh)
      return fresh
    })
  })
  await announceTerms(deps, document)
  return exception
}

export async function deleteTermException(
  deps: Pick<Deps, 'store' | 'hub'>,
  document: string,
  id: string,
): Promise<void> {
  await deps.store.write(async (tx) => {
    await requireDocument(tx, document)
    const exception = await tx.termExceptions.get(id)
    if (exception?.document !== document) throw new AppError('notFound.exception')
    await tx.termExceptions.delete(id)
  })
  await announceTerms(deps, document)
}
