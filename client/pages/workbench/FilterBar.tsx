import { Suspense, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useIssues } from '../../checks/hooks.ts'
import { useHistory, useProgress } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useFormat } from '../../format.ts'
import { ReviewTools } from '../../review/lazy.tsx'
import { useCounts } from '../../review/counts.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { filterCounts, filterIds } from './rowFilter.ts'
import type { RowFilter } from './useRowFilter.ts'

interface Props {
  session: DocumentSession
  filter: RowFilter
  find: RefObject<HTMLInputElement | null>
}

/** Shown only where there are any. */
const rare: ReadonlySet<string> = new Set(['mine', 'approved', 'comments'])

/** Status chips with counts, undo and redo, and the find field. */
export function FilterBar({ session, filter, find }: Props): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = filterCounts(useProgress(session), {
    mine: useCounts(session, 'mine').size,
    comments: useCounts(session, 'comments').size,
    issues: useIssues(session).rows.length,
  })
  return (
    <div className="filterbar" role="region" aria-label={t('workbench.tools')}>
      <div className="chips" role="group" aria-label={t('workbench.filter.label')}>
        {filterIds
          .filter((id) => !rare.has(id) || counts[id] > 0 || filter.query.status === id)
          .map((id) => (
            <button
              key={id}
              type="button"
              className="chip-button"
              aria-pressed={filter.query.status === id}
              data-filter={id}
              onClick={() => filter.apply({ ...filter.query, status: id })}
            >
              {t(`workbench.filter.${id === 'confirmed' && session.can('approve') ? 'toReview' : id}`)}{' '}
              <span className="count">{format.number(counts[id])}</span>
            </button>
          ))}
      </div>
      <div className="filterbar-end">
        <Suspense fallback={null}>
          <ReviewTools session={session} />
        </Suspense>
        <HistoryButtons session={session} />
        <FindField session={session} filter={filter} find={find} />
      </div>
    </div>
  )
}

function HistoryButtons({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const { canUndo, canRedo } = useHistory(session)
  const keep = (event: { preventDefault(): void }): void => event.preventDefault()
  return (
    <div className="history-buttons">
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands.undo')}
        title={t('commands.undo')}
        disabled={!canUndo}
        onMouseDown={keep}
        onClick={() => session.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands.redo')}
        title={t('commands.redo')}
        disabled={!canRedo}
        onMouseDown={keep}
        onClick={() => session.redo()}
      >
        <Icon name="redo" />
      </button>
    </div>
  )
}

/** Filters by text as one types; Enter goes to the next row found, Escape clears and returns to the translation. */
function FindField({ session, filter, find }: Props): ReactNode {
  const { t } = useTranslation()
  const { query, apply, plain, ids } = filter
  const go = (): void => {
    const next = ids[ids.indexOf(session.active() ?? '') + 1] ?? ids[0]
    if (next !== undefined) session.activate(next)
  }
  const found =
    query.text.trim() === ''
      ? ''
      : t(plain ? 'workbench.filter.foundPlain' : 'workbench.filter.found', { count: ids.length })
  return (
    <div className="find">
      <Icon name="search" />
      <input
        ref={find}
        type="search"
        value={query.text}
        placeholder={t('workbench.filter.find')}
        aria-label={t('workbench.filter.find')}
        aria-keyshortcuts="Control+F"
        onChange={(event) => apply({ ...query, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') go()
          else if (event.key === 'Escape') {
            apply({ ...query, text: '' })
            session.focus()
          } else return
          event.preventDefault()
        }}
      />
      {found === '' ? <Kbd keys="Mod+F" /> : <span className="find-count">{found}</span>}
    </div>
  )
}
