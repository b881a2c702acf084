import type { RouteBody, SaveItem, SaveResult } from '../../core/api.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import type { TestServer } from './server.ts'

let last = 0
/** Ids of clients and requests, never twice in a run. */
export const freshId = (what: string): string => `${what}-${++last}`

/** A step that inserts plain text, as a browser sends it. */
export const typed = (at: number, text: string): Record<string, unknown> => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
})

export const deleted = (from: number, to: number): Record<string, unknown> => ({ stepType: 'replace', from, to })

export const edit = (segment: string, baseVersion: number, ...steps: Record<string, unknown>[]): SaveItem => ({
  op: 'steps',
  segment,
  baseVersion,
  steps,
})

export const move = (
  segment: string,
  baseVersion: number,
  status: Extract<SaveItem, { op: 'status' }>['status'],
): SaveItem => ({ op: 'status', segment, baseVersion, status })

export const saveBody = (items: SaveItem[], given: Partial<RouteBody<'save'>> = {}): RouteBody<'save'> => ({
  client: 'tab-1',
  requestId: freshId('request'),
  schema: SCHEMA_VERSION,
  items,
  ...given,
})

/** Saves items and gives their results. */
export async function saved(server: TestServer, document: string, ...items: SaveItem[]): Promise<SaveResult[]> {
  return (await server.call('save', { params: { document }, body: saveBody(items) })).results
}
