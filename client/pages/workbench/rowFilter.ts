import { foldKey, plainKey } from '../../../core/language/fold.ts'
import type { Progress } from '../../../core/api.ts'
import type { RowView } from '../../editor/session.ts'

export const filterIds = [
  'all',
  'mine',
  'untranslated',
  'draft',
  'confirmed',
  'approved',
  'comments',
  'issues',
] as const
export type FilterId = (typeof filterIds)[number]

/** What is asked for: a status or issues, and text looked for on both sides. */
export interface RowQuery {
  status: FilterId
  text: string
}

export interface RowMatch {
  /** Rows let through; null when all are, so that nothing need be compared. */
  ids: readonly string[] | null
  /** True when the text was found only with accents ignored. */
  plain: boolean
}

export interface RowSource {
  ids(): readonly string[]
  row(id: string): RowView | undefined
  /** Has the row open issues? */
  hasIssues(id: string): boolean
  /** Has it open comments? */
  hasComments(id: string): boolean
  /** Is it given to this person, and not done? */
  isMine(id: string): boolean
}

interface Folded {
  exact: string
  plain?: string
}

// A row's view keeps its identity until the row changes, so each text is folded once.
const folded = new WeakMap<RowView, Folded>()

function foldedRow(row: RowView): Folded {
  let entry = folded.get(row)
  if (!entry) {
    entry = { exact: foldKey(`${row.sourceText}\n${row.targetText}`) }
    folded.set(row, entry)
  }
  return entry
}

function plainRow(row: RowView): string {
  const entry = foldedRow(row)
  return (entry.plain ??= plainKey(entry.exact))
}

export const noFilter: RowQuery = { status: 'all', text: '' }

function statusFits(status: FilterId, row: RowView, source: RowSource): boolean {
  switch (status) {
    case 'all':
      return true
    case 'mine':
      return source.isMine(row.id)
    case 'issues':
      return source.hasIssues(row.id)
    case 'comments':
      return source.hasComments(row.id)
    default:
      return row.status === status
  }
}

/**
 * Rows that fit. The text is looked for as written (tone placement and i/y
 * folded); only when nothing is found are accents ignored.
 */
export function matchRows(source: RowSource, query: RowQuery): RowMatch {
  const text = query.text.normalize('NFC').trim()
  if (query.status === 'all' && text === '') return { ids: null, plain: false }
  const rows = source
    .ids()
    .map((id) => source.row(id))
    .filter((row) => row !== undefined)
    .filter((row) => statusFits(query.status, row, source))
  const idsOf = (some: readonly RowView[]): string[] => some.map(({ id }) => id)
  if (text === '') return { ids: idsOf(rows), plain: false }
  const exact = foldKey(text)
  const found = rows.filter((row) => foldedRow(row).exact.includes(exact))
  if (found.length > 0) return { ids: idsOf(found), plain: false }
  const loose = plainKey(text)
  const similar = rows.filter((row) => plainRow(row).includes(loose))
  return { ids: idsOf(similar), plain: similar.length > 0 }
}

/**
 * The shown rows after rows came or went. A row stays although it no longer
 * fits (one does not lose the row one is typing in); of the new ones, halves of
 * a shown row and those that fit join in.
 */
export function carryOver(
  shown: readonly string[],
  before: readonly string[],
  source: RowSource,
  query: RowQuery,
): readonly string[] {
  const keep = new Set(shown)
  const known = new Set(before)
  const fits = new Set(matchRows(source, query).ids ?? source.ids())
  let last: RowView | undefined
  let lastShown = false
  return source.ids().filter((id) => {
    const row = source.row(id)
    const half = lastShown && row !== undefined && row.unit === last?.unit
    const show = known.has(id) ? keep.has(id) : fits.has(id) || half
    last = row
    lastShown = show
    return show
  })
}

/** Rows behind each filter, from the document's progress and the numbers of what is kept elsewhere. */
export function filterCounts(
  progress: Progress,
  beside: Pick<Record<FilterId, number>, 'mine' | 'comments' | 'issues'>,
): Record<FilterId, number> {
  return {
    all: progress.total.segments,
    untranslated: progress.untranslated.segments,
    draft: progress.draft.segments,
    confirmed: progress.confirmed.segments,
    approved: progress.approved.segments,
    ...beside,
  }
}
