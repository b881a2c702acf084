import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryPreview, ImportRow, RowOutcome } from '../../core/api.ts'
import { call } from '../api.ts'
import { headwordOf } from '../glossary/glossaryText.ts'
import { draftOf } from '../glossary/form/fields.ts'
import { ChangeList } from '../glossary/history/ChangeList.tsx'
import { changesBetween } from '../glossary/history/changes.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'

interface Props {
  glossary: string
  preview: GlossaryPreview
  outcome: RowOutcome
}

/** Rows of one outcome, each with its reason and what it changes. */
export function ImportRows({ glossary, preview, outcome }: Props): ReactNode {
  const { t } = useTranslation()
  const rows = useInfiniteQuery({
    // A mapping makes other rows of the same dry run. Not under `concepts`: no change of the term base alters them.
    queryKey: ['glossary-import', preview.import, JSON.stringify(preview.table?.mapping), outcome],
    queryFn: ({ signal, pageParam }) =>
      call('listGlossaryImportRows', {
        params: { glossary, import: preview.import },
        query: { outcome, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  })
  if (rows.error) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data) return <Loading />
  const all = rows.data.pages.flatMap((page) => page.rows)
  const name = t('glossary.import.rowsOf', { outcome: t(`glossary.import.outcome.${outcome}`) })
  if (all.length === 0) return <p className="muted">{t('glossary.import.noRows')}</p>
  return (
    <>
      <ol className="import-rows" aria-label={name} tabIndex={0}>
        {all.map((row) => (
          <Row key={row.line} row={row} />
        ))}
      </ol>
      {rows.hasNextPage ? (
        <button
          type="button"
          className="button button-small"
          disabled={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {t('glossary.import.moreRows')}
        </button>
      ) : null}
    </>
  )
}

/** A day that is none travels as the field's value or as the text it stands in. */
function reasonText(t: TFunction, { code, params }: NonNullable<ImportRow['reason']>): string {
  const value = params.value ?? params.text ?? ''
  return t(`glossary.import.reasons.${code}` as 'glossary.title', { value, ...params, defaultValue: code })
}

function Row({ row }: { row: ImportRow }): ReactNode {
  const { t } = useTranslation()
  const { line, outcome, reason, before, after, raw } = row
  const state = after ?? before
  const unchanged = outcome === 'same' || state === null
  return (
    <li>
      <header className="history-head">
        <span className="muted">{t('glossary.import.line', { line })}</span>
        {state ? <b lang="vi">{headwordOf(state)}</b> : null}
      </header>
      {reason ? <p className="import-reason">{reasonText(t, reason)}</p> : null}
      {unchanged ? null : <ChangeList changes={changesBetween(before ? draftOf(before) : null, after)} />}
      {raw === undefined ? null : (
        <p className="import-raw">
          <span className="visually-hidden">{t('glossary.import.raw')}</span>
          {raw}
        </p>
      )}
    </li>
  )
}
