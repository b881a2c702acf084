import type { TFunction } from 'i18next'
import { useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { User, VersionEntry } from '../../core/api.ts'
import { inlineText, type Inline } from '../../core/model/inline.ts'
import { wordDiff } from '../../core/review/word-diff.ts'
import { personName } from '../personName.ts'
import { Avatar } from '../ui/Avatar.tsx'

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
      <Difference before={before} after={entry.text} />
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

function howText(t: TFunction, { kind, via, status, locked, undoes }: VersionEntry): string {
  if (kind === 'status') return t('history.status', { status: t(`status.${status ?? 'draft'}`) })
  if (kind === 'lock') return t(locked ? 'history.locked' : 'history.unlocked')
  if (kind === 'split') return undoes === null ? t('history.split') : t('history.splitUndo')
  if (kind === 'join') return undoes === null ? t('history.join') : t('history.joinUndo')
  if (kind === 'import') return t('history.import')
  return t(`history.how.${via?.how ?? 'typed'}`)
}

function Difference({ before, after }: { before: Inline | null; after: Inline }): ReactNode {
  const earlier = before === null ? '' : inlineText(before)
  const pieces = useMemo(() => wordDiff(earlier, inlineText(after)), [earlier, after])
  // Where nothing was before, all is new: there is no difference to show.
  if (pieces.every(({ kind }) => kind === 'same')) return null
  if (earlier === '')
    return (
      <p className="version-text" lang="en">
        {inlineText(after)}
      </p>
    )
  return (
    <p className="version-text" lang="en">
      {pieces.map(({ kind, text }, at) =>
        kind === 'same' ? text : kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>,
      )}
    </p>
  )
}
