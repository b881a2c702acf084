import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { useOpenSession } from './workbench/useOpenSession.ts'
import { Workbench } from './workbench/Workbench.tsx'

export function WorkbenchPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const { session, error, retry } = useOpenSession(id)
  if (session) return <Workbench session={session} />
  return (
    <Page title={undefined}>
      {error === null ? <Loading text={t('workbench.opening')} /> : <Failure error={error} onRetry={retry} />}
    </Page>
  )
}
