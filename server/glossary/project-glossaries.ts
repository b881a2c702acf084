import type { ProjectGlossaries, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { glossaryRights, hiddenGlossaries } from '../auth/scope.ts'
import type { Standing } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import { requireProject } from '../find.ts'
import type { ReadQueries } from '../store/store.ts'
import { announceProject } from './announce.ts'
import { glossaryInfo } from './present.ts'
import { requireGlossary, rightsOf } from './rights.ts'

/** All glossaries; the active ones of the project first, in their order. */
export async function projectGlossaries(
  queries: ReadQueries,
  actor: Actor,
  standing: Standing,
  project: string,
): Promise<ProjectGlossaries> {
  await requireProject(queries, project)
  const hidden = await hiddenGlossaries(queries, standing)
  const active = await queries.glossaries.ofProject(project)
  const places = new Map(active.map(({ id }, place) => [id, place]))
  const taking = new Set(active.filter(({ takesNew }) => takesNew).map(({ id }) => id))
  const others = (await queries.glossaries.list()).filter(({ id }) => !places.has(id) && !hidden.has(id))
  const shown: ProjectGlossaries['glossaries'] = []
  for (const glossary of [...active, ...others]) {
    shown.push({
      ...(await glossaryInfo(queries, glossary)),
      place: places.get(glossary.id) ?? null,
      rights: rightsOf(actor, glossary),
      takesNew: taking.has(glossary.id),
    })
  }
  return { glossaries: shown }
}

/** Chooses the active glossaries in order, and the one among them that takes new terms. */
export async function setProjectGlossaries(
  deps: Pick<Deps, 'store' | 'hub'>,
  actor: Actor,
  standing: Standing,
  project: string,
  { active, takesNew }: RouteBody<'setProjectGlossaries'>,
): Promise<ProjectGlossaries> {
  await deps.store.write(async (tx) => {
    await requireProject(tx, project)
    if (new Set(active).size !== active.length) throw new AppError('request.invalid', { path: 'body.active' })
    const chosen = new Map<string, boolean>()
    const before = new Set((await tx.glossaries.ofProject(project)).map(({ id }) => id))
    for (const id of active) {
      const glossary = await requireGlossary(tx, id)
      chosen.set(id, glossary.readOnly)
      if (before.has(id) || glossary.readOnly) continue
      // Those who may change terms here could then change the glossary's: only who may already brings it in.
      const rights = await glossaryRights(tx, standing, id)
      if (rights === 'none') throw new AppError('notFound.glossary')
      if (rights === 'read') throw new AppError('auth.forbidden')
    }
    if (takesNew !== null && chosen.get(takesNew) === undefined) {
      throw new AppError('request.invalid', { path: 'body.takesNew' })
    }
    if (takesNew !== null && chosen.get(takesNew)) throw new AppError('glossary.readOnly')
    await tx.glossaries.setForProject(project, active, takesNew)
  })
  await announceProject(deps, project)
  return projectGlossaries(deps.store.read, actor, standing, project)
}
