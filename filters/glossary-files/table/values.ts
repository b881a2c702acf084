import type { ColumnRole } from '../../../core/api.ts'
import type { Term, TermStatus } from '../../../glossary/concept.ts'
import { Rejected } from '../entry.ts'
import { splitList, unguardCell } from './cells.ts'
import { isListRole, isProseRole, listRoles, type LineRole, type ListRole, type ProseRole } from './columns.ts'
import { readDetails } from './details.ts'

/** What the columns of one concept say, of one row or several. */
export interface Values {
  lists: Record<ListRole, string[]>
  prose: Partial<Record<ProseRole, string>>
  lines: Partial<Record<LineRole, string>>
  /** null: the column is empty; 'unreadable': it holds something else than details. */
  details: Term[] | 'unreadable' | null
}

export const emptyLists = (): Record<ListRole, string[]> => ({
  vi: [],
  viVariants: [],
  viAbbreviations: [],
  en: [],
  enAdmitted: [],
  enSuperseded: [],
  enForbidden: [],
  enAbbreviations: [],
})

/** One row's values. `verbatim`: prose is taken with its outer white space. */
export function readValues(cells: readonly string[], columns: readonly ColumnRole[], verbatim: boolean): Values {
  const values: Values = { lists: emptyLists(), prose: {}, lines: {}, details: null }
  columns.forEach((role, index) => {
    const raw = cells[index]
    if (raw === undefined || raw === '' || role === 'skip') return
    const cell = unguardCell(raw)
    if (role === 'details') values.details = readDetails(cell)
    else if (isListRole(role)) values.lists[role].push(...splitList(cell))
    else if (isProseRole(role)) addProse(values, role, verbatim ? cell : cell.trim())
    else if (cell.trim() !== '') values.lines[role] ??= cell.trim()
  })
  placeByStatus(values)
  return values
}

/** A row that goes on with the concept above it: further terms, further prose; what is said already stays. */
export function addValues(to: Values, from: Values): void {
  for (const role of listRoles) to.lists[role].push(...from.lists[role])
  for (const [role, text] of Object.entries(from.prose)) addProse(to, role as ProseRole, text)
  to.lines = { ...from.lines, ...to.lines }
  if (from.details === 'unreadable' || to.details === 'unreadable') to.details = 'unreadable'
  else if (from.details) to.details = [...(to.details ?? []), ...from.details]
}

function addProse(values: Values, role: ProseRole, text: string): void {
  const before = values.prose[role]
  if (text === '' || before?.split('\n').includes(text)) return
  values.prose[role] = before === undefined ? text : `${before}\n${text}`
}

/** A row may say of its English term that it is not the preferred one. */
function placeByStatus(values: Values): void {
  const status = statusOf(values.lines.status)
  if (status === 'preferred' || status === 'provisional') return
  const role = status === 'admitted' ? 'enAdmitted' : status === 'superseded' ? 'enSuperseded' : 'enForbidden'
  values.lists[role].unshift(...values.lists.en)
  values.lists.en = []
  delete values.lines.status
}

const statuses: readonly (readonly [RegExp, TermStatus | 'provisional'])[] = [
  [/^(?:preferred|approved|standard|final|accepted|ok|ưu tiên|chuẩn|đã duyệt|chính thức)$/, 'preferred'],
  [/^(?:admitted|allowed|acceptable|alternative|chấp nhận|chấp nhận được|được dùng)$/, 'admitted'],
  [/^(?:superseded|obsolete|old|đã thay thế|cũ|lỗi thời|hết hiệu lực)$/, 'superseded'],
  [/^(?:forbidden|deprecated|not recommended|do not use|prohibited|không dùng|cấm|cấm dùng)$/, 'forbidden'],
  [/^(?:provisional|proposed|new|draft|candidate|tạm dùng|đề xuất|tạm|mới)$/, 'provisional'],
]

/** A status as people write it; also TBX's `preferredTerm-admn-sts` and memoQ's and Phrase's words. Throws Rejected. */
export function statusOf(cell: string | undefined): TermStatus | 'provisional' {
  if (cell === undefined) return 'preferred'
  const plain = cell
    .toLowerCase()
    .replace(/term-admn-sts$/, '')
    .trim()
  const found = statuses.find(([pattern]) => pattern.test(plain))
  if (!found) throw new Rejected('badStatus', { value: cell.slice(0, 40) })
  return found[1]
}
