import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import type { DocumentInfo } from '../../core/api.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { historyAddress, readAddress, type HistoryAddress, type HistoryView } from './address.ts'
import { ChangesView } from './ChangesView.tsx'
import { CheckpointsView } from './CheckpointsView.tsx'
import { CompareView } from './CompareView.tsx'
import { useCheckpointsChanged, useDocument } from './queries.ts'
import { TimelineView } from './TimelineView.tsx'
import { useNewer } from './useNewer.ts'
import type { ViewProps } from './view.ts'
import './history-page.css'

const tabs: readonly HistoryView[] = ['timeline', 'changes', 'checkpoints', 'compare']
const bodies: Record<HistoryView, (props: ViewProps) => ReactNode> = {
  timeline: TimelineView,
  changes: ChangesView,
  checkpoints: CheckpointsView,
  compare: CompareView,
}

/** What happened in a document: its timeline, what others have changed, checkpoints, and any two points side by side. */
export function HistoryPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const document = useDocument(id)
  const title = document.data && t('history.pageTitle', { title: document.data.title })
  return (
    <Page title={title}>
      {document.error ? <Failure error={document.error} onRetry={() => void document.refetch()} /> : null}
      {document.data ? <History document={document.data} /> : document.error ? null : <Loading />}
    </Page>
  )
}

function History({ document }: { document: DocumentInfo }): ReactNode {
  const { t } = useTranslation()
  const search = useSearch()
  const [, navigate] = useLocation()
  const address = useMemo(() => readAddress(search), [search])
  const newer = useNewer(document.id, document.lastEvent, useCheckpointsChanged(document.id))
  const choose = useCallback(
    (change: Partial<HistoryAddress>) =>
      navigate(historyAddress(document.id, { ...address, ...change }), { replace: true }),
    [navigate, document.id, address],
  )
  const Body = bodies[address.view]
  return (
    <>
      <div className="page-head document-history-head">
        <Link href={`/documents/${document.id}`} className="back-link">
          <Icon name="back" size={14} />
          {t('history.backToDocument')}
        </Link>
        <h1>{t('history.title')}</h1>
        <p className="lead" lang="vi">
          {document.title}
        </p>
        <nav className="history-tabs" aria-label={t('history.title')}>
          {tabs.map((view) => (
            <Link
              key={view}
              href={historyAddress(document.id, { view })}
              aria-current={view === address.view ? 'page' : undefined}
            >
              {t(`history.views.${view}`)}
            </Link>
          ))}
        </nav>
      </div>
      <Body document={document} address={address} choose={choose} newer={newer} />
    </>
  )
}
