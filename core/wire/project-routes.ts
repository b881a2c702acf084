import * as z from 'zod/mini'
import {
  AbbreviationEventSchema,
  AddAbbreviationSchema,
  ProjectSettingsSchema,
  SettingsChangeSchema,
  UndoAbbreviationSchema,
} from './checking.ts'
import { EncodingCandidateSchema, ImportFieldsSchema } from './encodings.ts'
import { ConceptSchema, GlossarySchema } from './glossary.ts'
import { DocumentSchema, JobSchema, ProjectSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { count, id, name } from './values.ts'

const page = z.object({
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(5000))),
})
const accepted = z.object({ job: id })
const done = z.object({})
const project = z.object({ project: id })
const document = z.object({ document: id })
const glossary = z.object({ glossary: id })

/** Routes around the work: projects, documents as a whole, imports, settings, lists of glossaries. */
export const projectRoutes = routeTable({
  health: {
    method: 'get',
    path: '/health',
    access: null,
    reply: z.object({ status: z.literal('ok'), version: z.string() }),
    summary: 'Is the server up?',
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
    body: z.object({ title: name, text: z.string().check(z.minLength(1)) }),
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
  loadSampleDraft: {
    method: 'post',
    path: '/documents/:document/sample-draft',
    access: 'text',
    params: document,
    body: z.object({ client: id }),
    reply: z.object({ filled: count }),
    summary: 'Fill the empty segments of the sample document with its reference draft.',
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
    query: z.extend(page, {
      q: z.optional(z.string().check(z.maxLength(200))),
      domain: z.optional(z.string().check(z.maxLength(100))),
    }),
    reply: z.object({
      concepts: z.array(ConceptSchema),
      total: count,
      next: z.nullable(z.string()),
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
