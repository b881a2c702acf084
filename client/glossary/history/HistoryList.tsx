import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptChange } from '../../../core/api.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useHistory, useTermChange, type ConceptRef } from '../queries.ts'
import { useToast } from '../toast.ts'
import { written } from '../writing.ts'
import { ChangeList } from './ChangeList.tsx'
import { changesBetween } from './changes.ts'

/** What came before is known, or there was nothing before. */
const isToldFrom = ({ kind }: ConceptChange, earlier: ConceptChange | undefined): boolean =>
  earlier !== undefined || kind === 'created' || kind === 'imported'

/** Who changed what and when, newest first; any earlier state can be brought back. */
export function HistoryList({ concept, canRevert }: { concept: ConceptRef; canRevert: boolean }): ReactNode {
  const { t, i18n } = useTranslation()
  const toast = useToast()
  const history = useHistory(concept)
  const revert = useTermChange((to: number) =>
    call('revertConcept', { params: { ...concept }, body: { ...written(), to } }),
  )
  const moment = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'vi-VN', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  if (history.error) return <Failure error={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <Loading />
  if (history.data.length === 0) return <p className="muted">{t('glossary.history.none')}</p>
  const bringBack = ({ n, at }: ConceptChange): void =>
    revert.mutate(n, {
      onError: (error) => toast({ text: errorText(t, error) }),
      onSuccess: () => toast({ text: t('glossary.history.reverted', { when: moment.format(at) }) }),
    })
  return (
    <ol className="history">
      {history.data.map((change, place, all) => (
        <li key={change.n}>
          <header className="history-head">
            <b>{t(`glossary.history.kinds.${change.kind}`)}</b>
            <span>{change.userName}</span>
            <time dateTime={new Date(change.at).toISOString()}>{moment.format(change.at)}</time>
            {place === 0 ? <span className="chip">{t('glossary.history.now')}</span> : null}
          </header>
          {isToldFrom(change, all[place + 1]) ? (
            <ChangeList changes={changesBetween(all[place + 1]?.after ?? null, change.after)} />
          ) : null}
          {canRevert && place > 0 && change.after !== null ? (
            <button
              type="button"
              className="button button-small"
              aria-label={t('glossary.history.revertTo', { when: moment.format(change.at) })}
              disabled={revert.isPending}
              onClick={() => bringBack(change)}
            >
              {t('glossary.history.revert')}
            </button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
