import { setImmediate } from 'node:timers/promises'
import type { ExportFormatId } from '../core/api.ts'
import { AppError } from '../core/errors.ts'
import type { ExportInput, ExportLabels, ExportUnit } from '../filters/filter.ts'
import { exporters } from '../filters/index.ts'
import { reviewOf, type ExportReview } from './export-review.ts'
import { requireDocument } from './find.ts'
import { newId } from './ids.ts'
import { fileNameOf, type Download } from './download.ts'
import type { DocumentRecord, StatusTally } from './store/records.ts'
import type { Issues } from './issues.ts'
import type { ReadQueries } from './store/store.ts'
import { translations, type Language } from './translations.ts'

/** What tells the file of a format from the imported one, between title and extension. */
const suffixes: Record<ExportFormatId, string> = {
  'bilingual-docx': '.vi-en',
  'bilingual-html': '.vi-en',
  'target-txt': '.en',
}

const rowsPerQuery = 2000
/** How often a document is read in which people write meanwhile; the last reading counts. */
const readings = 4

/**
 * Throws AppError export.criticalIssues while critical issues are open. An
 * empty target is none here: every format marks what is not translated yet.
 */
export async function refuseCriticalIssues(issues: Issues, document: DocumentRecord): Promise<void> {
  const found = (await issues.critical(document)).filter(
    ({ dismissed, check }) => dismissed === null && check !== 'empty-target',
  )
  if (found.length > 0) throw new AppError('export.criticalIssues', { count: found.length })
}

/** Writes a document in a format, with labels in the reader's language; `review`: with comments and suggestions. */
export async function exportDocument(
  queries: ReadQueries,
  document: DocumentRecord,
  format: ExportFormatId,
  { lang, at, review }: { lang: Language; at: number; review?: boolean },
): Promise<Download> {
  const exporter = exporters.find(({ id }) => id === format)
  if (!exporter) throw new AppError('export.unsupportedFormat', { format, source: document.format })
  const project = await queries.projects.get(document.project)
  const skeleton = await queries.blobs.get(document.skeleton)
  // Only a document deleted a moment ago has lost these.
  if (!project || !skeleton) throw new AppError('notFound.document')
  const said = review ? await reviewOf(queries, document.id) : null
  const { units, event } = await unitsAtOnePoint(queries, document.id, said)
  const input: ExportInput = {
    documentId: document.id,
    exportId: newId(),
    title: document.title,
    fileName: document.fileName,
    sourceLang: project.sourceLang,
    targetLang: project.targetLang,
    exportedAt: at,
    units,
    threads: said?.document,
    skeleton,
    sourceFormat: document.format,
    labels: await exportLabels(lang, await queries.documents.tally(document.id), at),
  }
  const bytes = await exporter.write(input)
  return {
    fileName: fileNameOf(document.title, `${suffixes[format]}.${exporter.extension}`),
    mime: exporter.mime,
    bytes,
    event,
  }
}

/** All units as they are after one event, whose number is told. */
async function unitsAtOnePoint(queries: ReadQueries, document: string, said: ExportReview | null) {
  const last = async (): Promise<number> => (await requireDocument(queries, document)).lastEvent
  let event = await last()
  for (let reading = 1; ; reading++) {
    const units = await unitsOf(queries, document, said)
    const now = await last()
    if (now === event || reading === readings) return { units, event }
    event = now
  }
}

async function unitsOf(queries: ReadQueries, document: string, said: ExportReview | null): Promise<ExportUnit[]> {
  const units = (await queries.documents.units(document)).map(({ kind, tail }): ExportUnit => ({
    kind,
    tail,
    segments: [],
  }))
  let n = 0
  let after: string | undefined
  do {
    const page = await queries.segments.page(document, { after, limit: rowsPerQuery })
    for (const { id, unitOrd, lead, source, target, status, locked } of page.items) {
      const about = said && { threads: said.threads.get(id), suggestions: said.suggestions.get(id) }
      units[unitOrd]?.segments.push({ id, n: ++n, lead, source, target, status, locked, ...about })
    }
    after = page.next ?? undefined
    // A large document must not keep the server from everyone else until it is read.
    await setImmediate()
  } while (after !== undefined)
  return units
}

const dates = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }),
  vi: new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' }),
}

/** Labels of exported files, in the language of who will read them. */
export async function exportLabels(lang: Language, tally: StatusTally, at: number): Promise<ExportLabels> {
  const t = (await translations()).getFixedT(lang, null, 'export')
  const segments = Object.values(tally).reduce((sum, { segments }) => sum + segments, 0)
  return {
    lang,
    number: t('number'),
    sourceLanguage: t('sourceLanguage'),
    targetLanguage: t('targetLanguage'),
    status: t('status'),
    comments: t('comments'),
    untranslated: t('untranslated'),
    statusNames: {
      untranslated: t('statusNames.untranslated'),
      draft: t('statusNames.draft'),
      confirmed: t('statusNames.confirmed'),
      approved: t('statusNames.approved'),
    },
    locked: t('locked'),
    resolved: t('resolved'),
    summary: t('summary', {
      count: segments,
      confirmed: tally.confirmed.segments + tally.approved.segments,
      date: dates[lang].format(at),
    }),
    page: t('page'),
  }
}
