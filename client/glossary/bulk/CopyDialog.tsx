import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkChange, GlossaryInfo } from '../../../core/api.ts'
import { Dialog } from '../../ui/Dialog.tsx'

interface Props {
  count: number
  busy: boolean
  targets: readonly GlossaryInfo[]
  onChange: (change: BulkChange) => void
  onClose: () => void
}

/** Copies the selected concepts into another glossary. */
export function CopyDialog({ count, busy, targets, onChange, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('')
  const to = targets.find(({ id }) => id === chosen) ?? targets[0]
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={busy || !to}>
        {t('glossary.bulk.copyAction')}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('glossary.bulk.copyTitle', { count })}
      onClose={onClose}
      onSubmit={() => (to && !busy ? onChange({ kind: 'copy', to: to.id }) : undefined)}
      footer={footer}
    >
      {to ? (
        <label className="field">
          <span className="field-label">{t('glossary.bulk.copyInto')}</span>
          <select className="input" data-autofocus value={to.id} onChange={(event) => setChosen(event.target.value)}>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>{t('glossary.bulk.noTarget')}</p>
      )}
    </Dialog>
  )
}
