import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { dayText } from '../glossary/glossaryText.ts'
import { useMay } from '../glossary/queries.ts'
import { documentDay } from './day.ts'

interface Props {
  document: Pick<DocumentInfo, 'id' | 'createdAt' | 'date'>
  /** The date is another one now; null: that of the import. */
  onDated?: (date: string | null) => void
}

/** The document's date, by which names in force are chosen. A date found in the text is offered. */
export function DocumentDate({ document, onDated }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const may = useMay()('manage')
  const client = useQueryClient()
  const known = useQuery({
    queryKey: ['documents', document.id, 'date'],
    queryFn: () => askDate(document),
    enabled: may,
  })
  const [typed, setTyped] = useState<string | null>(null)
  const change = useMutation({
    mutationFn: (date: string | null) => call('setDocumentDate', { params: { document: document.id }, body: { date } }),
    onSuccess: (reply) => {
      client.setQueryData(['documents', document.id, 'date'], reply)
      void client.invalidateQueries({ queryKey: ['projects'] })
      setTyped(null)
      onDated?.(reply.date)
      const day = documentDay(reply.date, document.createdAt)
      announce(t('termWork.date.saved', { date: dayText(i18n.language, day) }))
    },
  })
  const date = known.data ? known.data.date : (document.date ?? null)
  const suggested = known.data?.suggested ?? null
  const shown = typed ?? date ?? documentDay(null, document.createdAt)
  const save = (): void => {
    if (typed !== null && typed !== date) change.mutate(typed === '' ? null : typed)
  }
  return (
    <div className="document-date">
      <label className="field">
        <span className="field-label">{t('termWork.date.label')}</span>
        <input
          type="date"
          className="input"
          value={shown}
          disabled={!may}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            save()
          }}
        />
      </label>
      <p className="field-hint">{t(date === null ? 'termWork.date.import' : 'termWork.date.hint')}</p>
      {may ? <OtherDates {...{ date, suggested }} onChoose={(other) => change.mutate(other)} /> : null}
      {change.error ? (
        <p className="field-error" role="alert">
          {errorText(t, change.error)}
        </p>
      ) : null}
    </div>
  )
}

interface OtherProps {
  date: string | null
  suggested: string | null
  onChoose: (date: string | null) => void
}

/** The date found in the text, and no date at all. */
function OtherDates({ date, suggested, onChoose }: OtherProps): ReactNode {
  const { t, i18n } = useTranslation()
  return (
    <>
      {suggested !== null && suggested !== date ? (
        <button type="button" className="button button-small" onClick={() => onChoose(suggested)}>
          {t('termWork.date.suggested', { date: dayText(i18n.language, suggested) })}
        </button>
      ) : null}
      {date !== null ? (
        <button type="button" className="link-button" onClick={() => onChoose(null)}>
          {t('termWork.date.reset')}
        </button>
      ) : null}
    </>
  )
}

/** Keeping the date as it is tells which one the text names. */
const askDate = ({ id, date }: Props['document']) =>
  call('setDocumentDate', { params: { document: id }, body: { date: date ?? null } })
