import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { errorText } from '../errorText.ts'
import { dayText } from '../glossary/glossaryText.ts'
import { useMay } from '../glossary/queries.ts'
import { documentDay } from './day.ts'

interface Props {
  document: Pick<DocumentInfo, 'id' | 'createdAt' | 'date'>
  /** Where it is open: it hears of the new date, and of one that somebody else has set. */
  session?: DocumentSession
}

/** The document's date, by which names in force are chosen. A date found in the text is offered. */
export function DocumentDate({ document, session }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const may = useMay()('manage')
  const client = useQueryClient()
  const known = useQuery({
    queryKey: keyOf(document.id, useDay(session)),
    queryFn: () => setDate(document.id, 'keep'),
    enabled: may,
    placeholderData: keepPreviousData,
  })
  const [typed, setTyped] = useState<string | null>(null)
  const change = useMutation({
    mutationFn: (date: string | null) => setDate(document.id, date),
    onSuccess: (reply) => {
      const now = documentDay(reply.date, document.createdAt)
      client.setQueryData(keyOf(document.id, session && now), reply)
      void client.invalidateQueries({ queryKey: ['projects'] })
      setTyped(null)
      session?.dated(reply.date)
      announce(t('termWork.date.saved', { date: dayText(i18n.language, now) }))
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

const keyOf = (document: string, day: string | undefined) => ['documents', document, 'date', day]

/** `keep` only asks for the date it has and the one its text names. */
const setDate = (document: string, date: string | null) =>
  call('setDocumentDate', { params: { document }, body: { date } })

/** The day of an open document; undefined where none is open. */
function useDay(session: DocumentSession | undefined): string | undefined {
  const subscribe = useCallback((listener: () => void) => session?.subscribe('terms', listener) ?? nothing, [session])
  return useSyncExternalStore(subscribe, () => session?.day())
}

const nothing = (): void => undefined
