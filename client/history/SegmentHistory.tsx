import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionEntry } from '../../core/api.ts'
import type { Inline } from '../../core/model/inline.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useRow } from '../editor/hooks.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { moveAmong } from './moveAmong.ts'
import { useRestore } from './useRestore.ts'
import { useVersions } from './useVersions.ts'
import { VersionItem } from './VersionItem.tsx'
import './history.css'

interface Props {
  session: DocumentSession
  row: string
}

/** All versions of a row, newest first: what changed, by whom and how; any of its own can be brought back. */
export function SegmentHistory({ session, row }: Props): ReactNode {
  const { t } = useTranslation()
  const { query, entries, people, version } = useVersions(session, row)
  const [base, setBase] = useState<number | null>(null)
  const { restore, failure, done } = useRestore(session, row, version)
  const locked = useRow(session, row)?.locked ?? false
  const mayRestore = session.can('text') && !locked
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const compared = entries.find(({ n }) => n === base)
  return (
    <>
      <div className="panel-head">
        <h2 className="label">{t('history.heading', { number: session.number(row) })}</h2>
        {compared ? (
          <button type="button" className="button button-small" onClick={() => setBase(null)}>
            {t('history.comparePrevious')}
          </button>
        ) : null}
      </div>
      {failure ? <p role="alert">{failure}</p> : null}
      {done !== null && entries[0]?.n === done ? (
        <p className="restored-note">
          {t('history.restored')}
          <button type="button" className="button button-small" onClick={() => session.undo()}>
            {t('commands.undo')}
          </button>
        </p>
      ) : null}
      {entries.length === 0 ? <p className="muted">{t('history.none')}</p> : null}
      <ol className="versions" aria-label={t('versions.title')} onKeyDown={(event) => moveAmong(event, 'li')}>
        {entries.map((entry, place) => (
          <VersionItem
            key={entry.n}
            entry={entry}
            people={people}
            now={place === 0}
            other={entry.segment === row ? null : session.number(entry.segment)}
            before={(compared && compared.n !== entry.n ? compared.text : entry.before) as Inline | null}
            isBase={entry.n === base}
            onCompare={() => setBase(entry.n === base ? null : entry.n)}
            onRestore={mayRestore && isOld(entry, entries[0], row) ? () => restore(entry) : undefined}
          />
        ))}
      </ol>
      {query.hasNextPage ? (
        <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {t('history.more')}
        </button>
      ) : null}
    </>
  )
}

/** An earlier text of this row that differs from the one it has. */
const isOld = (entry: VersionEntry, newest: VersionEntry | undefined, row: string): boolean =>
  entry.segment === row && newest !== undefined && JSON.stringify(entry.text) !== JSON.stringify(newest.text)
