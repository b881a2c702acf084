import { PAGE_MAX, PAGE_SIZE } from './pages.ts'

export interface Group {
  key: number
  ids: readonly string[]
}

/**
 * Divides rows into pages for drawing. Rows stay in the page they were in, so
 * that a split far above neither moves nor remounts the row being typed in.
 */
export function groupRows(ids: readonly string[], before: readonly Group[]): Group[] {
  const home = new Map(before.flatMap(({ key, ids: members }) => members.map((id) => [id, key] as const)))
  const old = new Map(before.map((group) => [group.key, group]))
  const used = new Set<number>()
  let fresh = Math.max(0, ...before.map(({ key }) => key))
  const groups: { key: number; ids: string[]; home: number | undefined }[] = []
  for (const id of ids) {
    const last = groups.at(-1)
    const own = home.get(id)
    const full = !last || last.ids.length >= (own === undefined || own !== last.home ? PAGE_SIZE : PAGE_MAX)
    if (last && !full && (own === undefined || own === last.home)) {
      last.ids.push(id)
      continue
    }
    const key = own !== undefined && !used.has(own) ? own : ++fresh
    used.add(key)
    groups.push({ key, ids: [id], home: own })
  }
  return groups.map(({ key, ids: members }) => {
    const same = old.get(key)
    return same && same.ids.length === members.length && same.ids.every((id, i) => id === members[i])
      ? same
      : { key, ids: members }
  })
}
