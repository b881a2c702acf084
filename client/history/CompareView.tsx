import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Checkpoint } from '../../core/api.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ChangedCount, ChangedRows } from './ChangedRows.tsx'
import { MoreRows } from './ChangesView.tsx'
import { NewerLine } from './NewerLine.tsx'
import { inOrder, pointName, pointOf, type Point } from './points.ts'
import { PointPicker } from './PointPicker.tsx'
import { useChanges, useCheckpoints } from './queries.ts'
import type { ViewProps } from './view.ts'
import { useWhen } from './when.ts'

/** Any two points of a document, side by side. */
export function CompareView(props: ViewProps): ReactNode {
  const { t } = useTranslation()
  const { document, address, choose } = props
  const checkpoints = useCheckpoints(document.id)
  if (checkpoints.error) return <Failure error={checkpoints.error} onRetry={() => void checkpoints.refetch()} />
  if (!checkpoints.data) return <Loading />
  const chosen = [address.then, address.now].map((value) => pointOf(value, checkpoints.data))
  const [a, b] = chosen as [Point, Point]
  const pick = { document: document.id, checkpoints: checkpoints.data }
  return (
    <section aria-labelledby="compare-title">
      <h2 id="compare-title" className="visually-hidden">
        {t('history.views.compare')}
      </h2>
      <div className="history-filters" role="group" aria-label={t('history.point.label')}>
        <PointPicker {...pick} label={t('history.point.then')} point={a} onPick={(then) => choose({ then })} />
        <PointPicker {...pick} label={t('history.point.with')} point={b} onPick={(now) => choose({ now })} />
        <button type="button" className="button print-button" onClick={() => window.print()}>
          <Icon name="print" />
          {t('history.print')}
        </button>
      </div>
      {a.value === b.value ? (
        <p className="history-empty">{t('history.point.same')}</p>
      ) : (
        <Compared key={`${a.value} ${b.value}`} {...props} checkpoints={checkpoints.data} points={inOrder(a, b)} />
      )}
    </section>
  )
}

interface ComparedProps extends ViewProps {
  checkpoints: readonly Checkpoint[]
  /** The earlier one first. */
  points: readonly [Point, Point]
}

function Compared({ document, newer, checkpoints, points: [then, now] }: ComparedProps): ReactNode {
  const { t } = useTranslation()
  const when = useWhen()
  const client = useQueryClient()
  const { query, first, rows, people, places } = useChanges(document.id, {
    since: then.asked ?? document.lastEvent,
    ...(now.asked === undefined ? {} : { until: now.asked }),
  })
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!first) return <Loading />
  const sides = [
    pointName(t, when, then, checkpoints, first.sinceAt),
    pointName(t, when, now, checkpoints, first.untilAt),
  ] as const
  const waiting = now.value === 'now' ? newer.filter(({ n }) => n > first.until).length : 0
  const renew = (): void => void client.resetQueries({ queryKey: ['documents', document.id, 'changes'] })
  return (
    <>
      <NewerLine count={waiting} onShow={renew} />
      <h3 className="history-heading">
        {sides[0]} <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t('history.changes.becomes')}</span> {sides[1]}
      </h3>
      {rows.length === 0 && !query.hasNextPage ? (
        <p className="history-empty">{t('history.changes.nothing')}</p>
      ) : (
        <>
          <ChangedCount rows={rows} most={query.hasNextPage ? first.total : null} />
          <ChangedRows document={document.id} {...{ rows, people, places, when, sides }} />
        </>
      )}
      <MoreRows query={query} />
    </>
  )
}
