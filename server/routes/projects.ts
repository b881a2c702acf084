import type { Project } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { roleIn } from '../auth/standing.ts'
import { requireProject } from '../find.ts'
import { newId } from '../ids.ts'
import { projectInfo } from '../present.ts'
import { shippedGlossary } from '../shipped.ts'
import type { ProjectRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { Area } from './handler.ts'

export const projectRoutes: Area<'listProjects' | 'createProject' | 'getProject' | 'renameProject' | 'deleteProject'> =
  {
    async listProjects({ signedIn }, { store }) {
      const projects = await store.read.projects.list()
      const own = projects.flatMap((project) => {
        const role = roleIn(signedIn.standing, project.id)
        return role === null ? [] : [{ project, role }]
      })
      const shown = await Promise.all(own.map(({ project, role }) => present(store.read, project, role)))
      return { projects: shown.sort((a, b) => b.updatedAt - a.updatedAt) }
    },
    async createProject({ body, actor }, { store, now, access }) {
      const at = now()
      const project: ProjectRecord = {
        id: newId(),
        name: body.name.normalize('NFC'),
        sourceLang: 'vi',
        targetLang: 'en',
        createdAt: at,
        updatedAt: at,
      }
      await store.write(async (tx) => {
        await tx.projects.insert(project)
        await tx.glossaries.setForProject(project.id, [shippedGlossary.id])
        await tx.people.setMembership({ project: project.id, user: actor.user, role: 'owner', since: at })
      })
      await access.changed()
      return present(store.read, project, 'owner')
    },
    async getProject({ params, actor }, { store }) {
      return present(store.read, await requireProject(store.read, params.project), actor.role)
    },
    async renameProject({ params, body, actor }, { store, now }) {
      const project = await store.write(async (tx) => {
        await requireProject(tx, params.project)
        await tx.projects.rename(params.project, body.name.normalize('NFC'), now())
        return requireProject(tx, params.project)
      })
      return present(store.read, project, actor.role)
    },
    async deleteProject({ params }, { store, imports, hub, access }) {
      await requireProject(store.read, params.project)
      await imports.cancelOf(params.project)
      const documents = await store.write(async (tx) => {
        const gone = await tx.documents.list(params.project)
        await tx.projects.delete(params.project)
        return gone
      })
      for (const { id } of documents) hub.close(id)
      await access.changed()
      return {}
    },
  }

async function present(queries: ReadQueries, project: ProjectRecord, role: Role): Promise<Project> {
  const documents = await queries.documents.list(project.id)
  return projectInfo(project, documents, await queries.documents.tallies(project.id), role)
}
