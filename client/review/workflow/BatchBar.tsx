import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionKind } from '../../../core/model/permissions.ts'
import type { DocumentSession } from '../../editor/session.ts'
import type { WorkflowRoom } from './room.ts'

const actions = [
  ['confirm', 'status'],
  ['approve', 'approve'],
  ['sendBack', 'approve'],
  ['lock', 'lock'],
  ['unlock', 'lock'],
  ['copySource', 'text'],
  ['clearTarget', 'text'],
  ['assign', 'manage'],
] as const satisfies readonly (readonly [string, ActionKind])[]

/** May this person do anything to many rows at once? */
export const mayDoMany = (session: DocumentSession): boolean => actions.some(([, right]) => session.can(right))

interface Props {
  room: WorkflowRoom
  /** Rows the filter lets through. */
  shown: readonly string[]
}

/** What can be done with the selected rows at once; without any, with all that are shown. */
export function BatchBar({ room, shown }: Props): ReactNode {
  const { t } = useTranslation()
  const { session, selected, busy } = room
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Asked for by its switch, it has the keyboard; a selection leaves it where it is.
    if (room.many) bar.current?.querySelector('button')?.focus()
  }, [room])
  const all = selected.size === 0
  const rows = (): readonly string[] => (all ? shown : session.ids().filter((id) => selected.has(id)))
  const run = (kind: (typeof actions)[number][0]): void => {
    if (kind === 'sendBack' || kind === 'assign') return room.show({ kind, rows: rows() })
    void room.runMany({ kind }, rows())
  }
  const leave = (): void => {
    room.leaveMany()
    session.focus()
  }
  return (
    <div
      ref={bar}
      id="batch-bar"
      className="batch-bar"
      role="toolbar"
      aria-label={all ? t('workflow.barShown', { count: shown.length }) : t('workflow.bar', { count: selected.size })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        leave()
      }}
    >
      <strong className="batch-count">
        {all ? t('workflow.shown', { count: shown.length }) : t('workflow.selected', { count: selected.size })}
      </strong>
      {actions
        .filter(([, right]) => session.can(right))
        .map(([kind]) => (
          <button
            key={kind}
            type="button"
            className={kind === 'approve' ? 'button button-small button-review' : 'button button-small'}
            disabled={busy || (all && shown.length === 0)}
            onClick={() => run(kind)}
          >
            {t(`workflow.actions.${kind}`)}
          </button>
        ))}
      {all || selected.size === shown.length ? null : (
        <button type="button" className="button button-small batch-end" onClick={() => room.choose(shown)}>
          {t('workflow.selectShown', { count: shown.length })}
        </button>
      )}
      <button type="button" className="button button-small" onClick={leave}>
        {all ? t('workflow.close') : t('workflow.selectNone')}
      </button>
    </div>
  )
}
