import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorMark } from '../../../core/api.ts'
import { personName } from '../../personName.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { categoryName, severityName } from './names.ts'
import type { ErrorStore } from './store.ts'

interface Props {
  store: ErrorStore
  error: ErrorMark
  /** May this person judge it anew or take it back? */
  mine: boolean
  onEdit: () => void
  onRemove: () => void
}

/** One error: what, how bad, about which words, and by whom. */
export function ErrorCard({ store, error, mine, onEdit, onRemove }: Props): ReactNode {
  const { t } = useTranslation()
  const { category, severity, note, author, rater, side, quote } = error
  const place = store.place(error)
  const name = categoryName(t, category)
  const by = personName(t, author)
  const show = (): void => {
    store.look(error.id)
    const { session } = store
    const span = place.span
    session.activate(error.segment, side === 'target' && span ? { caret: [span.from, span.to] } : { focus: false })
  }
  const words =
    error.state === 'whole'
      ? t(side === 'source' ? 'mqm.wholeSource' : 'mqm.wholeTarget')
      : place.span && place.state !== 'orphaned'
        ? t('mqm.words', { words: place.words })
        : t('mqm.gone', { quote })
  return (
    <li className={`mqm-error mqm-is-${severity}`} data-current={store.current === error.id ? '' : undefined}>
      <button type="button" className="mqm-main" onClick={show}>
        <span className="mqm-name">
          <SeverityIcon severity={severity === 'neutral' ? 'info' : severity} />
          <b>{name}</b>
          <small>{severityName(t, severity)}</small>
        </span>
        <span className="mqm-words" lang={error.state === 'whole' ? undefined : side === 'source' ? 'vi' : 'en'}>
          {words}
        </span>
        {place.state === 'changed' ? <span className="mqm-was">{t('mqm.changed', { quote })}</span> : null}
        {note === '' ? null : <span className="mqm-note">{note}</span>}
        <span className="mqm-by">
          {rater === '' ? t('mqm.rater', { name: by }) : t('mqm.raterAs', { rater, name: by })}
        </span>
      </button>
      {mine ? (
        <div className="mqm-actions">
          <button
            type="button"
            className="button button-small button-quiet"
            aria-label={t('mqm.editOf', { name })}
            onClick={onEdit}
          >
            {t('mqm.edit')}
          </button>
          <button
            type="button"
            className="button button-small button-quiet"
            aria-label={t('mqm.removeOf', { name })}
            onClick={onRemove}
          >
            {t('mqm.remove')}
          </button>
        </div>
      ) : null}
    </li>
  )
}
