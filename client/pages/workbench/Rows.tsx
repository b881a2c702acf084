import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRow } from '../../editor/hooks.ts'
import { SegmentGrid } from '../../editor/SegmentGrid.tsx'
import type { DocumentSession, TermView } from '../../editor/session.ts'
import { StatusIcon } from '../../ui/StatusIcon.tsx'
import { IssueMark } from './IssueMark.tsx'
import { ReviewMark } from './ReviewMark.tsx'
import { RowActions } from './RowActions.tsx'
import { noFilter } from './rowFilter.ts'
import type { RowFilter } from './useRowFilter.ts'

interface Props {
  session: DocumentSession
  filter: RowFilter
  /** Opens the list of issues. */
  onIssues: () => void
  /** Opens what people say about the row. */
  onReview: () => void
}

/** The grid with its words, status marks and actions; or why it is empty. */
export function Rows({ session, filter, onIssues, onReview }: Props): ReactNode {
  const { t } = useTranslation()
  const label = useMemo(() => ({ source: t('workbench.source'), target: t('workbench.target') }), [t])
  const rowName = useCallback((number: number) => t('segment.heading', { number }), [t])
  const targetName = useCallback((number: number) => t('workbench.targetName', { number }), [t])
  const termName = useCallback(({ english }: TermView) => t('terms.insert', { english }), [t])
  const renderStatus = useCallback((id: string) => <RowStatus session={session} id={id} />, [session])
  const renderActions = useCallback(
    (id: string) => <RowActions session={session} id={id} onIssues={onIssues} />,
    [session, onIssues],
  )
  const renderMark = useCallback(
    (id: string) => (
      <>
        <ReviewMark session={session} id={id} kind="comments" onReview={onReview} />
        <ReviewMark session={session} id={id} kind="suggestions" onReview={onReview} />
        <IssueMark session={session} id={id} onIssues={onIssues} />
      </>
    ),
    [session, onIssues, onReview],
  )
  if (filter.ids.length === 0) return <NoRows session={session} filter={filter} />
  return (
    <SegmentGrid
      session={session}
      ids={filter.ids}
      label={label}
      gridName={t('workbench.grid')}
      rowName={rowName}
      targetName={targetName}
      termName={termName}
      placeholder={t('workbench.placeholder')}
      renderStatus={renderStatus}
      renderActions={renderActions}
      renderMark={renderMark}
    />
  )
}

function RowStatus({ session, id }: { session: DocumentSession; id: string }): ReactNode {
  const row = useRow(session, id)
  return row ? <StatusIcon status={row.status} locked={row.locked} /> : null
}

function NoRows({ session, filter }: Omit<Props, 'onIssues' | 'onReview'>): ReactNode {
  const { t } = useTranslation()
  if (session.ids().length === 0) return <p className="empty">{t('workbench.emptyDocument')}</p>
  return (
    <div className="empty">
      <h2>{t('workbench.filter.none')}</h2>
      <p>{t('workbench.filter.noneText')}</p>
      <button type="button" className="button" onClick={() => filter.apply(noFilter)}>
        {t('workbench.filter.showAll')}
      </button>
    </div>
  )
}
