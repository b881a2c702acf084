import { setImmediate as breathe } from 'node:timers/promises'
import type { GlossaryFormat, RouteQuery } from '../../core/api.ts'
import { glossaryFilter } from '../../filters/glossary-files/index.ts'
import type { Concept } from '../../glossary/concept.ts'
import type { Deps } from '../deps.ts'
import { fileNameOf, type Download } from '../download.ts'
import { matching } from '../glossary/concept-filter.ts'
import { entryOf } from '../glossary/concept-list.ts'
import { requireGlossary } from '../glossary/rights.ts'
import { newId } from '../ids.ts'
import type { ConceptRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Concepts read and handed on at once. */
const chunk = 500

/**
 * A glossary as a file, or what a filter leaves of it. Proposed concepts are no
 * part of a glossary yet: they are written only where the filter asks for them,
 * and then with all their terms marked as provisional, so that nobody who gets
 * the file takes them for settled.
 */
export async function exportGlossary(
  { store, now, desk }: Pick<Deps, 'store' | 'now' | 'desk'>,
  glossary: string,
  format: GlossaryFormat,
  query: RouteQuery<'exportGlossary'>,
): Promise<Download> {
  const { name, description } = await requireGlossary(store.read, glossary)
  const { mime, extension } = glossaryFilter(format)
  const at = now()
  const wanted = filterOf(query, new Date(at).toISOString().slice(0, 10))
  const id = newId()
  try {
    for await (const concepts of chunks(store.read, glossary)) {
      await desk.collect(id, concepts.filter(wanted).map(asWritten))
      await breathe()
    }
    const bytes = await desk.write(id, format, { name, description, at })
    return { fileName: fileNameOf(name, `.${extension}`), mime, bytes }
  } catch (error) {
    await desk.drop(id)
    throw error
  }
}

function asWritten({ version: _version, pending, ...concept }: ConceptRecord): Concept {
  if (pending !== true) return concept
  return { ...concept, terms: concept.terms.map((term) => ({ ...term, provisional: true })) }
}

async function* chunks(queries: ReadQueries, glossary: string): AsyncGenerator<ConceptRecord[]> {
  let after: string | undefined
  do {
    const { items, next } = await queries.glossaries.conceptPage(glossary, { after, limit: chunk })
    yield items
    after = next ?? undefined
  } while (after !== undefined)
}

/** The search's own filter; where a concept stands in its order does not matter here. */
function filterOf(query: RouteQuery<'exportGlossary'>, today: string): (concept: Concept) => boolean {
  const matches = matching(query, today)
  const chosen = Object.values(query).some((value) => value !== undefined)
  return (concept) => {
    if (concept.pending === true && query.state !== 'pending') return false
    return !chosen || matches(entryOf(concept, ''))
  }
}
