import type { DocumentInfo } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { requireDocument, requireProject } from '../find.ts'
import { documentInfo, eventOf, jobOf, rowOf } from '../present.ts'
import type { DocumentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { Area } from './handler.ts'

const rowsPerChunk = 500
const eventsPerChunk = 1000

export const documentRoutes: Area<
  'listDocuments' | 'getDocument' | 'renameDocument' | 'deleteDocument' | 'getRows' | 'getEvents'
> = {
  async listDocuments({ params, actor }, { store, imports }) {
    await requireProject(store.read, params.project)
    const tallies = await store.read.documents.tallies(params.project)
    const documents = await store.read.documents.list(params.project)
    const jobs = (await store.read.jobs.list(params.project)).map((job) => imports.shown(job))
    return {
      documents: documents.flatMap((document) => {
        const tally = tallies.get(document.id)
        return tally ? [documentInfo(document, tally, actor.role)] : []
      }),
      jobs: jobs.filter((job) => job.state !== 'done' && job.state !== 'cancelled').map(jobOf),
    }
  },
  async getDocument({ params, actor }, { store }) {
    return present(store.read, await requireDocument(store.read, params.document), actor.role)
  },
  async renameDocument({ params, body, actor }, { store, now }) {
    await store.write(async (tx) => {
      await requireDocument(tx, params.document)
      await tx.documents.rename(params.document, body.title.normalize('NFC'), now())
    })
    return present(store.read, await requireDocument(store.read, params.document), actor.role)
  },
  async deleteDocument({ params }, { store, now, hub }) {
    await store.write(async (tx) => {
      const document = await requireDocument(tx, params.document)
      await tx.documents.delete(document.id)
      await tx.projects.touch(document.project, now())
    })
    hub.close(params.document)
    return {}
  },
  async getRows({ params, query }, { store, kinds }) {
    // Read first: rows can then only be newer than `asOf`, and the client skips events whose version it has.
    const document = await requireDocument(store.read, params.document)
    const { items, next } = await store.read.segments.page(document.id, {
      after: query.after,
      limit: query.limit ?? rowsPerChunk,
    })
    const unitKinds = await kinds.of(store.read, document.id)
    return {
      asOf: document.lastEvent,
      total: await store.read.segments.count(document.id),
      rows: items.map((segment) => rowOf(segment, unitKinds[segment.unitOrd] ?? 'paragraph')),
      next,
    }
  },
  async getEvents({ params, query }, { store }) {
    const document = await requireDocument(store.read, params.document)
    const events = await store.read.events.after(document.id, query.after, query.limit ?? eventsPerChunk)
    return {
      events: events.map(eventOf),
      // An event may have been committed between both reads.
      last: Math.max(document.lastEvent, events.at(-1)?.n ?? 0),
    }
  },
}

async function present(queries: ReadQueries, document: DocumentRecord, role: Role): Promise<DocumentInfo> {
  return documentInfo(document, await queries.documents.tally(document.id), role)
}
