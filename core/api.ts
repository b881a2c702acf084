import { z } from 'zod'
import {
  AbbreviationEventSchema,
  AddAbbreviationSchema,
  DismissalSchema,
  DismissRequestSchema,
  IssueSchema,
  ProjectSettingsSchema,
  SettingsChangeSchema,
  UndoAbbreviationSchema,
} from './wire/checking.ts'
import { EncodingCandidateSchema, ImportFieldsSchema } from './wire/encodings.ts'
import { EventSchema } from './wire/events.ts'
import { ConceptSchema, GlossarySchema, TermsReplySchema } from './wire/glossary.ts'
import { glossaryExchangeRoutes } from './wire/glossary-exchange.ts'
import { glossaryKeepingRoutes } from './wire/glossary-keeping.ts'
import { glossaryUseRoutes } from './wire/glossary-use.ts'
import { DocumentSchema, JobSchema, ProjectSchema, RowsSchema, SessionSchema } from './wire/resources.ts'
import { SaveReplySchema, SaveRequestSchema, StructureRequestSchema } from './wire/saving.ts'
import { routeTable } from './wire/route.ts'
import { count, id, name } from './wire/values.ts'

/**
 * The wire contract: every route, its input and reply, and every live message
 * (their parts are in `wire/`). Types come by inference only. Server and client
 * meet here and nowhere else; both validate at their door. All paths are under
 * `/api`.
 */

export * from './wire/checking.ts'
export * from './wire/encodings.ts'
export * from './wire/events.ts'
export * from './wire/glossary.ts'
export * from './wire/glossary-exchange.ts'
export * from './wire/glossary-keeping.ts'
export * from './wire/glossary-use.ts'
export * from './wire/live.ts'
export * from './wire/resources.ts'
export * from './wire/saving.ts'

const page = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(5000).optional(),
})
const accepted = z.object({ job: id })
const done = z.object({})
const project = z.object({ project: id })
const document = z.object({ document: id })
const glossary = z.object({ glossary: id })

export const exportFormats = ['bilingual-docx', 'bilingual-html', 'target-txt'] as const
export type ExportFormatId = (typeof exportFormats)[number]

export const routes = routeTable({
  health: {
    method: 'get',
    path: '/health',
    access: null,
    reply: z.object({ status: z.literal('ok'), version: z.string() }),
    summary: 'Is the server up?',
  },
  session: {
    method: 'get',
    path: '/session',
    access: null,
    reply: SessionSchema,
    summary: 'Who am I, on which store?',
  },
  listProjects: {
    method: 'get',
    path: '/projects',
    access: 'read',
    reply: z.object({ projects: z.array(ProjectSchema) }),
    summary: 'All projects, newest change first.',
  },
  createProject: {
    method: 'post',
    path: '/projects',
    access: 'manage',
    body: z.object({ name }),
    reply: ProjectSchema,
    status: 201,
    summary: 'Open a project (Vietnamese → English).',
  },
  getProject: {
    method: 'get',
    path: '/projects/:project',
    access: 'read',
    params: project,
    reply: ProjectSchema,
    summary: 'One project with its progress.',
  },
  renameProject: {
    method: 'patch',
    path: '/projects/:project',
    access: 'manage',
    params: project,
    body: z.object({ name }),
    reply: ProjectSchema,
    summary: 'Rename a project.',
  },
  deleteProject: {
    method: 'delete',
    path: '/projects/:project',
    access: 'manage',
    params: project,
    reply: done,
    summary: 'Delete a project with all its documents.',
  },
  listDocuments: {
    method: 'get',
    path: '/projects/:project/documents',
    access: 'read',
    params: project,
    reply: z.object({ documents: z.array(DocumentSchema), jobs: z.array(JobSchema) }),
    summary: 'Documents of a project, and the imports under way or just failed.',
  },
  importFile: {
    method: 'post',
    path: '/projects/:project/documents',
    access: 'manage',
    params: project,
    upload: true,
    fields: ImportFieldsSchema,
    reply: accepted,
    status: 202,
    summary: 'Import a file; the reply names the job to watch.',
  },
  previewEncoding: {
    method: 'post',
    path: '/encoding/preview',
    access: 'manage',
    upload: true,
    reply: z.object({ candidates: z.array(EncodingCandidateSchema) }),
    summary: 'The legacy encodings a text file may be in, likeliest first, with its first lines in each.',
  },
  importText: {
    method: 'post',
    path: '/projects/:project/documents/text',
    access: 'manage',
    params: project,
    body: z.object({ title: name, text: z.string().min(1) }),
    reply: accepted,
    status: 202,
    summary: 'Import pasted text; the reply names the job to watch.',
  },
  getJob: {
    method: 'get',
    path: '/jobs/:job',
    access: 'read',
    params: z.object({ job: id }),
    reply: JobSchema,
    summary: 'State and progress of a job.',
  },
  cancelJob: {
    method: 'delete',
    path: '/jobs/:job',
    access: 'manage',
    params: z.object({ job: id }),
    reply: JobSchema,
    summary: 'Cancel a job; what it had written is removed. A finished job is only dismissed.',
  },
  getDocument: {
    method: 'get',
    path: '/documents/:document',
    access: 'read',
    params: document,
    reply: DocumentSchema,
    summary: 'One document with its progress.',
  },
  renameDocument: {
    method: 'patch',
    path: '/documents/:document',
    access: 'manage',
    params: document,
    body: z.object({ title: name }),
    reply: DocumentSchema,
    summary: 'Rename a document.',
  },
  deleteDocument: {
    method: 'delete',
    path: '/documents/:document',
    access: 'manage',
    params: document,
    reply: done,
    summary: 'Delete a document.',
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
      after: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(5000).optional(),
    }),
    reply: z.object({ events: z.array(EventSchema), last: count }),
    summary: 'Events after number n, for catching up.',
  },
  getTerms: {
    method: 'get',
    path: '/documents/:document/terms',
    access: 'read',
    params: document,
    query: page.extend({ segments: z.string().max(20_000).optional() }),
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
  loadSampleDraft: {
    method: 'post',
    path: '/documents/:document/sample-draft',
    access: 'text',
    params: document,
    body: z.object({ client: id }),
    reply: z.object({ filled: count }),
    summary: 'Fill the empty segments of the sample document with its reference draft.',
  },
  exportDocument: {
    method: 'get',
    path: '/documents/:document/export',
    access: 'read',
    params: document,
    query: z.object({
      format: z.enum(exportFormats),
      lang: z.enum(['en', 'vi']).optional(),
      /** Although critical issues are open. */
      insist: z.enum(['1']).optional(),
    }),
    reply: 'application/octet-stream',
    summary:
      'Export a document; `lang` is the language of labels in the file. Open critical issues refuse it unless `insist`.',
  },
  getProjectSettings: {
    method: 'get',
    path: '/projects/:project/settings',
    access: 'read',
    params: project,
    reply: ProjectSettingsSchema,
    summary: 'Style, severities of checks and abbreviations of a project.',
  },
  changeProjectSettings: {
    method: 'patch',
    path: '/projects/:project/settings',
    access: 'manage',
    params: project,
    body: SettingsChangeSchema,
    reply: ProjectSettingsSchema,
    summary: 'Change style or severities of a project; abbreviations have routes of their own.',
  },
  exportSegmentationRules: {
    method: 'get',
    path: '/projects/:project/segmentation.srx',
    access: 'read',
    params: project,
    reply: 'application/xml',
    summary: 'The segmentation rules of Vietnamese and English, with the abbreviations of a project, as SRX 2.0.',
  },
  addAbbreviation: {
    method: 'post',
    path: '/documents/:document/abbreviations',
    access: 'structure',
    params: document,
    body: AddAbbreviationSchema,
    reply: z.object({ settings: ProjectSettingsSchema, joined: count, events: z.array(AbbreviationEventSchema) }),
    summary: 'Never break after this abbreviation in the project; untouched segments cut there are joined.',
  },
  undoAbbreviation: {
    method: 'delete',
    path: '/documents/:document/abbreviations',
    access: 'structure',
    params: document,
    body: UndoAbbreviationSchema,
    reply: z.object({ settings: ProjectSettingsSchema, restored: count, kept: z.array(AbbreviationEventSchema) }),
    summary: 'Forget an abbreviation and take back its joins; `kept` are those that no longer can be.',
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
    params: document.extend({ dismissal: id }),
    reply: done,
    summary: 'Take a dismissal back.',
  },
  listGlossaries: {
    method: 'get',
    path: '/glossaries',
    access: 'read',
    reply: z.object({ glossaries: z.array(GlossarySchema) }),
    summary: 'All glossaries.',
  },
  listConcepts: {
    method: 'get',
    path: '/glossaries/:glossary/concepts',
    access: 'read',
    params: glossary,
    query: page.extend({ q: z.string().max(200).optional(), domain: z.string().max(100).optional() }),
    reply: z.object({
      concepts: z.array(ConceptSchema),
      total: count,
      next: z.string().nullable(),
      domains: z.array(z.string()),
    }),
    summary: 'Search concepts on both sides: exact accents first, then without.',
  },
  ...glossaryKeepingRoutes,
  ...glossaryExchangeRoutes,
  ...glossaryUseRoutes,
  listFormats: {
    method: 'get',
    path: '/formats',
    access: 'read',
    reply: z.object({
      imports: z.array(z.object({ id: z.string(), extensions: z.array(z.string()) })),
      exports: z.array(z.object({ id: z.string(), extension: z.string() })),
      maxBytes: count,
    }),
    summary: 'What can be imported and exported here.',
  },
})
export type RouteName = keyof typeof routes
type Infer<T> = T extends z.ZodType ? z.infer<T> : never
type Field<N extends RouteName, K extends string> = (typeof routes)[N] extends Record<K, infer T> ? T : never
export type RouteParams<N extends RouteName> = Infer<Field<N, 'params'>>
export type RouteQuery<N extends RouteName> = Infer<Field<N, 'query'>>
export type RouteBody<N extends RouteName> = Infer<Field<N, 'body'>>
export type RouteFields<N extends RouteName> = Infer<Field<N, 'fields'>>
export type RouteReply<N extends RouteName> = Infer<Field<N, 'reply'>>
