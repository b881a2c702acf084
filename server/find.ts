import { AppError } from '../core/errors.ts'
import type { DocumentRecord, ProjectRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'

export async function requireProject(queries: Pick<ReadQueries, 'projects'>, id: string): Promise<ProjectRecord> {
  const project = await queries.projects.get(id)
  if (!project) throw new AppError('notFound.project')
  return project
}

/** A document that can be worked on: its import is over. */
export async function requireDocument(queries: Pick<ReadQueries, 'documents'>, id: string): Promise<DocumentRecord> {
  const document = await queries.documents.get(id)
  if (!document) throw new AppError('notFound.document')
  if (document.state !== 'ready') throw new AppError('document.importing')
  return document
}
