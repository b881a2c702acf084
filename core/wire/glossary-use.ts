import * as z from 'zod/mini'
import { ConceptSchema } from './glossary.ts'
import { routeTable } from './route.ts'
import { count, day, id, SegmentStatusSchema, time } from './values.ts'

/** Terms at work: what a changed term touches, hits that are none, candidates, contradictions. */

const written = { client: id, requestId: id }
const document = z.object({ document: id })
const span = z.object({ start: count, end: count })
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(500))

/** Where an old rendering of a concept stands in a translation. Offsets: UTF-16 units of the NFC texts. */
export const AffectedSegmentSchema = z.object({
  project: id,
  projectName: z.string(),
  document: id,
  title: z.string(),
  segment: id,
  /** Place in the document, from 1. */
  row: count,
  status: SegmentStatusSchema,
  locked: z.boolean(),
  version: count,
  source: z.string(),
  target: z.string(),
  /** Where the old rendering stands in `target`. */
  spans: z.array(span),
  /** The target as it would be. */
  proposed: z.string(),
})
export type AffectedSegment = z.infer<typeof AffectedSegmentSchema>

/** "Not this here": a hit of this concept in this source is none. */
export const TermExceptionSchema = z.object({
  id,
  document: id,
  /** null: in the whole document. */
  segment: z.nullable(id),
  glossary: id,
  concept: id,
  /** The words of the source it was, NFC. */
  surface: z.string(),
  user: id,
  at: time,
})
export type TermException = z.infer<typeof TermExceptionSchema>

export const CandidateSchema = z.object({
  /** As most often written. */
  text: z.string(),
  /** Its folded key, by which it is rejected. */
  key: z.string(),
  count,
  /** The higher the better; only the order counts. */
  score: z.number(),
  /** First occurrences, at most five. */
  contexts: z.array(z.object({ segment: id, row: count, source: z.string(), ...span.shape, target: z.string() })),
})
export type Candidate = z.infer<typeof CandidateSchema>

export const GlossaryConflictSchema = z.object({
  /** The Vietnamese term they disagree about. */
  vi: z.string(),
  /** Other preferred English; preferred in one and forbidden in another; the same concept twice. */
  kind: z.enum(['otherPreferred', 'forbiddenElsewhere', 'twice']),
  concepts: z.array(ConceptSchema).check(z.minLength(2)),
})
export type GlossaryConflict = z.infer<typeof GlossaryConflictSchema>

export const glossaryUseRoutes = routeTable({
  termImpact: {
    method: 'get',
    path: '/glossaries/:glossary/concepts/:concept/impact',
    access: 'read',
    params: z.object({ glossary: id, concept: id }),
    query: z.object({
      /** The English rendering that stood until now. */
      from: text,
      /** What is to stand; absent: the preferred one on the document's date. */
      to: z.optional(text),
      after: z.optional(z.string().check(z.maxLength(300))),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
    }),
    reply: z.object({
      total: count,
      locked: count,
      documents: count,
      segments: z.array(AffectedSegmentSchema),
      next: z.nullable(z.string()),
    }),
    summary:
      'Every segment, in every document of the projects that use the glossary, where the concept is rendered the old way.',
  },
  applyTermImpact: {
    method: 'post',
    path: '/glossaries/:glossary/concepts/:concept/impact',
    access: 'term',
    params: z.object({ glossary: id, concept: id }),
    body: z.object({
      ...written,
      from: text,
      to: text,
      segments: z
        .array(z.object({ document: id, segment: id, version: count }))
        .check(z.minLength(1), z.maxLength(5000)),
    }),
    reply: z.object({
      batch: id,
      changed: count,
      /** Left as they are. */
      locked: z.array(id),
      stale: z.array(id),
      /** In documents where the actor may not change terms and text both. */
      forbidden: z.array(id),
    }),
    summary: 'Put the new rendering into chosen segments, in one step that can be undone.',
  },
  undoTermImpact: {
    method: 'post',
    path: '/glossaries/:glossary/concepts/:concept/impact/undo',
    access: 'term',
    params: z.object({ glossary: id, concept: id }),
    body: z.object({ ...written, batch: id }),
    reply: z.object({ restored: count, changedSince: z.array(id), locked: z.array(id), forbidden: z.array(id) }),
    summary: 'Take that step back where the segment has not changed since.',
  },
  listTermExceptions: {
    method: 'get',
    path: '/documents/:document/term-exceptions',
    access: 'read',
    params: document,
    reply: z.object({ exceptions: z.array(TermExceptionSchema) }),
    summary: 'Hits that somebody said are none.',
  },
  addTermException: {
    method: 'post',
    path: '/documents/:document/term-exceptions',
    access: 'text',
    params: document,
    body: z.object({
      ...written,
      scope: z.enum(['segment', 'document']),
      segment: id,
      glossary: id,
      concept: id,
      surface: text,
    }),
    reply: TermExceptionSchema,
    status: 201,
    summary: 'Say that a hit is none, here or in the whole document.',
  },
  deleteTermException: {
    method: 'delete',
    path: '/documents/:document/term-exceptions/:exception',
    access: 'text',
    params: z.extend(document, { exception: id }),
    reply: z.object({}),
    summary: 'Take that back.',
  },
  setDocumentDate: {
    method: 'patch',
    path: '/documents/:document/date',
    access: 'manage',
    params: document,
    /** `keep` sets nothing: the answer tells the date, and the one that is suggested. */
    body: z.object({ date: z.union([z.nullable(day), z.literal('keep')]) }),
    reply: z.object({ date: z.nullable(day), suggested: z.nullable(day) }),
    summary: "Set the document's date, which chooses the names in force; null: that of its import.",
  },
  listCandidates: {
    method: 'get',
    path: '/documents/:document/candidates',
    access: 'read',
    params: document,
    query: z.object({
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
      rejected: z.optional(z.enum(['1'])),
    }),
    reply: z.object({ candidates: z.array(CandidateSchema), rejected: count }),
    summary: 'Frequent phrases of a document that no active glossary has, best first.',
  },
  decideCandidate: {
    method: 'post',
    path: '/documents/:document/candidates',
    access: 'suggest',
    params: document,
    body: z.object({ key: text, decision: z.enum(['reject', 'restore']) }),
    reply: z.object({}),
    summary: 'Never propose this phrase again in the project, or do.',
  },
  glossaryConflicts: {
    method: 'get',
    path: '/projects/:project/glossary-conflicts',
    access: 'read',
    params: z.object({ project: id }),
    reply: z.object({ conflicts: z.array(GlossaryConflictSchema) }),
    summary: "Where the project's active glossaries disagree with each other or themselves.",
  },
})
