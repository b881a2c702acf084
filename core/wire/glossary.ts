import { z } from 'zod'
import { count, day, id } from './values.ts'

export const termStatuses = ['preferred', 'admitted', 'superseded', 'forbidden'] as const
const validity = { validFrom: day.optional(), validTo: day.optional() }
const line = z.string().trim().max(500)
const prose = z.string().max(5000)

export const AuthoritySchema = z.object({
  source: line.min(1),
  decision: line.optional(),
  date: day.optional(),
  approvedBy: line.optional(),
})
export const TermSchema = z.object({
  lang: z.enum(['vi', 'en']),
  text: line.min(1),
  status: z.enum(termStatuses),
  provisional: z.boolean(),
  type: z.enum(['full', 'abbreviation', 'variant']).optional(),
  note: prose.optional(),
  example: prose.optional(),
  authority: AuthoritySchema.optional(),
  ...validity,
})
export type TermInfo = z.infer<typeof TermSchema>

/** What a person writes of a concept; at least one term, none twice. */
export const ConceptDraftSchema = z.object({
  partOfSpeech: line,
  domain: line,
  definition: prose,
  note: prose,
  confidence: line,
  caseRule: z.enum(['fold', 'cap', 'low']),
  successor: id.optional(),
  link: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional(),
  terms: z.array(TermSchema).min(1).max(200),
  ...validity,
})
export type ConceptDraft = z.infer<typeof ConceptDraftSchema>

export const ConceptSchema = ConceptDraftSchema.extend({
  id,
  glossary: id,
  pending: z.boolean().optional(),
  /** Raised by every change; 0 in glossaries nobody can change. */
  version: count.optional(),
  /** Only with term hits: English that later glossaries of the project accept for the same Vietnamese. */
  accepts: z.array(TermSchema).optional(),
})
export type ConceptInfo = z.infer<typeof ConceptSchema>

export const GlossarySchema = z.object({
  id,
  name: z.string(),
  description: z.string().optional(),
  sourceLang: z.string(),
  targetLang: z.string(),
  concepts: count,
  readOnly: z.boolean(),
  revision: count,
  /** Proposals that wait for a decision. */
  proposals: count.optional(),
})
export type GlossaryInfo = z.infer<typeof GlossarySchema>

/** A term hit in a source: [start, end, index into `concepts`], UTF-16 offsets of the source's text. */
export const HitSchema = z.tuple([count, count, count])
export const TermsReplySchema = z.object({
  /** Another number when what the hits depend on has changed: a fingerprint, of which only equality counts. */
  revision: count,
  /** Concepts the hits of this reply refer to by index. */
  concepts: z.array(ConceptSchema),
  rows: z.array(z.tuple([id, z.array(HitSchema)])),
  next: z.string().nullable(),
})
export type TermsReply = z.infer<typeof TermsReplySchema>
