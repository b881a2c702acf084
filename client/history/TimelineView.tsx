import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEvent, Place, User } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { byDay, fits, linesOf, type DayOfLines } from './lines.ts'
import { moveAmong } from './moveAmong.ts'
import { NewerLine } from './NewerLine.tsx'
import { useCheckpoints, useTimeline, type Filter } from './queries.ts'
import { TimelineFilters } from './TimelineFilters.tsx'
import { CheckpointLine, EntryLine } from './TimelineLine.tsx'
import type { ViewProps } from './view.ts'
import { useWhen, type When } from './when.ts'

const kindsOf = { text: ['text'], status: ['status'], lock: ['lock'], structure: ['split', 'join'] } as const

/** Would the filter let this event through? */
function concerns({ actor, kind }: DocumentEvent, filter: Filter): boolean {
  if (filter.person !== '' && actor !== filter.person) return false
  if (filter.kind === 'checkpoint') return false
  return filter.kind === '' || (kindsOf[filter.kind] as readonly string[]).includes(kind)
}

/** What happened, newest first, by days. */
export function TimelineView({ document, address, choose, newer }: ViewProps): ReactNode {
  const { t } = useTranslation()
  const when = useWhen()
  const client = useQueryClient()
  const head = useRef<HTMLHeadingElement>(null)
  const { query, entries, people, places } = useTimeline(document.id, address)
  const checkpoints = useCheckpoints(document.id)
  const [seen, setSeen] = useState(0)
  const top = Math.max(seen, entries[0]?.n ?? 0)
  const waiting = newer.filter((event) => event.n > top && concerns(event, address)).length
  const days = useMemo(() => {
    const shown = checkpoints.data?.filter((one) => fits(one, address)) ?? []
    return byDay(linesOf(entries, shown, query.hasNextPage), when.day)
  }, [checkpoints.data, address, entries, query.hasNextPage, when])
  const show = (): void => {
    setSeen(newer.at(-1)?.n ?? 0)
    void client.resetQueries({ queryKey: ['documents', document.id, 'timeline'] })
    head.current?.focus()
  }
  const older = async (): Promise<void> => {
    const { data } = await query.fetchNextPage()
    announce(t('history.olderShown', { count: data?.pages.at(-1)?.entries.length ?? 0 }))
  }
  const error = query.error ?? checkpoints.error
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title" className="visually-hidden" tabIndex={-1} ref={head}>
        {t('history.views.timeline')}
      </h2>
      <TimelineFilters document={document} address={address} choose={choose} people={people} />
      <NewerLine count={waiting} onShow={show} />
      {error ? <Failure error={error} onRetry={() => void query.refetch()} /> : null}
      {query.isLoading || checkpoints.isLoading ? <Loading /> : null}
      {!query.isLoading && !error && days.length === 0 ? (
        <p className="history-empty">{t('history.noEvents')}</p>
      ) : null}
      <Days document={document.id} {...{ days, people, places, when }} />
      {query.hasNextPage ? (
        <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={() => void older()}>
          {t('history.older')}
        </button>
      ) : null}
    </section>
  )
}

interface DaysProps {
  document: string
  days: readonly DayOfLines[]
  people: ReadonlyMap<string, User>
  places: ReadonlyMap<string, Place>
  when: When
}

/** Lines under their days; up and down go from segment to segment. */
function Days({ document, days, people, places, when }: DaysProps): ReactNode {
  return (
    <div className="timeline" onKeyDown={(event) => moveAmong(event, 'a[data-place]')}>
      {days.map(({ key, name, lines }, at) => (
        <section key={`${key} ${at}`} aria-label={name}>
          <h3 className="timeline-day">{name}</h3>
          <ol className="timeline-lines">
            {lines.map((line) =>
              'entry' in line ? (
                <EntryLine key={line.entry.n} entry={line.entry} {...{ document, people, places, when }} />
              ) : (
                <CheckpointLine key={line.checkpoint.id} checkpoint={line.checkpoint} {...{ document, when }} />
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  )
}
