import * as z from 'zod/mini'
import { count, day, id, InlineSchema, int, params, SegmentStatusSchema, time, UnitKindSchema } from './values.ts'

/** What people work on, as the server shows it. */

export const UserSchema = z.object({ id, name: z.string(), color: z.string() })
export type User = z.infer<typeof UserSchema>

/** What a person may do, by role: core/model/permissions.ts. */
export const RoleSchema = z.enum(['owner', 'manager', 'translator', 'reviewer', 'terminologist', 'reader'])

export const SessionSchema = z.object({
  /** Identifies this store, so that a browser never mixes pending edits of two servers. */
  server: id,
  version: z.string(),
  schema: int,
  user: UserSchema,
  /** On the server as a whole; in a project, the project and its documents tell. */
  role: RoleSchema,
})
export type Session = z.infer<typeof SessionSchema>

/** Segments and source words per status; `words` counts space-separated source words. */
const tally = z.object({ segments: count, words: count })
export const ProgressSchema = z.object({
  untranslated: tally,
  draft: tally,
  confirmed: tally,
  approved: tally,
  total: tally,
})
export type Progress = z.infer<typeof ProgressSchema>

export const ProjectSchema = z.object({
  id,
  name: z.string(),
  sourceLang: z.string(),
  targetLang: z.string(),
  /** The actor's role in it. */
  role: RoleSchema,
  documents: count,
  progress: ProgressSchema,
  createdAt: time,
  updatedAt: time,
})
export type Project = z.infer<typeof ProjectSchema>

export const DocumentSchema = z.object({
  id,
  project: id,
  title: z.string(),
  fileName: z.string(),
  format: z.string(),
  /** The actor's role in its project. */
  role: RoleSchema,
  state: z.enum(['importing', 'ready']),
  /** The founding article that ships with the program; it can be filled with the sample draft. */
  sample: z.boolean(),
  /** Raised by every split and join. */
  structure: count,
  /** Number of the last event. */
  lastEvent: count,
  /** Chooses the names in force; null or absent: the day of the import. */
  date: z.optional(z.nullable(day)),
  progress: ProgressSchema,
  warnings: z.array(z.object({ code: z.string(), params: params })),
  createdAt: time,
  updatedAt: time,
})
export type DocumentInfo = z.infer<typeof DocumentSchema>

export const RowSchema = z.object({
  id,
  /** Position of the row's unit in the document, from 0; rows of one unit share it. */
  unit: count,
  kind: UnitKindSchema,
  source: InlineSchema,
  target: InlineSchema,
  status: SegmentStatusSchema,
  locked: z.boolean(),
  version: count,
})
/** One segment as the workbench shows it. */
export type Row = z.infer<typeof RowSchema>

export const RowsSchema = z.object({
  /** The rows show the document as of this event number; the client replays later events, skipping versions it has. */
  asOf: count,
  total: count,
  rows: z.array(RowSchema),
  /** Pass as `after` to get the next chunk; null at the end. */
  next: z.nullable(z.string()),
})

export const JobSchema = z.object({
  id,
  project: id,
  kind: z.enum(['import']),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Units done of units in all; total is 0 while unknown. */
  done: count,
  total: count,
  document: z.nullable(id),
  error: z.nullable(z.object({ code: z.string(), params: params })),
  createdAt: time,
})
export type Job = z.infer<typeof JobSchema>
