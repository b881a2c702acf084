import * as z from 'zod/mini'
import { DismissalSchema, DismissRequestSchema, IssueSchema, ProjectSettingsSchema } from './checking.ts'
import { EventSchema } from './events.ts'
import { TermsReplySchema } from './glossary.ts'
import { DocumentSchema, ProjectSchema, RowsSchema, SessionSchema } from './resources.ts'
import { SaveReplySchema, SaveRequestSchema, StructureRequestSchema } from './saving.ts'
import { routeTable } from './route.ts'
import { count, id } from './values.ts'

const page = z.object({
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(5000))),
})
const done = z.object({})
const project = z.object({ project: id })
const document = z.object({ document: id })

export const exportFormats = ['bilingual-docx', 'bilingual-html', 'target-txt'] as const
export type ExportFormatId = (typeof exportFormats)[number]

/**
 * Routes of everyday work: projects, documents, rows and edits, term hits,
 * checks. A browser has them from the start; the others come when asked for.
 */
export const workRoutes = routeTable({
  session: {
    method: 'get',
    path: '/session',
    access: null,
    reply: SessionSchema,
    summary: 'Who am I, on which store?',
  },
  getProject: {
    method: 'get',
    path: '/projects/:project',
    access: 'read',
    params: project,
    reply: ProjectSchema,
    summary: 'One project with its progress.',
  },
  getDocument: {
    method: 'get',
    path: '/documents/:document',
    access: 'read',
    params: document,
    reply: DocumentSchema,
    summary: 'One document with its progress.',
  },
  getRows: {
    method: 'get',
    path: '/documents/:document/rows',
    access: 'read',
    params: document,
    query: page,
    reply: RowsSchema,
    summary: 'Segments in order, in chunks.',
  },
  getEvents: {
    method: 'get',
    path: '/documents/:document/events',
    access: 'read',
    params: document,
    query: z.object({
      after: z.coerce.number().check(z.int(), z.minimum(0)),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(5000))),
    }),
    reply: z.object({ events: z.array(EventSchema), last: count }),
    summary: 'Events after number n, for catching up.',
  },
  getTerms: {
    method: 'get',
    path: '/documents/:document/terms',
    access: 'read',
    params: document,
    query: z.extend(page, { segments: z.optional(z.string().check(z.maxLength(20_000))) }),
    reply: TermsReplySchema,
    summary: 'Term hits of the active glossaries, for a range of rows or for named segments (comma-separated ids).',
  },
  save: {
    method: 'post',
    path: '/documents/:document/save',
    access: 'text',
    params: document,
    body: SaveRequestSchema,
    reply: SaveReplySchema,
    summary: 'Save edits and status moves, per segment, idempotent by client and request id.',
  },
  restructure: {
    method: 'post',
    path: '/documents/:document/structure',
    access: 'structure',
    params: document,
    body: StructureRequestSchema,
    reply: z.object({ event: EventSchema }),
    summary: 'Split, join, or take one of these back.',
  },
  exportDocument: {
    method: 'get',
    path: '/documents/:document/export',
    access: 'read',
    params: document,
    query: z.object({
      format: z.enum(exportFormats),
      lang: z.optional(z.enum(['en', 'vi'])),
      /** Although critical issues are open. */
      insist: z.optional(z.enum(['1'])),
      /** With comments and suggestions. */
      review: z.optional(z.enum(['1'])),
    }),
    reply: 'application/octet-stream',
    summary:
      'Export a document; `lang` is the language of labels in the file. Open critical issues refuse it unless `insist`. The header `x-document-event` tells the last event that is in it.',
  },
  getProjectSettings: {
    method: 'get',
    path: '/projects/:project/settings',
    access: 'read',
    params: project,
    reply: ProjectSettingsSchema,
    summary: 'Style, severities of checks and abbreviations of a project.',
  },
  getIssues: {
    method: 'get',
    path: '/documents/:document/issues',
    access: 'read',
    params: document,
    reply: z.object({ asOf: count, issues: z.array(IssueSchema) }),
    summary: 'All issues of a document in its order, dismissed ones too.',
  },
  listDismissals: {
    method: 'get',
    path: '/documents/:document/dismissals',
    access: 'read',
    params: document,
    reply: z.object({ dismissals: z.array(DismissalSchema) }),
    summary: 'What was dismissed in a document, oldest first, whether it applies now or not.',
  },
  dismissIssue: {
    method: 'post',
    path: '/documents/:document/dismissals',
    access: 'text',
    params: document,
    body: DismissRequestSchema,
    reply: DismissalSchema,
    status: 201,
    summary: 'Dismiss an issue: on one segment, on these texts, or of this check in the whole document.',
  },
  restoreIssue: {
    method: 'delete',
    path: '/documents/:document/dismissals/:dismissal',
    access: 'text',
    params: z.extend(document, { dismissal: id }),
    reply: done,
    summary: 'Take a dismissal back.',
  },
})
