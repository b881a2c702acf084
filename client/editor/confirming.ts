import { statusMove, type SegmentStatus } from '../../core/model/status.ts'
import type { RowView } from './session.ts'
import type { Ledger } from './sync/ledger.ts'

/** The next row to work on after `id`, going round at the end; locked rows are no work. */
export function nextUnconfirmed(ledger: Ledger, id: string, order: readonly string[]): string | undefined {
  const at = order.indexOf(id)
  const open = (one: string): boolean => {
    const state = ledger.get(one)
    if (!state || one === id || state.locked) return false
    const status = ledger.statusOf(state)
    return status === 'untranslated' || status === 'draft'
  }
  return order.slice(at + 1).find(open) ?? order.slice(0, Math.max(at, 0)).find(open)
}

const refusals = { locked: 'save.locked', emptyTarget: 'save.emptyTarget', notAllowed: 'save.statusMove' } as const
type Refusal = (typeof refusals)[keyof typeof refusals]

/** Code of the notice that tells why a status cannot be set; undefined when it can. */
export function statusRefusal(row: RowView, status: SegmentStatus): Refusal | undefined {
  const move = row.locked ? 'locked' : statusMove(row.status, status, row.targetText)
  return move === 'ok' ? undefined : refusals[move]
}
