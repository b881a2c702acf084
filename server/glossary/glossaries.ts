import { setImmediate as breathe } from 'node:timers/promises'
import type { GlossaryInfo, RouteBody } from '../../core/api.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import type { GlossaryRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { announceProject } from './announce.ts'
import { longRequest } from './long-request.ts'
import { glossaryInfo } from './present.ts'
import { requireGlossary, requireWritable } from './rights.ts'

/** Concepts copied or removed in one write: 10 to 30 ms. */
const batch = 400

/** Makes a glossary, empty or as a copy of another; a copy shows when it is whole. */
export async function createGlossary(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  actor: Actor,
  body: RouteBody<'createGlossary'>,
): Promise<GlossaryInfo> {
  const at = now()
  const { name, description, copyOf } = body
  const key = requestKey(body, ['createGlossary', name, description, copyOf])
  return longRequest(store, key, at, async (finish) => {
    const source = copyOf === undefined ? null : await requireGlossary(store.read, copyOf)
    const record: GlossaryRecord = {
      id: newId(at),
      name: name.normalize('NFC'),
      description: (description ?? source?.description ?? '').normalize('NFC'),
      sourceLang: source?.sourceLang ?? 'vi',
      targetLang: source?.targetLang ?? 'en',
      readOnly: false,
      revision: 1,
      base: 1,
    }
    await store.write((tx) => tx.glossaries.insert(record, 'filling'))
    try {
      if (source) await copyAll(store, record.id, source, { user: actor.user, at })
      return await store.write(async (tx) => {
        // Gone meanwhile, it was not copied whole.
        if (source) await requireGlossary(tx, source.id)
        await tx.glossaries.ready(record.id)
        return finish(tx, await glossaryInfo(tx, record))
      })
    } catch (error) {
      await removeInvisible(store, record.id)
      throw error
    }
  })
}

async function copyAll(
  store: Store,
  glossary: string,
  { id, name }: GlossaryRecord,
  by: { user: string; at: number },
): Promise<void> {
  for (let from = 0; ; from += batch) {
    const start = from
    const more = await store.write((tx) =>
      tx.glossaries.copyConcepts(glossary, id, start, start + batch, { name, ...by }),
    )
    if (!more) return
    await breathe()
  }
}

async function removeInvisible(store: Store, id: string): Promise<void> {
  while (!(await store.write((tx) => tx.glossaries.removeSome(id, batch)))) await breathe()
}

/** Removes what a stopped server left half copied or half removed. */
export async function removeLeftOver(store: Store): Promise<void> {
  for (const id of await store.write((tx) => tx.glossaries.invisible())) await removeInvisible(store, id)
}

export async function changeGlossary(
  { store }: Pick<Deps, 'store'>,
  id: string,
  { name, description }: RouteBody<'changeGlossary'>,
): Promise<GlossaryInfo> {
  return store.write(async (tx) => {
    const glossary = await requireWritable(tx, id)
    const said = (description ?? glossary.description).normalize('NFC')
    await tx.glossaries.rename(id, (name ?? glossary.name).normalize('NFC'), said)
    return glossaryInfo(tx, await requireGlossary(tx, id))
  })
}

/** Gone for everyone at once; its rows are removed in steps. */
export async function deleteGlossary(deps: Pick<Deps, 'store' | 'hub'>, id: string): Promise<void> {
  const projects = await deps.store.write(async (tx) => {
    await requireWritable(tx, id)
    const used = await tx.glossaries.projectsOf(id)
    await tx.glossaries.leave(id)
    return used
  })
  for (const project of projects) await announceProject(deps, project)
  await removeInvisible(deps.store, id)
}
