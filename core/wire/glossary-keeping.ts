import * as z from 'zod/mini'
import { ConceptDraftSchema, ConceptSchema, GlossarySchema, termStatuses } from './glossary.ts'
import { routeTable } from './route.ts'
import { count, day, id, name, time } from './values.ts'

/** Keeping a term base: glossaries, concepts, their history, proposals, changes to many at once. */

const glossary = z.object({ glossary: id })
const concept = z.extend(glossary, { concept: id })
const written = { client: id, requestId: id }
const description = z.string().check(z.trim(), z.maxLength(2000))

/** What the actor may do with a glossary: read it, propose changes, or change it and decide on proposals. */
export const GlossaryRightsSchema = z.enum(['read', 'propose', 'edit'])

export const ProjectGlossariesSchema = z.object({
  /** All glossaries there are; `place` is the order among the active, null where not active. */
  glossaries: z.array(
    z.extend(GlossarySchema, { place: z.nullable(count), rights: GlossaryRightsSchema, takesNew: z.boolean() }),
  ),
})
export type ProjectGlossaries = z.infer<typeof ProjectGlossariesSchema>

export const conceptStates = ['approved', 'pending', 'provisional'] as const
/** `current`: in force on the day (today, or `on`); `past`, `future`: no longer, not yet; a term's own validity counts too. */
export const validityStates = ['current', 'past', 'future'] as const
export const ConceptFilterSchema = z.object({
  q: z.optional(z.string().check(z.maxLength(200))),
  /** Comma-separated glossary ids; absent: all. */
  glossaries: z.optional(z.string().check(z.maxLength(2000))),
  domain: z.optional(z.string().check(z.maxLength(500))),
  /** Concepts with a term of this status. */
  status: z.optional(z.enum(termStatuses)),
  state: z.optional(z.enum(conceptStates)),
  validity: z.optional(z.enum(validityStates)),
  on: z.optional(day),
})
export type ConceptFilter = z.infer<typeof ConceptFilterSchema>

export const proposalKinds = ['add', 'change', 'delete'] as const
export const proposalDecisions = ['approved', 'rejected'] as const
export const ProposalSchema = z.object({
  id,
  glossary: id,
  kind: z.enum(proposalKinds),
  /** For `add`, the pending concept made by it. */
  concept: id,
  /** Version of the concept that the proposer saw; raised when a pending one is corrected. */
  ifVersion: count,
  /** The concept in that version; null for `add`, and where it is not known any more. */
  base: z.nullable(ConceptDraftSchema),
  /** The concept as it would be; null for `delete`. */
  draft: z.nullable(ConceptDraftSchema),
  /** The concept now; null when it has gone. */
  current: z.nullable(ConceptSchema),
  /** The concept changed after the proposal was made. */
  outdated: z.boolean(),
  note: z.string(),
  user: id,
  userName: z.string(),
  at: time,
  /** null: it waits. */
  decision: z.nullable(
    z.object({
      state: z.enum(proposalDecisions),
      user: id,
      userName: z.string(),
      at: time,
      /** Why; may be empty. */
      reason: z.string(),
    }),
  ),
})
export type Proposal = z.infer<typeof ProposalSchema>

export const conceptChangeKinds = [
  'created',
  'changed',
  'deleted',
  'restored',
  'imported',
  'approved',
  'rejected',
] as const
export const ConceptChangeSchema = z.object({
  /** Number of the change within the glossary; what `revertConcept` takes. */
  n: count,
  kind: z.enum(conceptChangeKinds),
  user: id,
  userName: z.string(),
  at: time,
  /** The concept after it; null when deleted. */
  after: z.nullable(ConceptDraftSchema),
  /** Why, where somebody said so: a decision on a proposal. */
  reason: z.optional(z.string()),
})
export type ConceptChange = z.infer<typeof ConceptChangeSchema>

/** Where a copied concept came from. */
export const ConceptOriginSchema = z.object({
  glossary: id,
  /** Name of that glossary when it was copied. */
  name: z.string(),
  concept: id,
  /** Version of the concept there. */
  version: count,
  user: id,
  userName: z.string(),
  at: time,
  /** The concept as it came. */
  after: ConceptDraftSchema,
})
export type ConceptOrigin = z.infer<typeof ConceptOriginSchema>

/** One change to every chosen concept; at least one field. `status` moves the chosen language's preferred or admitted terms. */
export const BulkChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('domain'), domain: z.string().check(z.trim(), z.maxLength(500)) }),
  z.object({ kind: z.literal('provisional'), provisional: z.boolean() }),
  z.object({ kind: z.literal('status'), lang: z.enum(['vi', 'en']), status: z.enum(termStatuses) }),
  z.object({ kind: z.literal('caseRule'), caseRule: z.enum(['fold', 'cap', 'low']) }),
  z.object({
    kind: z.literal('validity'),
    validFrom: z.optional(z.nullable(day)),
    validTo: z.optional(z.nullable(day)),
  }),
  /** Into another glossary the actor may edit. */
  z.object({ kind: z.literal('copy'), to: id }),
  z.object({ kind: z.literal('delete') }),
])
export type BulkChange = z.infer<typeof BulkChangeSchema>

const outcome = z.object({
  concept: z.nullable(ConceptSchema),
  /** Set when the actor may only propose: the proposal that waits. */
  proposal: z.nullable(ProposalSchema),
})

export const glossaryKeepingRoutes = routeTable({
  createGlossary: {
    method: 'post',
    path: '/glossaries',
    access: 'term',
    body: z.object({ ...written, name, description: z.optional(description), copyOf: z.optional(id) }),
    reply: GlossarySchema,
    status: 201,
    summary: 'Make a glossary, empty or as a copy of another.',
  },
  changeGlossary: {
    method: 'patch',
    path: '/glossaries/:glossary',
    access: 'term',
    params: glossary,
    body: z
      .object({ name: z.optional(name), description: z.optional(description) })
      .check(z.refine((change) => Object.values(change).some((value) => value !== undefined), { path: ['name'] })),
    reply: GlossarySchema,
    summary: 'Rename or describe a glossary.',
  },
  deleteGlossary: {
    method: 'delete',
    path: '/glossaries/:glossary',
    access: 'manage',
    params: glossary,
    reply: z.object({}),
    summary: 'Delete a glossary that can be changed, with its history.',
  },
  getProjectGlossaries: {
    method: 'get',
    path: '/projects/:project/glossaries',
    access: 'read',
    params: z.object({ project: id }),
    reply: ProjectGlossariesSchema,
    summary: 'All glossaries, which are active in the project, in what order, and which takes new terms.',
  },
  setProjectGlossaries: {
    method: 'patch',
    path: '/projects/:project/glossaries',
    access: 'manage',
    params: z.object({ project: id }),
    body: z.object({ active: z.array(id).check(z.maxLength(100)), takesNew: z.nullable(id) }),
    reply: ProjectGlossariesSchema,
    summary: 'Choose the active glossaries in order (the first wins) and the one that takes new terms.',
  },
  searchConcepts: {
    method: 'get',
    path: '/concepts',
    access: 'read',
    query: z.extend(ConceptFilterSchema, {
      after: z.optional(z.string().check(z.maxLength(500))),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))),
    }),
    reply: z.object({
      concepts: z.array(ConceptSchema),
      total: count,
      next: z.nullable(z.string()),
      domains: z.array(z.string()),
    }),
    summary: 'Search concepts of several glossaries on both sides: exact accents first, then without.',
  },
  getConcept: {
    method: 'get',
    path: '/glossaries/:glossary/concepts/:concept',
    access: 'read',
    params: concept,
    reply: z.object({ concept: ConceptSchema, proposals: z.array(ProposalSchema), rights: GlossaryRightsSchema }),
    summary: 'One concept with the proposals that wait for it.',
  },
  addConcept: {
    method: 'post',
    path: '/glossaries/:glossary/concepts',
    access: 'suggest',
    params: glossary,
    body: z.object({ ...written, concept: ConceptDraftSchema, note: z.optional(z.string().check(z.maxLength(1000))) }),
    reply: z.extend(outcome, {
      /** Concepts of the glossary with a same term on the Vietnamese side (folded). */
      alike: z.array(ConceptSchema),
    }),
    status: 201,
    summary: 'Add a concept; from somebody who may only propose, a pending one.',
  },
  changeConcept: {
    method: 'patch',
    path: '/glossaries/:glossary/concepts/:concept',
    access: 'suggest',
    params: concept,
    body: z.object({
      ...written,
      ifVersion: count,
      concept: ConceptDraftSchema,
      note: z.optional(z.string().check(z.maxLength(1000))),
    }),
    reply: outcome,
    summary: 'Replace what a concept says; refused when it has changed since.',
  },
  deleteConcept: {
    method: 'delete',
    path: '/glossaries/:glossary/concepts/:concept',
    access: 'suggest',
    params: concept,
    query: z.object({ ifVersion: z.pipe(z.coerce.number(), count) }),
    reply: outcome,
    summary: 'Delete a concept; its history stays and brings it back.',
  },
  conceptHistory: {
    method: 'get',
    path: '/glossaries/:glossary/concepts/:concept/history',
    access: 'read',
    params: concept,
    reply: z.object({
      changes: z.array(ConceptChangeSchema),
      /** null: it was not copied from anywhere. */
      origin: z.nullable(ConceptOriginSchema),
      /** Proposals to change or delete it that were rejected, latest first; of others only for who may decide. */
      rejected: z.array(ProposalSchema),
    }),
    summary: 'All changes of a concept, newest first, and where it came from.',
  },
  revertConcept: {
    method: 'post',
    path: '/glossaries/:glossary/concepts/:concept/revert',
    access: 'term',
    params: concept,
    /** `to`: number of a change; 0: before the first one. */
    body: z.object({ ...written, to: count }),
    reply: outcome,
    summary: 'Bring a concept back to what it was after a change, deleted or not.',
  },
  bulkChange: {
    method: 'post',
    path: '/glossaries/:glossary/bulk',
    access: 'term',
    params: glossary,
    body: z.object({
      ...written,
      concepts: z.array(id).check(z.minLength(1), z.maxLength(10_000)),
      change: BulkChangeSchema,
    }),
    reply: z.object({
      /** Takes the whole change back. */
      batch: id,
      changed: count,
      skipped: z.array(z.object({ concept: id, why: z.enum(['gone', 'same', 'pending', 'lastTerm']) })),
    }),
    summary: 'Change many concepts at once.',
  },
  undoBulk: {
    method: 'post',
    path: '/glossaries/:glossary/bulk/undo',
    access: 'term',
    params: glossary,
    body: z.object({ ...written, batch: id }),
    reply: z.object({ restored: count, changedSince: count }),
    summary: 'Take a change to many back, except where a concept has changed since.',
  },
  listProposals: {
    method: 'get',
    path: '/glossaries/:glossary/proposals',
    access: 'read',
    params: glossary,
    /** `decided`: the last 200 decided ones, latest first; who may not decide sees their own. */
    query: z.object({ decided: z.optional(z.enum(['1'])) }),
    reply: z.object({ proposals: z.array(ProposalSchema), rights: GlossaryRightsSchema }),
    summary: 'Proposals that wait, oldest first; or those decided, with the reason.',
  },
  decideProposal: {
    method: 'post',
    path: '/glossaries/:glossary/proposals/:proposal',
    access: 'term',
    params: z.extend(glossary, { proposal: id }),
    body: z
      .object({
        ...written,
        decision: z.enum(['approve', 'reject']),
        /** Needed to approve: the version of the concept that was looked at. Refused when it has changed since. */
        ifVersion: z.optional(count),
        reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
        /** Approve with these changes. */
        concept: z.optional(ConceptDraftSchema),
      })
      .check(
        z.refine(({ decision, ifVersion }) => decision === 'reject' || ifVersion !== undefined, {
          path: ['ifVersion'],
        }),
      ),
    reply: outcome,
    summary: 'Approve a proposal, as it is or amended, or reject it.',
  },
  withdrawProposal: {
    method: 'delete',
    path: '/glossaries/:glossary/proposals/:proposal',
    access: 'suggest',
    params: z.extend(glossary, { proposal: id }),
    reply: z.object({}),
    summary: "Withdraw one's own proposal.",
  },
})
