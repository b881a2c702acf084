import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { User, VersionEntry } from '../../core/api.ts'
import { inlineText, type Inline } from '../../core/model/inline.ts'
import { personName } from '../personName.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Difference } from './Difference.tsx'
import { howText } from './howText.ts'

interface Props {
  entry: VersionEntry
  people: ReadonlyMap<string, User>
  /** Is it the newest? */
  now: boolean
  /** Number of the segment it is of, where that is another one; 0: no longer there. */
  other: number | null
  /** What its text is compared with. */
  before: Inline | null
  isBase: boolean
  onCompare: () => void
  onRestore: (() => void) | undefined
}

/** One version: who, when, how, and what is different. */
export function VersionItem({ entry, people, now, other, before, isBase, onCompare, onRestore }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const { actor, at, via, events, reason } = entry
  const person = people.get(actor) ?? { id: actor, name: actor, color: '#888888' }
  const author = via?.by === undefined || via.by === actor ? undefined : people.get(via.by)
  const tag = i18n.language === 'en' ? 'en-GB' : 'vi-VN'
  const short = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'short' }).format(at)
  const full = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'long' }).format(at)
  const keys = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter') onCompare()
    else if (event.key.toLowerCase() === 'r' && onRestore) onRestore()
    else return
    event.preventDefault()
  }
  return (
    <li tabIndex={now ? 0 : -1} onKeyDown={keys} className={isBase ? 'version is-base' : 'version'}>
      <header className="version-head">
        <Avatar user={person} />
        <b aria-hidden="true">{personName(t, person)}</b>
        <time dateTime={new Date(at).toISOString()} title={full}>
          {short}
        </time>
        {now ? <span className="chip">{t('history.now')}</span> : null}
      </header>
      <p className="version-how">
        {howText(t, entry)}
        {author ? ` · ${t('history.by', { name: personName(t, author) })}` : ''}
        {events > 1 ? ` · ${t('history.edits', { count: events })}` : ''}
        {other === null ? '' : ` · ${other === 0 ? t('history.otherGone') : t('history.other', { number: other })}`}
      </p>
      {reason === undefined ? null : <blockquote className="version-reason">{reason}</blockquote>}
      <TextChange before={before} after={entry.text} />
      <div className="version-actions">
        <button type="button" className="button button-small" aria-pressed={isBase} onClick={onCompare}>
          {t('history.compare')}
        </button>
        {onRestore ? (
          <button type="button" className="button button-small" onClick={onRestore}>
            {t('history.restore')}
          </button>
        ) : null}
      </div>
    </li>
  )
}

function TextChange({ before, after }: { before: Inline | null; after: Inline }): ReactNode {
  const earlier = before === null ? '' : inlineText(before)
  const later = inlineText(after)
  // Where nothing was before, all is new: there is no difference to show.
  if (earlier === later) return null
  return (
    <p className="version-text" lang="en">
      {earlier === '' ? later : <Difference before={earlier} after={later} />}
    </p>
  )
}
