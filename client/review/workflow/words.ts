import type { TFunction } from 'i18next'
import type { BatchAction, BatchResult } from '../../../core/wire/workflow.ts'

/** What was done to many rows, and what was not and why, in words. */
export function batchText(t: TFunction, kind: BatchAction['kind'] | 'undo', { changed, refused }: BatchResult): string {
  if (changed + refused.length === 0) return t('workflow.done.none')
  const done = t(`workflow.done.${kind}`, { count: changed })
  const reasons = new Map<string, number>()
  for (const { code } of refused) reasons.set(code, (reasons.get(code) ?? 0) + 1)
  const why = [...reasons].map(([code, count]) => `${reasonText(t, code)} (${count})`)
  return refused.length === 0 ? done : t('workflow.refused', { done, count: refused.length, why: why.join(', ') })
}

function reasonText(t: TFunction, code: string): string {
  switch (code) {
    case 'save.locked':
      return t('workflow.why.locked')
    case 'save.emptyTarget':
      return t('workflow.why.empty')
    case 'save.statusMove':
      return t('workflow.why.status')
    case 'batch.hasText':
      return t('workflow.why.hasText')
    default:
      return t('workflow.why.changed')
  }
}
