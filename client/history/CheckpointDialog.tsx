import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checkpoint } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { writtenOnce } from '../glossary/writing.ts'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  document: string
  onDone: (checkpoint: Checkpoint) => void
  onClose: () => void
}

const order: readonly Checkpoint['kind'][] = ['named', 'delivered', 'returned']

/** Gives the document as it is now a name. */
export function CheckpointDialog({ document, onDone, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const marks = useRef(writtenOnce())
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Checkpoint['kind']>('named')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const clean = name.normalize('NFC').trim()
  const submit = async (): Promise<void> => {
    if (clean === '' || busy) return
    setBusy(true)
    try {
      const body = { name: clean, kind }
      onDone(await call('addCheckpoint', { params: { document }, body: { ...marks.current(body), ...body } }))
    } catch (reason) {
      setError(errorText(t, reason))
      setBusy(false)
    }
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={clean === '' || busy}>
        {t('history.checkpoint.add')}
      </button>
    </>
  )
  return (
    <Dialog title={t('history.checkpoint.add')} onClose={onClose} onSubmit={() => void submit()} footer={footer}>
      <label className="field">
        <span className="field-label">{t('history.checkpoint.name')}</span>
        <input
          className="input"
          value={name}
          maxLength={200}
          placeholder={t('history.checkpoint.example')}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <fieldset className="checkpoint-kinds">
        <legend className="field-label">{t('history.checkpoint.kind')}</legend>
        {order.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />{' '}
            {t(`history.checkpoint.kindHints.${one}`)}
          </label>
        ))}
      </fieldset>
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}
