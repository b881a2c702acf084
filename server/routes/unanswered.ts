import { AppError } from '../../core/errors.ts'
import type { Area } from './handler.ts'

const unanswered = (): Promise<never> => Promise.reject(new AppError('notFound.route'))

/** Routes of the contract that this server does not answer yet. */
export const unansweredRoutes: Area<
  | 'createGlossary'
  | 'changeGlossary'
  | 'deleteGlossary'
  | 'getProjectGlossaries'
  | 'setProjectGlossaries'
  | 'searchConcepts'
  | 'getConcept'
  | 'addConcept'
  | 'changeConcept'
  | 'deleteConcept'
  | 'conceptHistory'
  | 'revertConcept'
  | 'bulkChange'
  | 'undoBulk'
  | 'listProposals'
  | 'decideProposal'
  | 'withdrawProposal'
  | 'previewGlossaryImport'
  | 'remapGlossaryImport'
  | 'listGlossaryImportRows'
  | 'commitGlossaryImport'
  | 'getGlossaryImport'
  | 'cancelGlossaryImport'
  | 'exportGlossary'
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
  createGlossary: unanswered,
  changeGlossary: unanswered,
  deleteGlossary: unanswered,
  getProjectGlossaries: unanswered,
  setProjectGlossaries: unanswered,
  searchConcepts: unanswered,
  getConcept: unanswered,
  addConcept: unanswered,
  changeConcept: unanswered,
  deleteConcept: unanswered,
  conceptHistory: unanswered,
  revertConcept: unanswered,
  bulkChange: unanswered,
  undoBulk: unanswered,
  listProposals: unanswered,
  decideProposal: unanswered,
  withdrawProposal: unanswered,
  previewGlossaryImport: unanswered,
  remapGlossaryImport: unanswered,
  listGlossaryImportRows: unanswered,
  commitGlossaryImport: unanswered,
  getGlossaryImport: unanswered,
  cancelGlossaryImport: unanswered,
  exportGlossary: unanswered,
  termImpact: unanswered,
  applyTermImpact: unanswered,
  undoTermImpact: unanswered,
  listTermExceptions: unanswered,
  addTermException: unanswered,
  deleteTermException: unanswered,
  setDocumentDate: unanswered,
  listCandidates: unanswered,
  decideCandidate: unanswered,
  glossaryConflicts: unanswered,
}
