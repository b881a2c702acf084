import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkChange, GlossaryInfo } from '../../../core/api.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Selection } from '../selection.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { CopyDialog } from './CopyDialog.tsx'
import { useBulk } from './useBulk.ts'

interface Props {
  selection: Selection
  glossaries: readonly GlossaryInfo[]
  /** May any of the selected be changed? */
  canChange: boolean
  /** Where copies can go. */
  targets: readonly GlossaryInfo[]
}

/** What can be done with all selected concepts; stands at the foot of the window while there are any. */
export function BulkBar({ selection, glossaries, canChange, targets }: Props): ReactNode {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'change' | 'copy' | 'delete' | null>(null)
  const close = (): void => setDialog(null)
  const bulk = useBulk(selection.keys, glossaries, () => {
    close()
    selection.clear()
  })
  const count = selection.keys.size
  const forms = { count, busy: bulk.busy, onChange: (change: BulkChange) => bulk.run(change), onClose: close }
  return (
    <section className="bulk-bar" aria-label={t('glossary.select.bar')}>
      <b role="status">{t('glossary.select.count', { count })}</b>
      {canChange ? (
        <button type="button" className="button button-small" onClick={() => setDialog('change')}>
          {t('glossary.bulk.change')}
        </button>
      ) : null}
      <button type="button" className="button button-small" onClick={() => setDialog('copy')}>
        {t('glossary.bulk.copy')}
      </button>
      {canChange ? (
        <button type="button" className="button button-small" onClick={() => setDialog('delete')}>
          {t('glossary.bulk.delete')}
        </button>
      ) : null}
      <button type="button" className="icon-button" aria-label={t('glossary.select.clear')} onClick={selection.clear}>
        <Icon name="close" />
      </button>
      {dialog === 'change' ? <BulkDialog {...forms} /> : null}
      {dialog === 'copy' ? <CopyDialog {...forms} targets={targets} /> : null}
      {dialog === 'delete' ? (
        <ConfirmDialog
          title={t('glossary.bulk.deleteTitle', { count })}
          text={t('glossary.bulk.deleteText')}
          action={t('actions.delete')}
          busy={bulk.busy}
          onConfirm={() => bulk.run({ kind: 'delete' })}
          onClose={close}
        />
      ) : null}
    </section>
  )
}
