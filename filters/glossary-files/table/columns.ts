import type { ColumnRole } from '../../../core/api.ts'

/**
 * Our own table, in this order: the columns of the shipped term list and those
 * it lacks. A file with exactly these names is one of ours, and its cells are
 * taken to the letter.
 */
export const ownColumns: readonly (readonly [name: string, role: ColumnRole])[] = [
  ['id', 'id'],
  ['vi', 'vi'],
  ['en', 'en'],
  ['en_alternatives', 'enAdmitted'],
  ['en_superseded', 'enSuperseded'],
  ['en_forbidden', 'enForbidden'],
  ['en_abbreviations', 'enAbbreviations'],
  ['vi_variants', 'viVariants'],
  ['vi_abbreviations', 'viAbbreviations'],
  ['part_of_speech', 'partOfSpeech'],
  ['domain', 'domain'],
  ['definition', 'definition'],
  ['note', 'note'],
  ['example', 'example'],
  ['status', 'status'],
  ['confidence', 'confidence'],
  ['case_rule', 'caseRule'],
  ['source', 'source'],
  ['decision', 'decision'],
  ['decision_date', 'decisionDate'],
  ['approved_by', 'approvedBy'],
  ['valid_from', 'validFrom'],
  ['valid_to', 'validTo'],
  ['successor', 'successor'],
  ['link', 'link'],
  ['details', 'details'],
]

/** Roles that many columns may have; of the others the first column counts. */
export const listRoles = [
  'vi',
  'viVariants',
  'viAbbreviations',
  'en',
  'enAdmitted',
  'enSuperseded',
  'enForbidden',
  'enAbbreviations',
] as const satisfies readonly ColumnRole[]
export type ListRole = (typeof listRoles)[number]

/** Text a person reads: several columns are joined by line ends. */
export const proseRoles = ['definition', 'note', 'example'] as const satisfies readonly ColumnRole[]
export type ProseRole = (typeof proseRoles)[number]

export type LineRole = Exclude<ColumnRole, ListRole | ProseRole | 'skip' | 'details'>

export const isListRole = (role: ColumnRole): role is ListRole => (listRoles as readonly ColumnRole[]).includes(role)
export const isProseRole = (role: ColumnRole): role is ProseRole => (proseRoles as readonly ColumnRole[]).includes(role)

export function isOwnHeader(cells: readonly string[]): boolean {
  return cells.length === ownColumns.length && ownColumns.every(([name], index) => cells[index] === name)
}
