import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LegacyEncodingId } from '../../core/api.ts'
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
  const format = useFormat()
  const { data, error } = useQuery({
    queryKey: ['encoding', file.name, file.size, file.lastModified],
    queryFn: ({ signal }) => call('previewEncoding', { file, signal }),
    staleTime: Infinity,
  })
  const [chosen, setChosen] = useState<LegacyEncodingId | null>(null)
  const candidates = data?.candidates ?? []
  const encoding = chosen ?? candidates[0]?.encoding
  const likeliest = useRef<HTMLInputElement>(null)
  // They come after the dialog has opened, when the keyboard stands at the cross.
  useEffect(() => likeliest.current?.focus(), [data])
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
      {error ? <p className="field-error">{errorText(t, error)}</p> : data ? null : <Loading />}
      {data && candidates.length === 0 ? <p role="alert">{t('convert.none')}</p> : null}
      {candidates.length > 0 ? (
        <fieldset className="choices">
          <legend className="visually-hidden">{t('convert.choose')}</legend>
          {candidates.map((candidate, place) => (
            <label key={candidate.encoding} className="choice candidate">
              <input
                ref={place === 0 ? likeliest : null}
                type="radio"
                name="encoding"
                value={candidate.encoding}
                checked={candidate.encoding === encoding}
                onChange={() => setChosen(candidate.encoding)}
              />
              <span>
                <b>{t(`convert.encodings.${candidate.encoding}`)}</b>
                <small>{t('convert.score', { share: format.percent(candidate.score) })}</small>
                <span className="candidate-sample" lang="vi">
                  {candidate.sample.map((line, index) => (
                    <span key={index}>{line}</span>
                  ))}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </Dialog>
  )
}
