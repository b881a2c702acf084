import type { GlossaryInfo } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { GlossaryRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { Area } from './handler.ts'

const conceptsPerChunk = 100

export const glossaryRoutes: Area<'listGlossaries' | 'listConcepts'> = {
  async listGlossaries(_call, { store }) {
    const glossaries = await store.read.glossaries.list()
    return { glossaries: await Promise.all(glossaries.map((glossary) => present(store.read, glossary))) }
  },
  async listConcepts({ params, query }, { store }) {
    const glossary = await store.read.glossaries.get(params.glossary)
    if (!glossary) throw new AppError('notFound.glossary')
    const found = await store.read.glossaries.search(glossary.id, {
      q: (query.q ?? '').normalize('NFC').trim(),
      domain: query.domain,
      after: query.after,
      limit: query.limit ?? conceptsPerChunk,
    })
    return {
      concepts: found.items.map((concept) => ({ ...concept, glossary: glossary.id })),
      total: found.total,
      next: found.next,
      domains: await store.read.glossaries.domains(glossary.id),
    }
  },
}

async function present(queries: ReadQueries, glossary: GlossaryRecord): Promise<GlossaryInfo> {
  return {
    id: glossary.id,
    name: glossary.name,
    sourceLang: glossary.sourceLang,
    targetLang: glossary.targetLang,
    concepts: await queries.glossaries.countConcepts(glossary.id),
    readOnly: glossary.readOnly,
    revision: glossary.revision,
  }
}
