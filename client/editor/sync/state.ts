import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { DocumentEvent, Row, SaveItem, SaveReplySchema, SaveRequest } from '../../../core/api.ts'
import { errorStatus, type ErrorCode } from '../../../core/errors.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'
import type * as z from 'zod/mini'

export type SaveReply = z.infer<typeof SaveReplySchema>

/** What this client knows of one segment: the server's text, and what is not there yet. */
export interface SegmentState {
  readonly id: string
  /** The server's version, of which `base` is the target, `status` and `locked` the state. */
  version: number
  base: Node
  status: SegmentStatus
  locked: boolean
  /** Local steps on top of `base`, oldest first; those in flight included. */
  pending: Step[]
  /** `base` with `pending`: what the person sees. */
  local: Node
  /** A status the person has set that the server has not confirmed yet. Sent after the text it was set on. */
  wanted: SegmentStatus | null
  /** What of it is on its way: the first `steps` of `pending`, or the wanted status when `steps` is 0. */
  inflight: Inflight | null
}

export interface Inflight {
  requestId: string
  steps: number
}

/** One request as it was first sent; it is repeated word for word until it is answered. */
export type Outgoing = Pick<SaveRequest, 'client' | 'requestId' | 'schema'> & { items: SaveItem[] }

/** How the rest of the editor hears of what others did, and of refusals. */
export interface LedgerHost {
  /** Id of the segment whose view is composing (an input method is at work), if any. */
  composing(): string | null
  /** The text of a segment has changed from outside. */
  show(id: string, target: Node): void
  /** Status or lock of a segment has changed. */
  restate(id: string): void
  /** Rows were split or joined; the states of `event.rows` are in the ledger already. */
  restructure(event: Extract<DocumentEvent, { kind: 'split' | 'join' }>): void
  notice(code: LedgerNotice, segment: string, params: Record<string, string | number>, text?: string): void
  /** The ledger has something to keep or to send. */
  changed(edited: boolean): void
  /** An event is missing before this one. */
  gap(segment: string): void
}

/** A code of `core/errors.ts` as the server gave it, or `statusOutdated`. */
export type LedgerNotice = ErrorCode | 'statusOutdated'

export function stateOf(row: Row): SegmentState {
  const base = inlineToNode('target', row.target)
  return {
    id: row.id,
    version: row.version,
    base,
    local: base,
    status: row.status,
    locked: row.locked,
    pending: [],
    wanted: null,
    inflight: null,
  }
}

export const isClean = (state: SegmentState): boolean => state.pending.length === 0 && state.wanted === null

/** A code from the wire; a newer server may know codes that this page does not. */
export const errorCodeOf = (code: string): ErrorCode => (code in errorStatus ? (code as ErrorCode) : 'internal')
