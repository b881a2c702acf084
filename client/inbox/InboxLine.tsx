import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { useTimes } from '../review/comments/times.ts'
import { Avatar } from '../ui/Avatar.tsx'
import type { News } from './queries.ts'

/** Who did what. */
function headOf(t: TFunction, { by, kind, notification }: News): string {
  const name = personName(t, by)
  if (kind === 'sentBack') return t('inbox.sentBack', { name, count: Math.max(1, notification?.segments ?? 1) })
  if (kind !== 'assignment' || !notification?.step) return name
  return t('inbox.assigned', { name, step: t(`inbox.steps.${notification.step}`) })
}

/** One thing to know; it leads to its place. */
export function InboxLine({ news, onRead }: { news: News; onRead: () => void }): ReactNode {
  const { t } = useTranslation()
  const times = useTimes()
  const { by, at, kind, title, href, quote, text, notification } = news
  const due = notification?.due ?? null
  const format = useFormat()
  // Work is taken note of by going there; threads are read when they are shown.
  const follow = kind === 'assignment' || kind === 'sentBack' ? onRead : undefined
  return (
    <li className="inbox-item">
      <span aria-hidden="true">
        <Avatar user={by} />
      </span>
      <Link href={href} className="inbox-link" onClick={follow}>
        <span className="inbox-head">
          <b>{headOf(t, news)}</b>
          <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
            {times.short(at)}
          </time>
          {kind === 'mention' ? <span className="chip chip-called">{t('inbox.mentioned')}</span> : null}
          {due === null ? null : <span className="chip">{t('inbox.due', { date: format.day(due) })}</span>}
        </span>
        <span className="inbox-title" lang="vi">
          {title}
        </span>
        {quote === '' ? null : <span className="line-quote">{`“${quote}”`}</span>}
        {text === '' ? null : <span className="inbox-text">{text}</span>}
      </Link>
      <button type="button" className="button button-small" onClick={onRead}>
        {t('inbox.mark')}
      </button>
    </li>
  )
}
