import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'

interface Props {
  term: string
  /** Gets the reason trimmed, in NFC, perhaps empty. */
  onReject: (reason: string) => void
  onClose: () => void
}

/** Asks why a proposal is rejected. */
export function RejectDialog({ term, onReject, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-danger">
        {t('glossary.proposals.rejectAction')}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('glossary.proposals.rejectTitle', { term })}
      onClose={onClose}
      onSubmit={() => onReject(reason.normalize('NFC').trim())}
      footer={footer}
    >
      <label className="field">
        <span className="field-label">{t('glossary.proposals.reason')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={1000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="field-hint">{t('glossary.proposals.reasonHint')}</span>
      </label>
    </Dialog>
  )
}
