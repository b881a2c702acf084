import type { LegacyEncodingId } from '../core/api.ts'
import { countWords } from '../core/language/words.ts'
import { segmentUnit } from '../core/language/segmenter.ts'
import { AppError } from '../core/errors.ts'
import { inlineText, inlineToNode, nodeToInline, type Inline } from '../core/model/inline.ts'
import { SCHEMA_VERSION } from '../core/model/schema.ts'
import { convertLegacy } from '../filters/encoding/convert.ts'
import type { ExtractedUnit, Extraction, Warning } from '../filters/filter.ts'
import { pickFilter } from '../filters/index.ts'
import { newId } from './ids.ts'
import { segmentLimit } from './limits.ts'
import { flatText } from './restructure/cut.ts'
import { projectSettings } from './settings.ts'
import type { DocumentRecord, SegmentRecord, UnitRecord } from './store/records.ts'
import type { Store, WriteQueries } from './store/store.ts'

/** What is imported, and for whom. */
export interface ImportOrder {
  project: string
  bytes: Uint8Array
  fileName: string
  /** The file is in this encoding of old; absent: it is Unicode. */
  encoding?: LegacyEncodingId | undefined
  /** Absent: the first heading, else the file's name. */
  title?: string | undefined
  sample: boolean
  actor: string
}

export interface ImportSteps {
  now: () => number
  /** Called inside each write, so that progress and rows are kept together. */
  progress(tx: WriteQueries, at: { document: string; done: number; total: number }): Promise<void>
  /** Called inside the last write. */
  finished(tx: WriteQueries, document: string): Promise<void>
  cancelled: () => boolean
}

/** An import failed, for the reason in `cause`, and then the store refused to remove what it had written. */
export class NotDiscarded extends Error {
  override name = 'NotDiscarded'
  readonly document: string
  constructor(document: string, cause: unknown) {
    super(`document ${document} is half imported and could not be removed`, { cause })
    this.document = document
  }
}

/** One write should hold up others no longer than this. */
const batchMilliseconds = 50

/**
 * Reads a file into the store (DESIGN §5): rows go in short writes under a
 * document in state `importing`, which nobody sees until the last write flips
 * it. Whatever goes wrong, nothing is left behind. Throws AppError import.…, or
 * NotDiscarded where the store takes no more writes.
 */
export async function importDocument(store: Store, order: ImportOrder, steps: ImportSteps): Promise<string> {
  const { bytes, warnings } = inUnicode(order)
  const filter = pickFilter(bytes, order.fileName)
  const extraction = filter.extract(bytes)
  const at = steps.now()
  const document: DocumentRecord = {
    id: newId(),
    project: order.project,
    title: titleOf(order, extraction.units),
    fileName: order.fileName,
    format: filter.id,
    state: 'importing',
    sample: order.sample,
    structure: 0,
    lastEvent: 0,
    skeleton: newId(),
    warnings: [...warnings, ...extraction.warnings],
    date: null,
    createdAt: at,
    updatedAt: at,
  }
  try {
    await store.write(async (tx) => {
      if (!(await tx.projects.get(order.project))) throw new AppError('notFound.project')
      await tx.blobs.put(document.skeleton, extraction.skeleton)
      await tx.documents.insert(document)
    })
    const { abbreviations } = await projectSettings(store.read, order.project)
    await insertUnits(store, document, extraction, abbreviations, steps)
    await finish(store, document, order.actor, steps)
  } catch (error) {
    try {
      await discard(store, document)
    } catch {
      // Most likely of the same cause as the first failure, which tells more.
      throw new NotDiscarded(document.id, error)
    }
    throw error
  }
  return document.id
}

/** A file of an old encoding is UTF-8 from here on, and so is what is exported; what was done stays with the document. */
function inUnicode({ bytes, encoding }: ImportOrder): { bytes: Uint8Array; warnings: Warning[] } {
  if (encoding === undefined) return { bytes, warnings: [] }
  const { text, smallLines } = convertLegacy(bytes, encoding)
  const warnings: Warning[] = [{ code: 'import.converted', params: { encoding } }]
  if (smallLines > 0) warnings.push({ code: 'import.capitalsLost', params: { count: smallLines } })
  return { bytes: new TextEncoder().encode(text), warnings }
}

function titleOf(order: ImportOrder, units: readonly ExtractedUnit[]): string {
  const heading = units.find((unit) => unit.kind === 'heading')
  const title = order.title ?? (heading ? inlineText(heading.text) : order.fileName.replace(/\.[^.]{1,10}$/, ''))
  return shorten(title.normalize('NFC').trim()) || order.fileName
}

function shorten(text: string, limit = 200): string {
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')
}

async function insertUnits(
  store: Store,
  document: DocumentRecord,
  { units }: Extraction,
  abbreviations: readonly string[],
  steps: ImportSteps,
): Promise<void> {
  let size = 100
  let segments = 0
  for (let done = 0; done < units.length;) {
    if (steps.cancelled()) throw new AppError('import.cancelled')
    const started = performance.now()
    const batch = units.slice(done, done + size).map((unit, i) => rowsOf(document.id, unit, done + i, abbreviations))
    segments += batch.reduce((sum, rows) => sum + rows.segments.length, 0)
    if (segments > segmentLimit) throw new AppError('import.tooManySegments', { limit: segmentLimit })
    done += batch.length
    await store.write(async (tx) => {
      await tx.documents.insertUnits(batch.map((rows) => rows.unit))
      await tx.segments.insert(batch.flatMap((rows) => rows.segments))
      await steps.progress(tx, { document: document.id, done, total: units.length })
    })
    // Segmenting and writing of the next batch together stay under the limit.
    const took = performance.now() - started
    if (took > batchMilliseconds / 2) size = Math.max(1, Math.floor(size / 2))
    else if (took < batchMilliseconds / 4) size = Math.min(2000, size * 2)
  }
}

/** A unit cut into segments, ready for the store. */
function rowsOf(
  document: string,
  extracted: ExtractedUnit,
  ord: number,
  noBreakAfter: readonly string[],
): { unit: UnitRecord; segments: SegmentRecord[] } {
  const id = newId()
  const pieces = segmentInline(extracted.text, noBreakAfter)
  return {
    unit: { id, document, ord, kind: extracted.kind, tail: pieces.tail },
    segments: pieces.segments.map(({ lead, source }, i) => ({
      id: newId(),
      document,
      unit: id,
      unitOrd: ord,
      ord: i,
      lead,
      source,
      target: '',
      words: countWords(inlineText(source)),
      status: 'untranslated',
      locked: false,
      version: 0,
      joinedInto: null,
      joinedAt: null,
    })),
  }
}

/** Segments inline content; a tag counts as one character that is never a border by itself. */
function segmentInline(
  text: Inline,
  noBreakAfter: readonly string[],
): { segments: { lead: string; source: Inline }[]; tail: string } {
  if (typeof text === 'string') return segmentUnit(text, 'vi', { noBreakAfter })
  const node = inlineToNode('source', text)
  const { segments, tail } = segmentUnit(flatText(node), 'vi', { noBreakAfter })
  let at = 0
  const cut = segments.map(({ lead, source }) => {
    const from = at + lead.length
    at = from + source.length
    return { lead, source: nodeToInline(node.cut(from, at)) }
  })
  return { segments: cut, tail }
}

async function finish(store: Store, document: DocumentRecord, actor: string, steps: ImportSteps): Promise<void> {
  await store.write(async (tx) => {
    if (steps.cancelled()) throw new AppError('import.cancelled')
    const at = steps.now()
    await tx.events.append({
      document: document.id,
      kind: 'import',
      segment: null,
      version: null,
      actor,
      client: '',
      request: '',
      schema: SCHEMA_VERSION,
      payload: {},
      at,
      undoes: null,
    })
    await tx.documents.ready(document.id, at)
    await tx.projects.touch(document.project, at)
    await steps.finished(tx, document.id)
  })
}

/** The store removes what belongs to a document with it, its skeleton too. */
async function discard(store: Store, document: DocumentRecord): Promise<void> {
  await store.write((tx) => tx.documents.delete(document.id))
}
