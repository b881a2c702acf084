import * as z from 'zod/mini'
import { count, day, id } from './values.ts'

export const termStatuses = ['preferred', 'admitted', 'superseded', 'forbidden'] as const
const validity = { validFrom: z.optional(day), validTo: z.optional(day) }
const line = z.string().check(z.trim(), z.maxLength(500))
const prose = z.string().check(z.maxLength(5000))

export const AuthoritySchema = z.object({
  source: line.check(z.minLength(1)),
  decision: z.optional(line),
  date: z.optional(day),
  approvedBy: z.optional(line),
})
export const TermSchema = z.object({
  lang: z.enum(['vi', 'en']),
  text: line.check(z.minLength(1)),
  status: z.enum(termStatuses),
  provisional: z.boolean(),
  type: z.optional(z.enum(['full', 'abbreviation', 'variant'])),
  note: z.optional(prose),
  example: z.optional(prose),
  authority: z.optional(AuthoritySchema),
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
  successor: z.optional(id),
  link: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(2000))),
  terms: z.array(TermSchema).check(z.minLength(1), z.maxLength(200)),
  ...validity,
})
export type ConceptDraft = z.infer<typeof ConceptDraftSchema>

export const ConceptSchema = z.extend(ConceptDraftSchema, {
  id,
  glossary: id,
  pending: z.optional(z.boolean()),
  /** Raised by every change; 0 in glossaries nobody can change. */
  version: z.optional(count),
  /** Only with term hits: English that later glossaries of the project accept for the same Vietnamese. */
  accepts: z.optional(z.array(TermSchema)),
})
export type ConceptInfo = z.infer<typeof ConceptSchema>

export const GlossarySchema = z.object({
  id,
  name: z.string(),
  description: z.optional(z.string()),
  sourceLang: z.string(),
  targetLang: z.string(),
  concepts: count,
  readOnly: z.boolean(),
  revision: count,
  /** Proposals that wait for a decision. */
  proposals: z.optional(count),
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
  next: z.nullable(z.string()),
})
export type TermsReply = z.infer<typeof TermsReplySchema>
