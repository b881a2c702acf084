import type { RouteBody, RouteReply } from '../core/api.ts'
import type { Actor } from '../core/model/permissions.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { once, requestKey } from './idempotent.ts'
import { announceSettings, setAbbreviation } from './settings.ts'

export async function addAbbreviation(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  _actor: Actor,
  document: string,
  request: RouteBody<'addAbbreviation'>,
): Promise<RouteReply<'addAbbreviation'>> {
  const key = requestKey(request, ['add', document, request.abbreviation])
  const { project, reply } = await deps.store.write(async (tx) => {
    const { project } = await requireDocument(tx, document)
    const reply = await once(tx, key, deps.now(), async () => {
      const abbreviation = request.abbreviation.normalize('NFC')
      const settings = await setAbbreviation(tx, project, abbreviation, true, deps.now())
      return { settings, joined: 0, events: [] }
    })
    return { project, reply }
  })
  await announceSettings(deps, project)
  return reply
}

export async function undoAbbreviation(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  _actor: Actor,
  document: string,
  request: RouteBody<'undoAbbreviation'>,
): Promise<RouteReply<'undoAbbreviation'>> {
  const key = requestKey(request, ['undo', document, request.abbreviation, request.events])
  const { project, reply } = await deps.store.write(async (tx) => {
    const { project } = await requireDocument(tx, document)
    const reply = await once(tx, key, deps.now(), async () => {
      const abbreviation = request.abbreviation.normalize('NFC')
      const settings = await setAbbreviation(tx, project, abbreviation, false, deps.now())
      return { settings, restored: 0, kept: [] }
    })
    return { project, reply }
  })
  await announceSettings(deps, project)
  return reply
}
