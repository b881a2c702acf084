import { AppError } from '../../core/errors.ts'
import { bulkChange } from '../glossary/bulk.ts'
import { conceptHistory } from '../glossary/history.ts'
import { addConcept, changeConcept, deleteConcept, revertConcept } from '../glossary/keeping.ts'
import { conceptInfo, proposalInfos } from '../glossary/present.ts'
import { requireGlossary, rightsOf } from '../glossary/rights.ts'
import { undoBulk } from '../glossary/undo-batch.ts'
import type { Area } from './handler.ts'

export const conceptRoutes: Area<
  | 'getConcept'
  | 'addConcept'
  | 'changeConcept'
  | 'deleteConcept'
  | 'conceptHistory'
  | 'revertConcept'
  | 'bulkChange'
  | 'undoBulk'
> = {
  async getConcept({ params, actor }, { store }) {
    const glossary = await requireGlossary(store.read, params.glossary)
    const concept = await store.read.glossaries.concept(glossary.id, params.concept)
    if (!concept) throw new AppError('notFound.concept')
    const proposals = await store.read.glossaries.proposals(glossary.id, concept.id)
    return {
      concept: conceptInfo(glossary.id, concept),
      proposals: await proposalInfos(store.read, proposals),
      rights: rightsOf(actor, glossary),
    }
  },
  async addConcept({ params, body, actor }, deps) {
    return addConcept(deps, actor, params.glossary, body)
  },
  async changeConcept({ params, body, actor }, deps) {
    return changeConcept(deps, actor, params.glossary, params.concept, body)
  },
  async deleteConcept({ params, query, actor }, deps) {
    return deleteConcept(deps, actor, params.glossary, params.concept, query.ifVersion)
  },
  async conceptHistory({ params, actor }, { store }) {
    return conceptHistory(store.read, actor, params.glossary, params.concept)
  },
  async revertConcept({ params, body, actor }, deps) {
    return revertConcept(deps, actor, params.glossary, params.concept, body)
  },
  async bulkChange({ params, body, actor }, deps) {
    return bulkChange(deps, actor, params.glossary, body)
  },
  async undoBulk({ params, body, actor }, deps) {
    return undoBulk(deps, actor, params.glossary, body)
  },
}
