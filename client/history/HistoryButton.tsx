import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useFormat } from '../format.ts'
import { Icon } from '../ui/Icon.tsx'
import { historyAddress } from './address.ts'
import { useWhen } from './when.ts'
import './history-button.css'

/** How long to wait for more after an event before asking anew (ms). */
const SETTLES = 1000

/** The way to the history; with how many rows others have changed since I last looked. */
export function HistoryButton({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useWhen()
  const { id } = session.document
  const unseen = useUnseen(session)
  const count = unseen?.count ?? 0
  const view = count > 0 ? 'changes' : 'timeline'
  const label =
    unseen && count > 0
      ? t('history.button.changed', { count, when: when.short(unseen.since) })
      : t('history.button.open')
  return (
    <Link href={historyAddress(id, { view })} className="icon-button history-button" aria-label={label} title={label}>
      <Icon name="clock" />
      {count === 0 ? null : (
        <span className="history-count" aria-hidden="true">
          {format.number(count)}
        </span>
      )}
    </Link>
  )
}

/** Rows that others have changed since my last look, renewed as events come. */
function useUnseen(session: DocumentSession): { count: number; since: number } | undefined {
  const client = useQueryClient()
  const document = session.document.id
  const me = session.user.id
  const query = useQuery({
    queryKey: ['unseenChanges', document],
    queryFn: ({ signal }) => unseenIn(document, signal),
    staleTime: SETTLES,
  })
  useEffect(() => {
    const renew = (): void => void client.invalidateQueries({ queryKey: ['unseenChanges', document] })
    let timer: ReturnType<typeof setTimeout> | undefined
    const stops = [
      session.subscribe('live', renew),
      session.onMessage((message) => {
        if (message.type !== 'event' || message.event.actor === me || message.event.kind === 'lock') return
        timer ??= setTimeout(() => {
          timer = undefined
          renew()
        }, SETTLES)
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [client, session, document, me])
  return query.data ?? undefined
}

/**
 * Asks what others have changed. Who opens a document for the first time has
 * seen it then; where others have changed nothing, the look goes along.
 */
async function unseenIn(document: string, signal: AbortSignal): Promise<{ count: number; since: number } | null> {
  const params = { document }
  const query = { since: 'look', others: '1', limit: 0 } as const
  const { sinceAt, since, until, total } = await call('changesSince', { params, query, signal })
  if (sinceAt !== null && total > 0) return { count: total, since: sinceAt }
  if (sinceAt === null || until > since) await call('markLook', { params, body: { n: until }, signal })
  return null
}
