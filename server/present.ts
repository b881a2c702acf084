import type { DocumentEvent, DocumentInfo, Job, Progress, Project, Row } from '../core/api.ts'
import type { Role } from '../core/model/permissions.ts'
import type { SegmentStatus } from '../core/model/status.ts'
import type { UnitKind } from '../core/model/unit.ts'
import type {
  DocumentRecord,
  EventRecord,
  JobRecord,
  ProjectRecord,
  SegmentRecord,
  StatusTally,
} from './store/records.ts'

/** Records of the store → resources of the wire contract. */

const statuses = ['untranslated', 'draft', 'confirmed', 'approved'] as const satisfies readonly SegmentStatus[]

export function progressOf(tallies: readonly StatusTally[]): Progress {
  const sum = (pick: (tally: StatusTally) => { segments: number; words: number }) =>
    tallies.reduce(
      (all, tally) => ({ segments: all.segments + pick(tally).segments, words: all.words + pick(tally).words }),
      { segments: 0, words: 0 },
    )
  const [untranslated, draft, confirmed, approved] = statuses.map((status) => sum((tally) => tally[status]))
  const none = { segments: 0, words: 0 }
  const parts = [untranslated ?? none, draft ?? none, confirmed ?? none, approved ?? none] as const
  return {
    untranslated: parts[0],
    draft: parts[1],
    confirmed: parts[2],
    approved: parts[3],
    total: parts.reduce(
      (all, part) => ({ segments: all.segments + part.segments, words: all.words + part.words }),
      none,
    ),
  }
}

export function projectInfo(
  project: ProjectRecord,
  documents: readonly DocumentRecord[],
  tallies: ReadonlyMap<string, StatusTally>,
  role: Role,
): Project {
  return {
    id: project.id,
    name: project.name,
    sourceLang: project.sourceLang,
    targetLang: project.targetLang,
    role,
    documents: documents.length,
    progress: progressOf([...tallies.values()]),
    createdAt: project.createdAt,
    // A save touches its document only: the project is as new as its newest document.
    updatedAt: Math.max(project.updatedAt, ...documents.map((document) => document.updatedAt)),
  }
}

export function documentInfo(document: DocumentRecord, tally: StatusTally, role: Role): DocumentInfo {
  return {
    id: document.id,
    project: document.project,
    title: document.title,
    fileName: document.fileName,
    format: document.format,
    role,
    state: document.state,
    sample: document.sample,
    structure: document.structure,
    lastEvent: document.lastEvent,
    progress: progressOf([tally]),
    warnings: document.warnings,
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
  }
}

export function rowOf(segment: SegmentRecord, kind: UnitKind): Row {
  return {
    id: segment.id,
    unit: segment.unitOrd,
    kind,
    source: segment.source as Row['source'],
    target: segment.target as Row['target'],
    status: segment.status,
    locked: segment.locked,
    version: segment.version,
  }
}

/** The first segment before a split or join: kept in the event for taking it back, and nobody else sees it. */
export type Before = Pick<SegmentRecord, 'source' | 'target' | 'status'>

export function eventOf(record: EventRecord): DocumentEvent {
  const { before: _before, ...payload } = record.payload
  return {
    n: record.n,
    segment: record.segment,
    version: record.version,
    actor: record.actor,
    client: record.client,
    request: record.request,
    at: record.at,
    undoes: record.undoes,
    kind: record.kind,
    ...payload,
  } as DocumentEvent
}

export function jobOf(record: JobRecord): Job {
  return {
    id: record.id,
    project: record.project,
    kind: record.kind,
    title: record.title,
    state: record.state,
    done: record.done,
    total: record.total,
    document: record.document,
    error: record.error,
    createdAt: record.createdAt,
  }
}
