import { setImmediate as breathe } from 'node:timers/promises'
import type { Candidate, GlossaryConflict, RouteReply } from '../../core/api.ts'
import { conceptKey, splitConceptKey } from '../../glossary/concept-key.ts'
import type { TermCandidate } from '../../glossary/candidates.ts'
import type { Deps } from '../deps.ts'
import { newId } from '../ids.ts'
import { sideText } from '../sides.ts'
import type { DocumentRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

type Parts = Pick<Deps, 'store' | 'desk'>

/** Concepts or rows read and handed on at once. */
const chunk = 500

/** Phrases of a document that no active glossary has, best first; or only those that somebody rejected. */
export async function candidatesOf(
  { store, desk }: Parts,
  document: DocumentRecord,
  { limit, rejected }: { limit: number; rejected: boolean },
): Promise<RouteReply<'listCandidates'>> {
  const id = newId()
  try {
    await collectActive({ store, desk }, id, document.project)
    const segments: string[] = []
    for await (const rows of rowsOf(store.read, document.id)) {
      await desk.texts(
        id,
        rows.map(({ source }) => sideText('source', source)),
      )
      for (const row of rows) segments.push(row.id)
    }
    const all = await desk.candidates(id)
    const unwanted = await store.read.candidates.rejected(document.project)
    const shown = all.filter(({ key }) => unwanted.has(key) === rejected).slice(0, limit)
    return {
      candidates: await withContexts(store.read, shown, segments),
      rejected: all.filter(({ key }) => unwanted.has(key)).length,
    }
  } catch (error) {
    await desk.drop(id)
    throw error
  }
}

async function withContexts(
  queries: Pick<ReadQueries, 'segments'>,
  found: readonly TermCandidate[],
  segments: readonly string[],
): Promise<Candidate[]> {
  const ids = new Set(found.flatMap(({ contexts }) => contexts.map(({ segment }) => segments[segment] ?? '')))
  const rows = new Map((await queries.segments.many([...ids])).map((row) => [row.id, row]))
  return found.map(({ contexts, ...candidate }) => ({
    ...candidate,
    contexts: contexts.flatMap(({ segment: place, start, end }) => {
      const row = rows.get(segments[place] ?? '')
      if (!row) return []
      const source = sideText('source', row.source).normalize('NFC')
      const target = sideText('target', row.target).normalize('NFC')
      return [{ segment: row.id, row: place + 1, source, start, end, target }]
    }),
  }))
}

/** Where a project's active glossaries disagree with each other or themselves. */
export async function conflictsOf({ store, desk }: Parts, project: string): Promise<GlossaryConflict[]> {
  const id = newId()
  try {
    await collectActive({ store, desk }, id, project)
    return (await desk.conflicts(id)).map(({ concepts, ...conflict }) => ({
      ...conflict,
      concepts: concepts.map((concept) => {
        const key = splitConceptKey(concept.id)
        return { ...concept, id: key.concept, glossary: key.glossary }
      }),
    }))
  } catch (error) {
    await desk.drop(id)
    throw error
  }
}

/** The concepts of the active glossaries, in the glossaries' order. */
async function collectActive({ store, desk }: Parts, id: string, project: string): Promise<void> {
  for (const { id: glossary } of await store.read.glossaries.ofProject(project)) {
    let after: string | undefined
    do {
      const { items, next } = await store.read.glossaries.conceptPage(glossary, { after, limit: chunk })
      await desk.collect(
        id,
        items.map((concept) => ({ ...concept, id: conceptKey(glossary, concept.id) })),
      )
      after = next ?? undefined
      await breathe()
    } while (after !== undefined)
  }
}

async function* rowsOf(queries: Pick<ReadQueries, 'segments'>, document: string): AsyncGenerator<SegmentRecord[]> {
  let after: string | undefined
  do {
    const { items, next } = await queries.segments.page(document, { after, limit: chunk })
    yield items
    after = next ?? undefined
    await breathe()
  } while (after !== undefined)
}
