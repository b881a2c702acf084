import { z } from 'zod'

/**
 * The wire contract: every route, its input and reply, and every live message.
 * Types come by inference only. Server and client meet here and nowhere else;
 * both validate at their door. All paths are under `/api`.
 */

export const id = z.string().min(1).max(64)
const int = z.number().int()
const count = int.nonnegative()
/** Milliseconds since 1970, UTC. */
const time = int
const name = z.string().trim().min(1).max(200)

export const SegmentStatusSchema = z.enum(['untranslated', 'draft', 'confirmed', 'approved'])
export const UnitKindSchema = z.enum(['heading', 'paragraph', 'cell', 'item'])
/** Plain text as a string; text with marks or tags as ProseMirror inline JSON (core/model/inline.ts). */
export const InlineSchema = z.union([z.string(), z.array(z.unknown())])

// ---- resources -------------------------------------------------------------

export const UserSchema = z.object({ id, name: z.string(), color: z.string() })
export type User = z.infer<typeof UserSchema>

export const SessionSchema = z.object({
  /** Identifies this store, so that a browser never mixes pending edits of two servers. */
  server: id,
  version: z.string(),
  schema: int,
  user: UserSchema,
  role: z.enum(['owner', 'manager', 'translator', 'reviewer', 'terminologist', 'reader']),
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
  state: z.enum(['importing', 'ready']),
  /** The founding article that ships with the program; it can be filled with the sample draft. */
  sample: z.boolean(),
  /** Raised by every split and join. */
  structure: count,
  /** Number of the last event. */
  lastEvent: count,
  progress: ProgressSchema,
  warnings: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
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
  next: z.string().nullable(),
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
  document: id.nullable(),
  error: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  createdAt: time,
})
export type Job = z.infer<typeof JobSchema>

// ---- glossary --------------------------------------------------------------

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

// ---- events ----------------------------------------------------------------

/** ProseMirror step JSON in coordinates of the target node's content. */
const StepsSchema = z.array(z.record(z.string(), z.unknown()))

const eventBase = {
  n: int.positive(),
  /** The segment the event is about; of a split or join the first one. Null for document-wide events. */
  segment: id.nullable(),
  /** The segment's version after the event. */
  version: count.nullable(),
  actor: id,
  /** The client (browser tab) and request that caused it: the sender recognises its own. */
  client: z.string(),
  request: z.string(),
  at: time,
  /** Event number that this event takes back. */
  undoes: int.nullable(),
}
export const EventSchema = z.discriminatedUnion('kind', [
  z.object({ ...eventBase, kind: z.literal('text'), steps: StepsSchema, status: SegmentStatusSchema }),
  z.object({ ...eventBase, kind: z.literal('status'), from: SegmentStatusSchema, status: SegmentStatusSchema }),
  z.object({ ...eventBase, kind: z.literal('lock'), locked: z.boolean() }),
  z.object({
    ...eventBase,
    kind: z.literal('split'),
    /** Id of the new second segment. */
    second: id,
    /** Where the first segment was cut: offsets into its source and target content before the split. */
    sourceAt: count,
    targetAt: count,
    structure: count,
    /** Both rows as they are now; a `lead` of cut white space between them belongs to neither. */
    rows: z.array(RowSchema),
  }),
  z.object({
    ...eventBase,
    kind: z.literal('join'),
    /** Id of the segment that was taken in; it lives on as a tombstone. */
    second: id,
    /** Where the second one's target begins in the joined target. */
    sourceAt: count,
    targetAt: count,
    structure: count,
    rows: z.array(RowSchema),
  }),
  z.object({ ...eventBase, kind: z.literal('import') }),
])
export type DocumentEvent = z.infer<typeof EventSchema>

// ---- saving ----------------------------------------------------------------

export const SaveItemSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('steps'), segment: id, baseVersion: count, steps: StepsSchema.min(1).max(5000) }),
  z.object({ op: z.literal('status'), segment: id, baseVersion: count, status: SegmentStatusSchema }),
])
export type SaveItem = z.infer<typeof SaveItemSchema>

export const SaveRequestSchema = z.object({
  client: id,
  requestId: id,
  schema: int,
  items: z.array(SaveItemSchema).min(1).max(500),
})
export type SaveRequest = z.infer<typeof SaveRequestSchema>

/**
 * One result per item, in order; a refusal of one never fails the others.
 * `conflict` carries every event of the segment after `baseVersion` (and
 * structure events that moved it), so that the client can rebase and resend.
 */
export const SaveResultSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('ok'), version: count, event: count, status: SegmentStatusSchema }),
  z.object({ result: z.literal('conflict'), events: z.array(EventSchema) }),
  z.object({
    result: z.literal('refused'),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])
export type SaveResult = z.infer<typeof SaveResultSchema>
export const SaveReplySchema = z.object({ results: z.array(SaveResultSchema) })

export const StructureRequestSchema = z.object({
  client: id,
  requestId: id,
  op: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('split'), segment: id, version: count, sourceAt: count, targetAt: count }),
    z.object({ kind: z.literal('join'), segment: id, version: count, second: id, secondVersion: count }),
    /** Takes back the split or join with this event number. */
    z.object({ kind: z.literal('undo'), event: int.positive() }),
  ]),
})
export type StructureRequest = z.infer<typeof StructureRequestSchema>

// ---- live ------------------------------------------------------------------

export const ClientMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), client: id, document: id, after: count, schema: int }),
  z.object({ type: z.literal('presence'), segment: id.nullable() }),
])
export type ClientMessage = z.infer<typeof ClientMessageSchema>

export const PersonHereSchema = z.object({ client: id, user: UserSchema, segment: id.nullable() })
export type PersonHere = z.infer<typeof PersonHereSchema>

export const ServerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: EventSchema }),
  z.object({ type: z.literal('presence'), people: z.array(PersonHereSchema) }),
  z.object({ type: z.literal('glossary'), revision: count }),
  /** Too far behind: load events by HTTP, or the rows anew. */
  z.object({ type: z.literal('resync'), after: count }),
  z.object({ type: z.literal('bye'), code: z.enum(['schema', 'shutdown', 'forbidden']) }),
])
export type ServerMessage = z.infer<typeof ServerMessageSchema>

export const ErrorReplySchema = z.object({
  error: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    /** Names the line in the server's log that tells more. */
    reference: z.string().optional(),
  }),
})

// ---- routes ----------------------------------------------------------------

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

interface RouteShape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  /** The kind of action asked of `can()`; null where everyone may. */
  access: 'read' | 'text' | 'structure' | 'manage' | null
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** What a JSON reply looks like; a string names another media type. */
  reply: z.ZodType | string
  status?: number
  /** Body is a multipart form with one part `file`. */
  upload?: true
  /** One sentence for the API's documentation. */
  summary: string
}
const routeTable = <T extends Record<string, RouteShape>>(table: T): T => table

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
    reply: accepted,
    status: 202,
    summary: 'Import a file; the reply names the job to watch.',
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
    query: z.object({ format: z.enum(exportFormats), lang: z.enum(['en', 'vi']).optional() }),
    reply: 'application/octet-stream',
    summary: 'Export a document; `lang` is the language of labels in the file.',
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
export type RouteReply<N extends RouteName> = Infer<Field<N, 'reply'>>
