import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteReply } from '../../core/api.ts'
import { Icon } from '../ui/Icon.tsx'
import type { ImportStep } from './useImport.ts'

/** How far a running import is. */
export function RunningStep({ state }: { state: RouteReply<'getGlossaryImport'> }): ReactNode {
  const { t } = useTranslation()
  const { done, total } = state
  return (
    <div className="import-running" role="status">
      <p>{t('glossary.import.running')}</p>
      <progress value={done} max={Math.max(1, total)} aria-label={t('glossary.import.running')} />
      <p className="muted">{t('glossary.import.progress', { done, total })}</p>
    </div>
  )
}

/** How an import ended, and the way back. */
export function ResultStep({ step, onUndo }: { step: ImportStep; onUndo: () => void }): ReactNode {
  const { t } = useTranslation()
  if (step.at === 'cancelled') return <p role="status">{t('glossary.import.cancelled')}</p>
  if (step.at === 'undone') return <p role="status">{t('glossary.import.undone')}</p>
  if (step.at !== 'done') return null
  return (
    <div className="import-done">
      <p role="status" className="with-icon">
        <Icon name="check" />
        {t('glossary.import.done', { count: step.count })}
      </p>
      {step.batch === null ? null : (
        <button type="button" className="button" onClick={onUndo}>
          <Icon name="undo" size={15} />
          {t('glossary.undo')}
        </button>
      )}
    </div>
  )
}
