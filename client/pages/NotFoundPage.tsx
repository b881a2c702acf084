import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Page } from '../ui/Page.tsx'

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <Page title={t('pages.notFoundTitle')}>
      <div className="message-page">
        <h1>{t('pages.notFoundTitle')}</h1>
        <p>{t('pages.notFoundText')}</p>
        <div className="message-actions">
          <Link href="/" className="button button-primary">
            {t('pages.home')}
          </Link>
        </div>
      </div>
    </Page>
  )
}
