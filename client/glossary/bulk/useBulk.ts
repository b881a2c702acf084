import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BulkChange, GlossaryInfo } from '../../../core/api.ts'
import { errorText } from '../../errorText.ts'
import { refreshTerms, useTermChange } from '../queries.ts'
import { useToast } from '../toast.ts'
import { changeAll, undoAll, type BulkOutcome } from './bulkChange.ts'

const doneKeys = { copy: 'glossary.bulk.copied', delete: 'glossary.bulk.deleted' } as const

/** Changes the selected concepts; what was done is told, with a way back. */
export function useBulk(keys: ReadonlySet<string>, glossaries: readonly GlossaryInfo[], onDone: () => void) {
  const { t } = useTranslation()
  const toast = useToast()
  const client = useQueryClient()
  const send = useTermChange((change: BulkChange) => changeAll(keys, change, glossaries))
  const undo = async (batches: BulkOutcome['batches']): Promise<void> => {
    const { restored, changedSince } = await undoAll(batches)
    await refreshTerms(client)
    toast({
      text:
        changedSince > 0
          ? t('glossary.undoneExcept', { count: changedSince })
          : t('glossary.undone', { count: restored }),
    })
  }
  const tell = (change: BulkChange, { changed, skipped, batches }: BulkOutcome): void => {
    const done = t(
      change.kind === 'copy' || change.kind === 'delete' ? doneKeys[change.kind] : 'glossary.bulk.changed',
      {
        count: changed,
      },
    )
    const left = [...skipped].map(([why, count]) =>
      why === 'readOnly'
        ? t('glossary.bulk.readOnly')
        : t('glossary.bulk.skipped', { count, why: t(`glossary.bulk.why.${why}`) }),
    )
    toast({ text: [done, ...left].join(' '), ...(batches.length > 0 ? { undo: () => undo(batches) } : {}) })
  }
  return {
    busy: send.isPending,
    error: send.error,
    run: (change: BulkChange) =>
      send.mutate(change, {
        onSuccess: (outcome) => {
          tell(change, outcome)
          onDone()
        },
        onError: (error) => toast({ text: errorText(t, error) }),
      }),
  }
}
