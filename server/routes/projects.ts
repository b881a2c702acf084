import type { Project } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { requireProject } from '../find.ts'
import { newId } from '../ids.ts'
import { projectInfo } from '../present.ts'
import { shippedGlossary } from '../shipped.ts'
import type { ProjectRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { Area } from './handler.ts'

export const projectRoutes: Area<'listProjects' | 'createProject' | 'getProject' | 'renameProject' | 'deleteProject'> =
  {
    async listProjects({ actor }, { store }) {
      const projects = await store.read.projects.list()
      const shown = await Promise.all(projects.map((project) => present(store.read, project, actor.role)))
      return { projects: shown.sort((a, b) => b.updatedAt - a.updatedAt) }
    },
    async createProject({ body, actor }, { store, now }) {
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
      })
      return present(store.read, project, actor.role)
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
    async deleteProject({ params }, { store, imports, hub }) {
      await requireProject(store.read, params.project)
      await imports.cancelOf(params.project)
      const documents = await store.write(async (tx) => {
        const gone = await tx.documents.list(params.project)
        await tx.projects.delete(params.project)
        return gone
      })
      for (const { id } of documents) hub.close(id)
      return {}
    },
  }

async function present(queries: ReadQueries, project: ProjectRecord, role: Role): Promise<Project> {
  const documents = await queries.documents.list(project.id)
  return projectInfo(project, documents, await queries.documents.tallies(project.id), role)
}
