import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { batchText } from './words.ts'
import type { WorkflowRoom } from './room.ts'

const longest = 2000

/** Asks why rows go back to their translator; without a reason they do not. */
export function SendBackDialog({ room, rows }: { room: WorkflowRoom; rows: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const field = useId()
  const close = (): void => room.show(null)
  const submit = async (): Promise<void> => {
    const action = { kind: 'sendBack', reason: reason.trim() } as const
    if (action.reason === '' || room.busy) return
    if (rows.length > 1) {
      close()
      return room.runMany(action, rows)
    }
    const result = await room.run(action, rows)
    if (!result) return
    close()
    if (result.refused.length > 0) room.telling?.done(batchText(t, 'sendBack', result))
    else announce(batchText(t, 'sendBack', result))
  }
  const number = room.session.number(rows[0] ?? '')
  const title =
    rows.length === 1 ? t('workflow.sendBack.one', { number }) : t('workflow.sendBack.many', { count: rows.length })
  const footer = (
    <>
      <button type="button" className="button" onClick={close}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-review" disabled={reason.trim() === '' || room.busy}>
        {t('workflow.actions.sendBack')}
      </button>
    </>
  )
  return (
    <Dialog title={title} onClose={close} onSubmit={() => void submit()} footer={footer}>
      <div className="field">
        <label htmlFor={field}>{t('workflow.sendBack.reason')}</label>
        <textarea
          className="input"
          id={field}
          data-autofocus
          required
          rows={4}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
            event.preventDefault()
            void submit()
          }}
        />
        <p className="field-hint">{t('workflow.sendBack.hint')}</p>
      </div>
    </Dialog>
  )
}
