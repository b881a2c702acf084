import { z } from 'zod'
import { count, id } from './values.ts'

export const TermSchema = z.object({
  lang: z.string(),
  text: z.string(),
  status: z.enum(['preferred', 'admitted', 'superseded', 'forbidden']),
  provisional: z.boolean(),
})
export const ConceptSchema = z.object({
  id,
  glossary: id,
  partOfSpeech: z.string(),
  domain: z.string(),
  definition: z.string(),
  note: z.string(),
  confidence: z.string(),
  caseRule: z.enum(['fold', 'cap', 'low']),
  terms: z.array(TermSchema),
})
export type ConceptInfo = z.infer<typeof ConceptSchema>

export const GlossarySchema = z.object({
  id,
  name: z.string(),
  sourceLang: z.string(),
  targetLang: z.string(),
  concepts: count,
  readOnly: z.boolean(),
  revision: count,
})
export type GlossaryInfo = z.infer<typeof GlossarySchema>

/** A term hit in a source: [start, end, index into `concepts`], UTF-16 offsets of the source's text. */
export const HitSchema = z.tuple([count, count, count])
export const TermsReplySchema = z.object({
  /** Sum of the active glossaries' revisions. */
  revision: count,
  /** Concepts the hits of this reply refer to by index. */
  concepts: z.array(ConceptSchema),
  rows: z.array(z.tuple([id, z.array(HitSchema)])),
  next: z.string().nullable(),
})
export type TermsReply = z.infer<typeof TermsReplySchema>
