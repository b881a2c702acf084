const views = ['timeline', 'changes', 'checkpoints', 'compare'] as const
export type HistoryView = (typeof views)[number]

export const kinds = ['text', 'status', 'lock', 'structure', 'checkpoint'] as const
export type HistoryKind = (typeof kinds)[number]

/** What the page of a document's history shows, as its address keeps it. Empty strings: not chosen. */
export interface HistoryAddress {
  view: HistoryView
  /** Of the timeline: whose deeds, of which kind. */
  person: string
  kind: HistoryKind | ''
  /** Days of the viewer's calendar, both inclusive: `2026-05-09`. */
  from: string
  to: string
  /** What is compared: `import`, `now`, the number of an event or the id of a checkpoint. */
  then: string
  now: string
}

const nothing: HistoryAddress = {
  ...{ view: 'timeline', person: '', kind: '', from: '', to: '' },
  ...{ then: 'import', now: 'now' },
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | '' =>
  values.find((one) => one === value) ?? ''
const day = (value: string | null): string =>
  value !== null && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : ''

/** Reads the query of an address; what it does not know counts as not chosen. */
export function readAddress(search: string): HistoryAddress {
  const query = new URLSearchParams(search)
  return {
    view: oneOf(views, query.get('view')) || 'timeline',
    person: query.get('person') ?? '',
    kind: oneOf(kinds, query.get('kind')),
    from: day(query.get('from')),
    to: day(query.get('to')),
    then: query.get('then') || nothing.then,
    now: query.get('now') || nothing.now,
  }
}

/** The address of a document's history. */
export function historyAddress(document: string, chosen: Partial<HistoryAddress> = {}): string {
  const differs = Object.entries({ ...nothing, ...chosen }).filter(
    ([key, value]) => value !== nothing[key as keyof HistoryAddress],
  )
  const query = new URLSearchParams(differs).toString()
  return `/documents/${document}/history${query === '' ? '' : `?${query}`}`
}

/** The address of a segment, with its history beside it. */
export const segmentAddress = (document: string, segment: string): string =>
  `/documents/${document}?panel=history#${segment}`

/** Midnight at the beginning of a day of the viewer's calendar, or of the day after (ms). */
export function midnight(date: string, after = 0): number {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, dayOfMonth + after).getTime()
}
