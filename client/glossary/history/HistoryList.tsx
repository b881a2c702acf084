import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptChange, ConceptOrigin } from '../../../core/api.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { DecidedCard } from '../proposals/DecidedCard.tsx'
import { useHistory, useTermChange, type ConceptRef } from '../queries.ts'
import { useToast } from '../toast.ts'
import { written } from '../writing.ts'
import { ChangeList } from './ChangeList.tsx'
import { changesBetween, type Change } from './changes.ts'

/** What happened at one time, as the list tells it. */
interface Entry {
  /** What `revertConcept` takes; null where nothing can be brought back. */
  to: number | null
  title: string
  userName: string
  at: number
  reason: string
  /** null: what came before is not known. */
  changes: readonly Change[] | null
}

/** Who changed what and when, newest first; any earlier state can be brought back. */
export function HistoryList({ concept, canRevert }: { concept: ConceptRef; canRevert: boolean }): ReactNode {
  const { t } = useTranslation()
  const history = useHistory(concept)
  const { busy, bringBack, moment } = useRevert(concept)
  const entries = useEntries(history.data?.changes ?? [], history.data?.origin ?? null)
  if (history.error) return <Failure error={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <Loading />
  const { rejected } = history.data
  return (
    <>
      {entries.length === 0 ? <p className="muted">{t('glossary.history.none')}</p> : null}
      <ol className="history">
        {entries.map(({ to, title, userName, at, reason, changes }, place) => (
          <li key={to ?? `at ${at}`}>
            <header className="history-head">
              <b>{title}</b>
              <span>{userName}</span>
              <time dateTime={new Date(at).toISOString()}>{moment.format(at)}</time>
              {place === 0 ? <span className="chip">{t('glossary.history.now')}</span> : null}
            </header>
            {reason === '' ? null : <blockquote className="proposal-note">{reason}</blockquote>}
            {changes ? <ChangeList changes={changes} /> : null}
            {canRevert && place > 0 && to !== null ? (
              <button
                type="button"
                className="button button-small"
                aria-label={t('glossary.history.revertTo', { when: moment.format(at) })}
                disabled={busy}
                onClick={() => bringBack(to, at)}
              >
                {t('glossary.history.revert')}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {rejected.length === 0 ? null : (
        <section>
          <h3 className="label">{t('glossary.history.rejected')}</h3>
          <ul className="proposals">
            {rejected.map((proposal) => (
              <DecidedCard key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Changes, and below them where a copied concept came from. */
function useEntries(changes: readonly ConceptChange[], origin: ConceptOrigin | null): Entry[] {
  const { t } = useTranslation()
  // A copy into a glossary that was there has a change of its own; a glossary copied as a whole has none.
  const first = changes.at(-1)
  const begins = first?.kind === 'created' || first?.kind === 'imported'
  const told = changes.map(({ n, kind, userName, at, reason = '', after }, place): Entry => {
    const before = changes[place + 1]?.after ?? (place === changes.length - 1 ? origin?.after : null) ?? null
    const isKnown = place < changes.length - 1 || begins || origin !== null
    const title = t(`glossary.history.kinds.${kind}`)
    const from = begins && place === changes.length - 1 ? null : before
    return {
      ...{ title, userName, at, reason },
      to: after === null ? null : n,
      changes: isKnown ? changesBetween(from, after) : null,
    }
  })
  if (!origin) return told
  const { name, userName, at, after } = origin
  const copied = { title: t('glossary.history.origin', { name }), userName, at, reason: '' }
  return [
    ...told,
    { ...copied, to: begins || told.length === 0 ? null : 0, changes: begins ? null : changesBetween(null, after) },
  ]
}

function useRevert(concept: ConceptRef) {
  const { t, i18n } = useTranslation()
  const toast = useToast()
  const revert = useTermChange((to: number) =>
    call('revertConcept', { params: { ...concept }, body: { ...written(), to } }),
  )
  const moment = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'vi-VN', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const bringBack = (to: number, at: number): void =>
    revert.mutate(to, {
      onError: (error) => toast({ text: errorText(t, error) }),
      onSuccess: () => toast({ text: t('glossary.history.reverted', { when: moment.format(at) }) }),
    })
  return { busy: revert.isPending, bringBack, moment }
}
