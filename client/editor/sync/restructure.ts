import type { DocumentEvent, Row } from '../../../core/api.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { mergePending, moveAcrossJoin, moveAcrossSplit } from '../../../core/sync/structure.ts'
import { stateOf, type SegmentState } from './state.ts'

type SplitEvent = Extract<DocumentEvent, { kind: 'split' }>
type JoinEvent = Extract<DocumentEvent, { kind: 'join' }>

/** The two states after a split; what was in flight will be answered with a conflict and is pending again. */
export function splitState(state: SegmentState, event: SplitEvent): [SegmentState, SegmentState] {
  const [firstRow, secondRow] = event.rows
  if (!firstRow || !secondRow) throw new RangeError(`split event ${event.n} lacks a row`)
  const [first, second] = [stateOf(firstRow), stateOf(secondRow)]
  const moved = moveAcrossSplit(state.base, state.pending, first.base, second.base)
  return [withPending(first, moved.first), withPending(second, moved.second)]
}

/** The state after a join; `second` is missing where its row had not been loaded. */
export function joinStates(first: SegmentState, second: SegmentState | undefined, event: JoinEvent): SegmentState {
  const joined = stateOf(rowOf(event))
  const ours = moveAcrossJoin(first.base, first.pending, joined.base, 0)
  const more = second ? moveAcrossJoin(second.base, second.pending, joined.base, event.targetAt) : []
  return withPending(joined, mergePending(joined.base, ours, more))
}

function rowOf(event: JoinEvent): Row {
  const [row] = event.rows
  if (!row) throw new RangeError(`join event ${event.n} lacks its row`)
  return row
}

function withPending(state: SegmentState, pending: SegmentState['pending']): SegmentState {
  return { ...state, pending, local: applySteps(state.base, pending) }
}
