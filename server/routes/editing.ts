import { exportDocument, refuseCriticalIssues } from '../export.ts'
import { requireDocument } from '../find.ts'
import { loadSampleDraft } from '../sample.ts'
import { save } from '../save.ts'
import { restructure } from '../structure.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { Area } from './handler.ts'

const segmentsPerChunk = 500

export const editingRoutes: Area<'save' | 'restructure' | 'loadSampleDraft' | 'exportDocument' | 'getTerms'> = {
  async save({ params, body, actor }, deps) {
    return save(deps, actor, params.document, body)
  },
  async restructure({ params, body, actor }, deps) {
    return restructure(deps, actor, params.document, body)
  },
  async loadSampleDraft({ params, body, actor }, deps) {
    return loadSampleDraft(deps, actor, params.document, body.client)
  },
  async exportDocument({ params, query, language }, { store, now, issues }) {
    const document = await requireDocument(store.read, params.document)
    if (query.insist === undefined) await refuseCriticalIssues(issues, document)
    const how = { lang: query.lang ?? language, at: now(), review: query.review !== undefined }
    return exportDocument(store.read, document, query.format, how)
  },
  async getTerms({ params, query }, { store, termHits }) {
    const document = await requireDocument(store.read, params.document)
    let segments: SegmentRecord[]
    let next: string | null = null
    if (query.segments !== undefined) {
      const asked = await store.read.segments.many(query.segments.split(',').filter((id) => id !== ''))
      segments = asked.filter((segment) => segment.document === document.id && segment.joinedInto === null)
    } else {
      const page = await store.read.segments.page(document.id, {
        after: query.after,
        limit: query.limit ?? segmentsPerChunk,
      })
      segments = page.items
      next = page.next
    }
    return { ...(await termHits.of(store.read, document, segments)), next }
  },
}
