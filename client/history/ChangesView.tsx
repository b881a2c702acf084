import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { useSessionInfo } from '../queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ChangedCount, ChangedRows } from './ChangedRows.tsx'
import { NewerLine } from './NewerLine.tsx'
import { useChanges } from './queries.ts'
import type { ViewProps } from './view.ts'
import { useWhen } from './when.ts'

/** What others have changed since I last looked; it counts as seen when I say so. */
export function ChangesView({ document, newer }: ViewProps): ReactNode {
  const { t } = useTranslation()
  const when = useWhen()
  const client = useQueryClient()
  const me = useSessionInfo().data?.user.id
  const head = useRef<HTMLHeadingElement>(null)
  const { query, first, rows, people, places } = useChanges(document.id, { since: 'look', others: true })
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const renew = async (): Promise<void> => {
    await client.resetQueries({ queryKey: ['documents', document.id, 'changes'] })
    head.current?.focus()
  }
  const seen = async (): Promise<void> => {
    if (!first) return
    setBusy(true)
    try {
      await call('markLook', { params: { document: document.id }, body: { n: first.until } })
      setFailure(null)
      announce(t('history.changes.seen'))
      client.removeQueries({ queryKey: ['unseenChanges', document.id] })
      await renew()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!first) return <Loading />
  const waiting = newer.filter(({ n, actor, kind }) => n > first.until && actor !== me && kind !== 'lock').length
  const none = rows.length === 0 && !query.hasNextPage
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title" className="history-heading" tabIndex={-1} ref={head}>
        {first.sinceAt === null
          ? t('history.changes.never')
          : t('history.changes.since', { when: when.short(first.sinceAt) })}
      </h2>
      <NewerLine count={waiting} onShow={() => void renew()} />
      {failure ? <Failure error={failure} onRetry={() => void seen()} /> : null}
      {none ? (
        <p className="history-empty">{t('history.changes.none')}</p>
      ) : (
        <>
          <div className="history-line">
            <ChangedCount rows={rows} most={query.hasNextPage ? first.total : null} />
            <button type="button" className="button button-primary" disabled={busy} onClick={() => void seen()}>
              <Icon name="check" />
              {t('history.changes.mark')}
            </button>
          </div>
          <ChangedRows document={document.id} {...{ rows, people, places, when }} />
        </>
      )}
      <MoreRows query={query} />
    </section>
  )
}

interface MoreProps {
  query: Pick<ReturnType<typeof useChanges>['query'], 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
}

/** The next rows, for whoever wants them. */
export function MoreRows({ query }: MoreProps): ReactNode {
  const { t } = useTranslation()
  if (!query.hasNextPage) return null
  const more = async (): Promise<void> => {
    const { data } = await query.fetchNextPage()
    announce(t('history.changes.moreShown', { count: data?.pages.at(-1)?.rows.length ?? 0 }))
  }
  return (
    <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={() => void more()}>
      {t('history.changes.more')}
    </button>
  )
}
