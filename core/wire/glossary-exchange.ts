import * as z from 'zod/mini'
import { ConceptDraftSchema, ConceptSchema } from './glossary.ts'
import { ConceptFilterSchema } from './glossary-keeping.ts'
import { routeTable } from './route.ts'
import { count, id, params } from './values.ts'

/** Bringing terms in and out: a dry run first, then all of it or nothing. */

const glossary = z.object({ glossary: id })

export const glossaryFormats = ['tbx-v3', 'tbx-v2', 'csv', 'tsv', 'xlsx'] as const
export type GlossaryFormat = (typeof glossaryFormats)[number]

/** What a column of a table holds; `skip` is left out. Lists in a cell are separated by `;`. */
export const columnRoles = [
  'skip',
  'id',
  'vi',
  'viVariants',
  'viAbbreviations',
  'en',
  'enAdmitted',
  'enSuperseded',
  'enForbidden',
  'enAbbreviations',
  'partOfSpeech',
  'domain',
  'definition',
  'note',
  'example',
  'status',
  'confidence',
  'caseRule',
  'source',
  'decision',
  'decisionDate',
  'approvedBy',
  'validFrom',
  'validTo',
  'successor',
  'link',
  /** What the other columns cannot hold of the terms, as an export writes it (JSON). */
  'details',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** How a table is read. */
export const TableMappingSchema = z.object({
  /** The first row names the columns. */
  header: z.boolean(),
  columns: z.array(z.enum(columnRoles)).check(z.maxLength(200)),
  /** Name of the sheet in a workbook. */
  sheet: z.optional(z.string().check(z.maxLength(200))),
  /** Of a text table; absent: found out. */
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
})
export type TableMapping = z.infer<typeof TableMappingSchema>

export const rowOutcomes = ['added', 'changed', 'same', 'conflicting', 'rejected'] as const
export type RowOutcome = (typeof rowOutcomes)[number]
/** What to do with a row that says something else than the glossary: leave the glossary, take the row, or add the row's terms as admitted. */
export const conflictPolicies = ['keep', 'replace', 'merge'] as const
export type ConflictPolicy = (typeof conflictPolicies)[number]

export const ImportRowSchema = z.object({
  /** Line of a table, or ordinal of the concept in a TBX file, from 1. */
  line: count,
  outcome: z.enum(rowOutcomes),
  /** Why rejected or conflicting: key of `glossary.import.reasons`. */
  reason: z.nullable(z.object({ code: z.string(), params })),
  before: z.nullable(ConceptSchema),
  after: z.nullable(ConceptDraftSchema),
  /** First 200 characters of what stood there, for rejected rows. */
  raw: z.optional(z.string()),
})
export type ImportRow = z.infer<typeof ImportRowSchema>

export const GlossaryPreviewSchema = z.object({
  /** Names this dry run for an hour. */
  import: id,
  glossary: id,
  fileName: z.string(),
  format: z.enum(glossaryFormats),
  /** Of a table: the mapping used (guessed when none was given), names of sheets, first rows as they stand. */
  table: z.nullable(
    z.object({
      mapping: TableMappingSchema,
      sheets: z.array(z.string()),
      sample: z.array(z.array(z.string())),
    }),
  ),
  counts: z.record(z.enum(rowOutcomes), count),
  /** Things left out or changed on reading: keys of `glossary.import.warnings`. */
  warnings: z.array(z.object({ code: z.string(), params })),
})
export type GlossaryPreview = z.infer<typeof GlossaryPreviewSchema>

export const GlossaryImportStateSchema = z.object({
  state: z.enum(['ready', 'running', 'done', 'failed', 'cancelled']),
  done: count,
  total: count,
  /** Undoes the import (route `undoBulk`) once done. */
  batch: z.nullable(id),
  error: z.nullable(z.object({ code: z.string(), params })),
})

export const glossaryExchangeRoutes = routeTable({
  previewGlossaryImport: {
    method: 'post',
    path: '/glossaries/:glossary/imports',
    access: 'term',
    params: glossary,
    upload: true,
    fields: z.object({
      format: z.optional(z.enum(glossaryFormats)),
      /** JSON of a TableMapping. */
      mapping: z.optional(z.string().check(z.maxLength(20_000))),
    }),
    reply: GlossaryPreviewSchema,
    summary: 'Dry run: what importing this file would add, change, contradict or reject.',
  },
  remapGlossaryImport: {
    method: 'patch',
    path: '/glossaries/:glossary/imports/:import',
    access: 'term',
    params: z.extend(glossary, { import: id }),
    body: z.object({ mapping: TableMappingSchema }),
    reply: GlossaryPreviewSchema,
    summary: 'The same dry run with another reading of the columns.',
  },
  listGlossaryImportRows: {
    method: 'get',
    path: '/glossaries/:glossary/imports/:import/rows',
    access: 'term',
    params: z.extend(glossary, { import: id }),
    query: z.object({
      outcome: z.optional(z.enum(rowOutcomes)),
      after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
    }),
    reply: z.object({ rows: z.array(ImportRowSchema), next: z.nullable(count) }),
    summary: 'The rows of a dry run, by outcome.',
  },
  commitGlossaryImport: {
    method: 'post',
    path: '/glossaries/:glossary/imports/:import',
    access: 'term',
    params: z.extend(glossary, { import: id }),
    body: z.object({ client: id, requestId: id, conflicts: z.enum(conflictPolicies) }),
    reply: GlossaryImportStateSchema,
    status: 202,
    summary: 'Carry out a dry run, all of it or nothing; refused when the glossary has changed since.',
  },
  getGlossaryImport: {
    method: 'get',
    path: '/glossaries/:glossary/imports/:import',
    access: 'term',
    params: z.extend(glossary, { import: id }),
    reply: GlossaryImportStateSchema,
    summary: 'How far an import is.',
  },
  cancelGlossaryImport: {
    method: 'delete',
    path: '/glossaries/:glossary/imports/:import',
    access: 'term',
    params: z.extend(glossary, { import: id }),
    reply: z.object({}),
    summary: 'Drop a dry run, or stop an import under way and take back what it did.',
  },
  exportGlossary: {
    method: 'get',
    path: '/glossaries/:glossary/export/:format',
    access: 'read',
    params: z.extend(glossary, { format: z.enum(glossaryFormats) }),
    query: z.omit(ConceptFilterSchema, { glossaries: true }),
    reply: 'application/octet-stream',
    summary: 'The glossary, or what a filter leaves of it, as a file.',
  },
})
