import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EncodingCandidate, LegacyEncodingId } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useFormat } from '../format.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'

interface Props {
  file: File
  onConvert: (encoding: LegacyEncodingId) => void
  onClose: () => void
}

/** Shows a file of an old encoding as each candidate would read it; the person says which is right. */
export function ConvertDialog({ file, onConvert, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['encoding', file.name, file.size, file.lastModified],
    queryFn: ({ signal }) => call('previewEncoding', { file, signal }),
    staleTime: Infinity,
  })
  const [chosen, setChosen] = useState<LegacyEncodingId | null>(null)
  const candidates = data?.candidates ?? []
  const encoding = chosen ?? candidates[0]?.encoding
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={encoding === undefined}>
        {t('convert.action')}
      </button>
    </>
  )
  const submit = (): void => {
    if (encoding !== undefined) onConvert(encoding)
  }
  return (
    <Dialog title={t('convert.title', { name: file.name })} onClose={onClose} onSubmit={submit} footer={footer} wide>
      <p>{t('convert.lead')}</p>
      {error ? (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      ) : data ? null : (
        <Loading />
      )}
      {data && candidates.length === 0 ? <p role="alert">{t('convert.none')}</p> : null}
      {candidates.length > 0 ? <Candidates candidates={candidates} chosen={encoding} onChoose={setChosen} /> : null}
    </Dialog>
  )
}

interface CandidatesProps {
  /** Likeliest first. */
  candidates: readonly EncodingCandidate[]
  chosen: LegacyEncodingId | undefined
  onChoose: (encoding: LegacyEncodingId) => void
}

/** Each reading with its first lines. */
function Candidates({ candidates, chosen, onChoose }: CandidatesProps): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const likeliest = useRef<HTMLInputElement>(null)
  // Where they come after the dialog has opened, the keyboard stands at the cross.
  useEffect(() => {
    if (likeliest.current?.closest('dialog')?.open) likeliest.current.focus()
  }, [])
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{t('convert.choose')}</legend>
      {candidates.map(({ encoding, score, sample }, place) => (
        <label key={encoding} className="choice candidate">
          <input
            {...(place === 0 ? { ref: likeliest, 'data-autofocus': true } : {})}
            type="radio"
            name="encoding"
            value={encoding}
            checked={encoding === chosen}
            onChange={() => onChoose(encoding)}
          />
          <span>
            <b>{t(`convert.encodings.${encoding}`)}</b>
            <small>{t('convert.score', { share: format.percent(score) })}</small>
            <span className="candidate-sample" lang="vi">
              {sample.map((line, index) => (
                <span key={index}>{line}</span>
              ))}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
