import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import type { RouteReply } from '../../core/api.ts'
import { newId } from '../editor/sync/ids.ts'
import type { DocumentSession } from '../editor/session.ts'
import { errorText } from '../errorText.ts'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  session: DocumentSession
  row: string
  /** Tells what was done, with a way back. */
  onDone: (text: string, undo: { label: string; run: () => void }) => void
  onSay: (text: string) => void
  onFail: (error: unknown) => void
  onClose: () => void
}

type Added = RouteReply<'addAbbreviation'>

/** Asks after which word sentences never end; rows cut there and not yet translated are joined. */
export function NeverBreakDialog(props: Props): ReactNode {
  const { session, row, onClose } = props
  const { t } = useTranslation()
  const [text, setText] = useState(() => /\S+$/u.exec(session.row(row)?.sourceText.trimEnd() ?? '')?.[0] ?? '')
  const abbreviation = text.normalize('NFC').trim()
  const { busy, error, submit } = useNeverBreak(props, abbreviation)
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={busy || abbreviation === ''}>
        {t('neverBreak.action')}
      </button>
    </>
  )
  return (
    <Dialog title={t('neverBreak.title')} onClose={onClose} onSubmit={submit} footer={footer}>
      <label className="field">
        <span className="field-label">{t('neverBreak.label')}</span>
        <input
          className="input"
          lang="vi"
          value={text}
          maxLength={40}
          data-autofocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="field-hint">{t('neverBreak.hint')}</p>
      {error === '' ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}

/** Tells the server; on success the dialog closes and the person is told, with a way back. */
function useNeverBreak(
  { session, onDone, onSay, onFail, onClose }: Props,
  abbreviation: string,
): { busy: boolean; error: string; submit: () => void } {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const params = { document: session.document.id }

  const undo = (added: Added): void => {
    const body = { client: newId(), requestId: newId(), abbreviation, events: added.events }
    call('undoAbbreviation', { params, body })
      .then(({ restored, kept }) =>
        onSay(t(kept.length > 0 ? 'neverBreak.undonePartly' : 'neverBreak.undone', { count: restored })),
      )
      .catch(onFail)
  }
  const submit = (): void => {
    if (busy || abbreviation === '') return
    setBusy(true)
    session
      .flush()
      .then(() => call('addAbbreviation', { params, body: { client: newId(), requestId: newId(), abbreviation } }))
      .then((added) => {
        onClose()
        onDone(t('neverBreak.done', { abbreviation, count: added.joined }), {
          label: t('commands.undo'),
          run: () => undo(added),
        })
      })
      .catch((why: unknown) => {
        setBusy(false)
        setError(errorText(t, why))
      })
  }
  return { busy, error, submit }
}
