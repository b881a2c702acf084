import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export function Loading({ text }: { text?: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="loading" role="status">
      {text ?? t('app.loading')}
    </p>
  )
}
