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
