import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { personName } from '../../personName.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { decideAndTell } from './deciding.ts'
import { Diff } from './Diff.tsx'
import { hunkLines, type HunkLine } from './hunk-lines.ts'
import type { Decision, SuggestionRoom } from './room.ts'

interface Props {
  room: SuggestionRoom
  suggestion: Suggestion
}

/** What one person suggests for a segment, change by change. */
export function SuggestionCard({ room, suggestion }: Props): ReactNode {
  const { t } = useTranslation()
  const lines = hunkLines(suggestion)
  const decide = (decision: Decision, hunks: number[] | null): void => {
    void decideAndTell(t, room, decision, [{ ...suggestion, hunks }])
  }
  return (
    <article className="suggestion-card" aria-label={t('suggestions.by', { name: personName(t, suggestion.author) })}>
      <CardHead suggestion={suggestion} />
      {lines.map((line) => (
        <div key={line.place} className="suggestion-hunk">
          <Diff line={line} />
          {lines.length > 1 ? <HunkButtons room={room} suggestion={suggestion} line={line} decide={decide} /> : null}
        </div>
      ))}
      <div className="suggestion-buttons">
        {room.mayDecide(suggestion, 'accept') ? (
          <button type="button" className="button button-small button-accept" onClick={() => decide('accept', null)}>
            <Icon name="check" size={14} />
            {t(lines.length > 1 ? 'suggestions.acceptAll' : 'suggestions.accept')}
          </button>
        ) : null}
        <RejectButton room={room} suggestion={suggestion} many={lines.length > 1} decide={decide} />
      </div>
    </article>
  )
}

/** Who suggests, and since when. */
export function CardHead({ suggestion: { author, updatedAt } }: { suggestion: Suggestion }): ReactNode {
  const { t, i18n } = useTranslation()
  const at = new Date(updatedAt)
  const today = at.toDateString() === new Date().toDateString()
  const style: Intl.DateTimeFormatOptions = today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }
  return (
    <header>
      <Avatar user={author} />
      <span aria-hidden="true">{t('suggestions.by', { name: personName(t, author) })}</span>
      <time dateTime={at.toISOString()}>{at.toLocaleString(i18n.language === 'en' ? 'en-GB' : 'vi-VN', style)}</time>
    </header>
  )
}

interface ButtonsProps extends Props {
  decide: (decision: Decision, hunks: number[] | null) => void
}

export function RejectButton({ room, suggestion, many, decide }: ButtonsProps & { many: boolean }): ReactNode {
  const { t } = useTranslation()
  if (!room.mayDecide(suggestion, 'reject')) return null
  const word = room.isMine(suggestion) ? 'withdraw' : many ? 'rejectAll' : 'reject'
  return (
    <button type="button" className="button button-small" onClick={() => decide('reject', null)}>
      <Icon name="close" size={14} />
      {t(`suggestions.${word}`)}
    </button>
  )
}

function HunkButtons({ room, suggestion, line, decide }: ButtonsProps & { line: HunkLine }): ReactNode {
  const { t } = useTranslation()
  const words = [line.deleted, line.inserted].filter((text) => text !== '').join(' → ')
  const button = (decision: Decision): ReactNode => {
    if (!room.mayDecide(suggestion, decision)) return null
    const label = t(decision === 'accept' ? 'suggestions.acceptOne' : 'suggestions.rejectOne', { words })
    return (
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        onClick={() => decide(decision, [line.place])}
      >
        <Icon name={decision === 'accept' ? 'check' : 'close'} size={14} />
      </button>
    )
  }
  return (
    <div className="hunk-buttons">
      {button('accept')}
      {button('reject')}
    </div>
  )
}
