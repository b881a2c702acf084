import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { GlossaryDesk } from '../glossary/GlossaryDesk.tsx'
import { Toasts } from '../glossary/Toasts.tsx'

/** The term base: search, read, keep. */
export function GlossaryPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <Page title={t('glossary.title')}>
      <Toasts>
        <GlossaryDesk />
      </Toasts>
    </Page>
  )
}
