import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Concept, Term } from '../../glossary/concept.ts'
import type {
  DocumentRecord,
  EventRecord,
  GlossaryRecord,
  JobRecord,
  ProjectRecord,
  SegmentRecord,
  UnitRecord,
} from '../../server/store/records.ts'
import type { WriteQueries } from '../../server/store/store.ts'

/** A directory that is gone when `use` is done. */
export async function withDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'songngu-store-'))
  try {
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

export const project = (more: Partial<ProjectRecord> = {}): ProjectRecord => ({
  id: 'project',
  name: 'Nghị quyết',
  sourceLang: 'vi',
  targetLang: 'en',
  createdAt: 1000,
  updatedAt: 1000,
  ...more,
})

export const document = (more: Partial<DocumentRecord> = {}): DocumentRecord => ({
  id: 'document',
  project: 'project',
  title: 'Bài báo',
  fileName: 'bài báo.txt',
  format: 'txt',
  state: 'ready',
  sample: false,
  structure: 0,
  lastEvent: 0,
  skeleton: 'skeleton',
  warnings: [],
  date: null,
  createdAt: 1000,
  updatedAt: 1000,
  ...more,
})

export const unit = (more: Partial<UnitRecord> = {}): UnitRecord => ({
  id: 'unit',
  document: 'document',
  ord: 0,
  kind: 'paragraph',
  tail: '',
  ...more,
})

export const segment = (more: Partial<SegmentRecord> = {}): SegmentRecord => ({
  id: 'segment',
  document: 'document',
  unit: 'unit',
  unitOrd: 0,
  ord: 0,
  lead: '',
  source: 'Đảng ta là đạo đức.',
  target: '',
  words: 5,
  status: 'untranslated',
  locked: false,
  version: 0,
  joinedInto: null,
  joinedAt: null,
  ...more,
})

export const event = (more: Partial<Omit<EventRecord, 'n'>> = {}): Omit<EventRecord, 'n'> => ({
  document: 'document',
  kind: 'text',
  segment: 'segment',
  version: 1,
  actor: 'local-owner',
  client: 'client',
  request: 'request',
  schema: 1,
  payload: {},
  at: 2000,
  undoes: null,
  ...more,
})

export const job = (more: Partial<JobRecord> = {}): JobRecord => ({
  id: 'job',
  project: 'project',
  kind: 'import',
  title: 'bài báo.txt',
  state: 'queued',
  done: 0,
  total: 0,
  document: null,
  error: null,
  createdAt: 1000,
  ...more,
})

export const glossary = (more: Partial<GlossaryRecord> = {}): GlossaryRecord => ({
  id: 'glossary',
  name: 'Đảng và Nhà nước',
  sourceLang: 'vi',
  targetLang: 'en',
  description: '',
  readOnly: true,
  revision: 0,
  base: 0,
  ...more,
})

const term = (lang: Term['lang'], text: string, status: Term['status'] = 'preferred'): Term => ({
  lang,
  text,
  status,
  provisional: false,
})

export const concept = (id: string, vi: string, en: string, more: Partial<Concept> = {}): Concept => ({
  id,
  partOfSpeech: 'noun',
  domain: 'party',
  definition: '',
  note: '',
  confidence: 'high',
  caseRule: 'fold',
  terms: [term('vi', vi), term('en', en)],
  ...more,
})

/** A project with one document of one unit and these segments. */
export async function addDocument(
  tx: WriteQueries,
  segments: readonly SegmentRecord[] = [segment()],
  record: DocumentRecord = document(),
): Promise<void> {
  if (!(await tx.projects.get(record.project))) await tx.projects.insert(project({ id: record.project }))
  await tx.documents.insert(record)
  const units = new Map(segments.map((s) => [s.unit, s.unitOrd]))
  await tx.documents.insertUnits([...units].map(([id, ord]) => unit({ id, ord, document: record.id })))
  await tx.segments.insert(segments)
}
