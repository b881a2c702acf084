import type { ReadQueries } from './store/store.ts'

/** Sum of the revisions of a project's active glossaries: changes whenever one of them does. */
export async function glossaryRevision(queries: Pick<ReadQueries, 'glossaries'>, project: string): Promise<number> {
  const glossaries = await queries.glossaries.ofProject(project)
  return glossaries.reduce((sum, glossary) => sum + glossary.revision, 0)
}
