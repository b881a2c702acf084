import { AppError } from '../../core/errors.ts'
import { can, type ActionKind, type Role } from '../../core/model/permissions.ts'
import type { ReadQueries, Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { roleAnywhere, roleIn, widest, type Standing } from './standing.ts'

/** What a route is about, by the parameters of its path. */
type Params = Readonly<Record<string, string | string[] | undefined>>

const text = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)

/**
 * The role a person has for a request: in the project it is about. Whoever has
 * none there is told that there is no such thing; that it exists is nobody's
 * business but its members'. Throws AppError notFound.*.
 */
export function roleFor(
  { access, store }: { access: Access; store: Store },
  standing: Standing,
  params: Params,
  action: ActionKind | null,
): Role | Promise<Role> {
  const { everywhere } = standing
  if (everywhere !== null) return everywhere
  const document = text(params.document)
  if (document !== null) {
    const project = access.projectOf(document)
    if (project instanceof Promise) return project.then((found) => required(standing, found, 'document'))
    return required(standing, project, 'document')
  }
  const project = text(params.project)
  if (project !== null) return required(standing, project, 'project')
  const job = text(params.job)
  if (job !== null) {
    return store.read.jobs.get(job).then((found) => required(standing, found?.project ?? null, 'job'))
  }
  const glossary = text(params.glossary)
  if (glossary !== null) return glossaryRole(store.read, standing, glossary, action)
  return roleAnywhere(standing, action)
}

function required(standing: Standing, project: string | null, kind: 'document' | 'project' | 'job'): Role {
  const role = project === null ? null : roleIn(standing, project)
  if (role === null) throw new AppError(`notFound.${kind}`)
  return role
}

type Glossaries = Pick<ReadQueries, 'glossaries'>

async function glossaryRole(
  queries: Glossaries,
  standing: Standing,
  id: string,
  action: ActionKind | null,
): Promise<Role> {
  const rights = await rolesWithGlossary(queries, standing, id)
  if (rights === null) throw new AppError('notFound.glossary')
  // What takes a glossary from every project that uses it is for those who manage all of them.
  if (action === 'manage' && rights.elsewhere) return 'reader'
  if (action === 'manage')
    return rights.roles.find((role) => !can({ user: '', role }, 'manage')) ?? widest(rights.roles)
  return widest(rights.roles, action)
}

/** Roles in the projects that use a glossary; null: it is not to be seen. */
async function rolesWithGlossary(
  { glossaries }: Glossaries,
  standing: Standing,
  id: string,
): Promise<{ roles: Role[]; elsewhere: boolean } | null> {
  const glossary = await glossaries.get(id)
  if (!glossary) return null
  const projects = await glossaries.projectsOf(id)
  const roles = projects.flatMap((project) => roleIn(standing, project) ?? [])
  if (glossary.readOnly) return { roles: [roleAnywhere(standing)], elsewhere: false }
  // Not in use yet: those who keep terms see it, so that they can bring it into use.
  if (projects.length === 0) {
    const role = roleAnywhere(standing, 'term')
    return can({ user: '', role }, 'term') ? { roles: [role], elsewhere: false } : null
  }
  return roles.length === 0 ? null : { roles, elsewhere: roles.length < projects.length }
}

/** Is a glossary to be seen, and may its terms be changed? */
export async function glossaryRights(
  queries: Glossaries,
  standing: Standing,
  id: string,
): Promise<'none' | 'read' | 'term'> {
  if (standing.everywhere !== null) {
    return can({ user: '', role: standing.everywhere }, 'term') ? 'term' : 'read'
  }
  const rights = await rolesWithGlossary(queries, standing, id)
  if (rights === null) return 'none'
  return rights.roles.some((role) => can({ user: '', role }, 'term')) ? 'term' : 'read'
}

/** Glossaries used only where the person is no member. */
export async function hiddenGlossaries(queries: Glossaries, standing: Standing): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>()
  if (standing.everywhere !== null) return hidden
  for (const { id } of await queries.glossaries.list()) {
    if ((await rolesWithGlossary(queries, standing, id)) === null) hidden.add(id)
  }
  return hidden
}
