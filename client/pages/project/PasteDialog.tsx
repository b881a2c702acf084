import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Imports } from './useImports.ts'

/** First words of a text, as a title when none is given. */
export function titleOf(text: string): string {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '') ?? ''
  const words = line.trim().normalize('NFC').split(/\s+/)
  return words.length > 10 ? `${words.slice(0, 10).join(' ')}…` : words.join(' ')
}

/** Import of pasted text. */
export function PasteDialog({ imports, onClose }: { imports: Imports; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const ready = text.trim() !== '' && !busy
  const submit = (): void => {
    if (!ready) return
    setBusy(true)
    const name = title.normalize('NFC').trim() || titleOf(text)
    imports
      .addText(name.slice(0, 200), text)
      .then(onClose)
      .catch((reason: unknown) => {
        setError(reason)
        setBusy(false)
      })
  }
  return (
    <Dialog
      title={t('project.pasteTitle')}
      onClose={onClose}
      onSubmit={submit}
      footer={<Buttons ready={ready} onClose={onClose} />}
      wide
    >
      <label className="field">
        <span className="field-label">{t('project.pasteName')}</span>
        <input
          className="input"
          value={title}
          maxLength={200}
          placeholder={titleOf(text) || t('project.pasteNamePlaceholder')}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{t('project.pasteText')}</span>
        <textarea
          className="input input-text"
          lang="vi"
          rows={12}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.target.value)}
        />
        <span className="field-hint">{t('project.pasteHint')}</span>
      </label>
      {error === null ? null : (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
    </Dialog>
  )
}

function Buttons({ ready, onClose }: { ready: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!ready}>
        {t('project.pasteAction')}
      </button>
    </>
  )
}
