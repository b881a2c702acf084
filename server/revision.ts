import { hash } from 'node:crypto'
import type { ReadQueries } from './store/store.ts'

/**
 * A number for what the term hits of a document depend on besides its text: the
 * active glossaries in their order, each at its revision, hits said to be none
 * there, and its date. Another number, another state; it says nothing of before
 * and after.
 */
export async function glossaryRevision(
  queries: Pick<ReadQueries, 'glossaries' | 'termExceptions' | 'documents'>,
  project: string,
  document: string,
): Promise<number> {
  const glossaries = await queries.glossaries.ofProject(project)
  const exceptions = await queries.termExceptions.list(document)
  const date = (await queries.documents.get(document))?.date
  const state = [glossaries.map(({ id, revision }) => [id, revision]), exceptions.map(({ id }) => id), date]
  // 48 bits: exact as a number, and two states never meet by chance.
  return Number.parseInt(hash('sha256', JSON.stringify(state), 'hex').slice(0, 12), 16)
}
