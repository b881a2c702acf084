import { hiddenGlossaries } from '../auth/scope.ts'
import { requireGlossary, rightsOf } from '../glossary/rights.ts'
import { changeGlossary, createGlossary, deleteGlossary } from '../glossary/glossaries.ts'
import { glossaryInfo } from '../glossary/present.ts'
import { projectGlossaries, setProjectGlossaries } from '../glossary/project-glossaries.ts'
import { proposalInfos } from '../glossary/present.ts'
import { decidedProposals, decideProposal, withdrawProposal } from '../glossary/proposals.ts'
import type { Area } from './handler.ts'

const conceptsPerChunk = 100

export const glossaryRoutes: Area<
  | 'listGlossaries'
  | 'listConcepts'
  | 'searchConcepts'
  | 'createGlossary'
  | 'changeGlossary'
  | 'deleteGlossary'
  | 'getProjectGlossaries'
  | 'setProjectGlossaries'
  | 'listProposals'
  | 'decideProposal'
  | 'withdrawProposal'
> = {
  async listGlossaries({ signedIn }, { store }) {
    const hidden = await hiddenGlossaries(store.read, signedIn.standing)
    const glossaries = (await store.read.glossaries.list()).filter(({ id }) => !hidden.has(id))
    return { glossaries: await Promise.all(glossaries.map((glossary) => glossaryInfo(store.read, glossary))) }
  },
  async listConcepts({ params, query }, { store, catalogue, now }) {
    const { id } = await requireGlossary(store.read, params.glossary)
    const { q, domain, after, limit } = query
    return catalogue.search({ q, domain, glossaries: id }, { after, limit: limit ?? conceptsPerChunk }, day(now()))
  },
  async searchConcepts({ query, signedIn }, { store, catalogue, now }) {
    const { after, limit, ...asked } = query
    const hidden = await hiddenGlossaries(store.read, signedIn.standing)
    const glossaries = asked.glossaries?.split(',') ?? (await store.read.glossaries.list()).map(({ id }) => id)
    const filter =
      hidden.size === 0 ? asked : { ...asked, glossaries: glossaries.filter((id) => !hidden.has(id)).join(',') }
    return catalogue.search(filter, { after, limit: limit ?? conceptsPerChunk }, day(now()))
  },
  async createGlossary({ body, actor }, deps) {
    return createGlossary(deps, actor, body)
  },
  async changeGlossary({ params, body }, deps) {
    return changeGlossary(deps, params.glossary, body)
  },
  async deleteGlossary({ params }, deps) {
    await deleteGlossary(deps, params.glossary)
    return {}
  },
  async getProjectGlossaries({ params, actor, signedIn }, { store }) {
    return projectGlossaries(store.read, actor, signedIn.standing, params.project)
  },
  async setProjectGlossaries({ params, body, actor, signedIn }, deps) {
    return setProjectGlossaries(deps, actor, signedIn.standing, params.project, body)
  },
  async listProposals({ params, query, actor }, { store }) {
    const { read } = store
    const glossary = await requireGlossary(read, params.glossary)
    const proposals = query.decided
      ? await decidedProposals(read, actor, glossary.id)
      : await read.glossaries.proposals(glossary.id)
    return { proposals: await proposalInfos(read, proposals), rights: rightsOf(actor, glossary) }
  },
  async decideProposal({ params, body, actor }, deps) {
    return decideProposal(deps, actor, params.glossary, params.proposal, body)
  },
  async withdrawProposal({ params, actor }, deps) {
    await withdrawProposal(deps, actor, params.glossary, params.proposal)
    return {}
  },
}

/** The ISO day of a time, UTC. */
const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
