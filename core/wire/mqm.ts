import * as z from 'zod/mini'
import { categories, errorSeverities } from '../review/mqm/typology.ts'
import { UserSchema } from './resources.ts'
import { AnchorSchema, sides } from './review.ts'
import { routeTable } from './route.ts'
import { count, id, time } from './values.ts'

/** Errors: what people, not machines, find wrong with a translation, in MQM's terms. */

const document = z.object({ document: id })
const error = z.object({ document: id, error: id })
const project = z.object({ project: id })
const written = { client: id, requestId: id }
const category = z.enum(categories)
const severity = z.enum(errorSeverities)
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/u
const note = z.string().check(
  z.trim(),
  z.maxLength(2000),
  z.refine((text) => !unprintable.test(text)),
)

export const ErrorMarkSchema = z.object({
  id,
  document: id,
  segment: id,
  side: z.enum(sides),
  /** Where the words are now; null: the whole side, or (orphaned) nowhere any more. */
  span: z.nullable(z.object({ from: count, to: count })),
  /** The version of the segment whose text `span` is of. */
  version: count,
  /** `whole`: no words were marked; `changed`: the words are others than those judged; `orphaned`: they are gone. */
  state: z.enum(['whole', 'anchored', 'changed', 'orphaned']),
  /** The words as they were judged; '' for the whole side. */
  quote: z.string(),
  category,
  severity,
  note: z.string(),
  author: UserSchema,
  /** Who judged, where a file named somebody; else ''. */
  rater: z.string(),
  createdAt: time,
  updatedAt: time,
})
export type ErrorMark = z.infer<typeof ErrorMarkSchema>

export const ScoreSchema = z.object({
  /** 100 · (1 − penalty ÷ words), not below 0; null without words. */
  score: z.nullable(z.number()),
  penalty: z.number(),
  perThousand: z.nullable(z.number()),
  /** Words of the translation. */
  words: count,
  counts: z.object({ neutral: count, minor: count, major: count, critical: count }),
})
export type ErrorScore = z.infer<typeof ScoreSchema>

export const errorFormats = ['wmt-tsv', 'web-annotation'] as const
export type ErrorFormat = (typeof errorFormats)[number]

/** A line or annotation of a file that was not taken in, by its place in the file, from 1. */
export const SkippedErrorSchema = z.object({
  place: count,
  reason: z.enum(['columns', 'category', 'severity', 'segment', 'text', 'words', 'known']),
})

export const mqmRoutes = routeTable({
  listErrors: {
    method: 'get',
    path: '/documents/:document/errors',
    access: 'read',
    params: document,
    reply: z.object({ errors: z.array(ErrorMarkSchema), score: ScoreSchema }),
    summary: 'Errors that people marked in a document, in the order they came, and the score they give.',
  },
  addError: {
    method: 'post',
    path: '/documents/:document/errors',
    access: 'approve',
    params: document,
    body: z.object({
      ...written,
      segment: id,
      side: z.enum(sides),
      /** Words of that side; null: the whole side. */
      anchor: z.nullable(AnchorSchema),
      category,
      severity,
      note,
    }),
    reply: ErrorMarkSchema,
    status: 201,
    summary: 'Mark an error. Changes neither text nor status, and asks for no lock.',
  },
  changeError: {
    method: 'patch',
    path: '/documents/:document/errors/:error',
    access: 'approve',
    params: error,
    body: z.object({ category, severity, note }),
    reply: ErrorMarkSchema,
    summary: 'Judge an error anew; one’s own, or any for those who manage.',
  },
  removeError: {
    method: 'delete',
    path: '/documents/:document/errors/:error',
    access: 'approve',
    params: error,
    reply: z.object({}),
    summary: 'Take an error back; one’s own, or any for those who manage.',
  },
  exportErrors: {
    method: 'get',
    path: '/documents/:document/errors/export',
    access: 'read',
    params: document,
    query: z.object({ format: z.enum(errorFormats) }),
    reply: 'application/octet-stream',
    summary: 'Errors as WMT’s tab-separated ratings, or as W3C Web Annotations.',
  },
  importErrors: {
    method: 'post',
    path: '/documents/:document/errors/import',
    access: 'approve',
    params: document,
    upload: true,
    reply: z.object({ added: count, skipped: z.array(SkippedErrorSchema) }),
    summary: 'Take in errors of either form whose segment and texts are those of the document; the rest is told.',
  },
  getErrorTypes: {
    method: 'get',
    path: '/projects/:project/error-types',
    access: 'read',
    params: project,
    reply: z.object({ categories: z.array(category) }),
    summary: 'Categories that a project offers.',
  },
  setErrorTypes: {
    method: 'post',
    path: '/projects/:project/error-types',
    access: 'manage',
    params: project,
    body: z.object({ categories: z.array(category).check(z.minLength(1), z.maxLength(categories.length)) }),
    reply: z.object({ categories: z.array(category) }),
    summary: 'Choose the categories that a project offers; errors of other categories stay.',
  },
})
