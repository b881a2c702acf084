import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../errorText.ts'
import { Icon } from './Icon.tsx'

/** An expected failure in words, with a way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="failure" role="alert">
      <Icon name="alert" size={18} />
      <p>{errorText(t, error)}</p>
      {onRetry ? (
        <button type="button" className="button" onClick={onRetry}>
          {t('actions.retry')}
        </button>
      ) : null}
    </div>
  )
}
