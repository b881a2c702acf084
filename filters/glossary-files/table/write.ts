import type { ColumnRole } from '../../../core/api.ts'
import type { Concept, Term } from '../../../glossary/concept.ts'
import { guardCell, joinList, printable } from './cells.ts'
import { isListRole, isProseRole, listRoles, ownColumns, type ListRole } from './columns.ts'
import { valuesOf } from './concept.ts'
import { writeDetails } from './details.ts'
import { emptyLists, type Values } from './values.ts'

/** A cell of a workbook holds 32,767 UTF-16 units; what is longer goes on in a row of the same id. */
const maxCell = 32_000

export const headerCells: readonly string[] = ownColumns.map(([name]) => name)

/** The rows of a concept: one, unless a cell would be longer than a spreadsheet can hold. */
export function rowsOf(concept: Concept): string[][] {
  const values = valuesOf(concept)
  const parts = split(values)
  return parts.map((part) => ownColumns.map(([, role]) => guardCell(printable(cellOf(part, role)))))
}

function cellOf(values: Values, role: ColumnRole): string {
  if (role === 'skip') return ''
  if (role === 'details') return Array.isArray(values.details) ? writeDetails(values.details) : ''
  if (isListRole(role)) return joinList(values.lists[role])
  return (isProseRole(role) ? values.prose[role] : values.lines[role]) ?? ''
}

function split(values: Values): Values[] {
  const { details } = values
  const long = listRoles.some((role) => joinList(values.lists[role]).length > maxCell)
  const deep = Array.isArray(details) && writeDetails(details).length > maxCell
  if (!long && !deep) return [values]
  const lists = listRoles.map((role) => ({ role, chunks: chunks(values.lists[role], (item) => joinList([item])) }))
  const detailChunks = Array.isArray(details) ? chunks(details, (term: Term) => writeDetails([term])) : []
  const count = Math.max(1, detailChunks.length, ...lists.map((list) => list.chunks.length))
  return Array.from({ length: count }, (_, index) => ({
    prose: index === 0 ? values.prose : {},
    lines: index === 0 ? values.lines : { id: values.lines.id ?? '' },
    lists: listsOf(lists, index),
    details: detailChunks[index] ?? null,
  }))
}

function listsOf(lists: readonly { role: ListRole; chunks: string[][] }[], index: number): Record<ListRole, string[]> {
  const part = emptyLists()
  for (const { role, chunks } of lists) part[role] = chunks[index] ?? []
  return part
}

/** Items in runs whose cells are short enough. */
function chunks<T>(items: readonly T[], written: (item: T) => string): T[][] {
  const all: T[][] = []
  let size = Infinity
  for (const item of items) {
    const length = written(item).length + 2
    if (size + length > maxCell) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(item)
    size += length
  }
  return all
}
