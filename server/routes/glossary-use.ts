import { roleIn } from '../auth/standing.ts'
import { requireDocument, requireProject } from '../find.ts'
import { announceTerms } from '../glossary-use/announce.ts'
import { applyTermImpact } from '../glossary-use/apply-impact.ts'
import { suggestedDate } from '../glossary-use/document-date.ts'
import { candidatesOf, conflictsOf } from '../glossary-use/looking-through.ts'
import { undoTermImpact } from '../glossary-use/undo-impact.ts'
import { addTermException, deleteTermException } from '../glossary-use/term-exceptions.ts'
import type { Area } from './handler.ts'

const segmentsPerChunk = 100
const candidatesPerReply = 200

export const glossaryUseRoutes: Area<
  | 'termImpact'
  | 'applyTermImpact'
  | 'undoTermImpact'
  | 'listTermExceptions'
  | 'addTermException'
  | 'deleteTermException'
  | 'setDocumentDate'
  | 'listCandidates'
  | 'decideCandidate'
  | 'glossaryConflicts'
> = {
  async termImpact({ params, query, signedIn }, { impacts }) {
    const { from, to, after, limit } = query
    const change = { ...params, from: from.normalize('NFC'), to: to?.normalize('NFC') }
    return impacts.of(
      change,
      { after, limit: limit ?? segmentsPerChunk },
      (project) => roleIn(signedIn.standing, project) !== null,
    )
  },
  async applyTermImpact({ params, body, signedIn }, deps) {
    const change = { ...params, from: body.from.normalize('NFC'), to: body.to.normalize('NFC') }
    return applyTermImpact(deps, signedIn.standing, change, body)
  },
  async undoTermImpact({ params, body, signedIn }, deps) {
    return undoTermImpact(deps, signedIn.standing, params, body)
  },
  async listTermExceptions({ params }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    return { exceptions: await store.read.termExceptions.list(id) }
  },
  async addTermException({ params, body, actor }, deps) {
    return addTermException(deps, actor, params.document, body)
  },
  async deleteTermException({ params }, deps) {
    await deleteTermException(deps, params.document, params.exception)
    return {}
  },
  async setDocumentDate({ params, body }, deps) {
    const known = await requireDocument(deps.store.read, params.document)
    const date = body.date === 'keep' ? known.date : body.date
    if (date !== known.date) {
      await deps.store.write(async (tx) => {
        const { id } = await requireDocument(tx, params.document)
        await tx.documents.setDate(id, date, deps.now())
      })
      await announceTerms(deps, params.document)
    }
    return { date, suggested: await suggestedDate(deps.store.read, params.document) }
  },
  async listCandidates({ params, query }, deps) {
    const document = await requireDocument(deps.store.read, params.document)
    return candidatesOf(deps, document, {
      limit: query.limit ?? candidatesPerReply,
      rejected: query.rejected !== undefined,
    })
  },
  async glossaryConflicts({ params }, deps) {
    const { id } = await requireProject(deps.store.read, params.project)
    return { conflicts: await conflictsOf(deps, id) }
  },
  async decideCandidate({ params, body, actor }, { store, now }) {
    const key = body.key.normalize('NFC')
    await store.write(async (tx) => {
      const { project } = await requireDocument(tx, params.document)
      if (body.decision === 'reject') await tx.candidates.reject(project, key, actor.user, now())
      else await tx.candidates.restore(project, key)
    })
    return {}
  },
}
