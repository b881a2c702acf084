import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionEntry } from '../../core/api.ts'
import type { Inline } from '../../core/model/inline.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useRow } from '../editor/hooks.ts'
import { errorText } from '../errorText.ts'
import { written } from '../glossary/writing.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
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
  const { restore, failure } = useRestore(session, row, version)
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
      {entries.length === 0 ? <p className="muted">{t('history.none')}</p> : null}
      <ol className="versions" aria-label={t('versions.title')} onKeyDown={move}>
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
            onRestore={mayRestore && isOld(entry, entries[0], row) ? () => void restore(entry.version) : undefined}
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

/** Up and down go through the versions. */
function move(event: KeyboardEvent<HTMLOListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('li')]
  const at = items.findIndex((item) => item.contains(document.activeElement))
  items[at + by]?.focus()
  event.preventDefault()
}

function useRestore(session: DocumentSession, segment: string, baseVersion: number) {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<string | null>(null)
  const restore = async (version: number): Promise<void> => {
    setFailure(null)
    try {
      // What is not sent yet would stand against it.
      await session.flush()
      const params = { document: session.document.id, segment }
      await call('restoreVersion', { params, body: { ...written(), version, baseVersion } })
      announce(t('history.restored'))
    } catch (error) {
      setFailure(errorText(t, error))
    }
  }
  return { restore, failure }
}
