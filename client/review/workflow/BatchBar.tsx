import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionKind } from '../../../core/model/permissions.ts'
import { useCommands } from '../../commandScope.tsx'
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

/** What can be done with the selected rows at once. */
export function BatchBar({ room }: { room: WorkflowRoom }): ReactNode {
  const { t } = useTranslation()
  const { context } = useCommands()
  const { session, selected, busy } = room
  const rows = (): string[] => session.ids().filter((id) => selected.has(id))
  const run = (kind: (typeof actions)[number][0]): void => {
    if (kind === 'sendBack' || kind === 'assign') return room.show({ kind, rows: rows() })
    void room.runMany({ kind }, rows())
  }
  return (
    <div
      className="batch-bar"
      role="toolbar"
      aria-label={t('workflow.bar', { count: selected.size })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        room.choose([])
        session.focus()
      }}
    >
      <strong className="batch-count">{t('workflow.selected', { count: selected.size })}</strong>
      {actions
        .filter(([, right]) => session.can(right))
        .map(([kind]) => (
          <button
            key={kind}
            type="button"
            className={kind === 'approve' ? 'button button-small button-review' : 'button button-small'}
            disabled={busy}
            onClick={() => run(kind)}
          >
            {t(`workflow.actions.${kind}`)}
          </button>
        ))}
      <button
        type="button"
        className="button button-small batch-end"
        onClick={() => room.choose(context().workbench?.order ?? session.ids())}
      >
        {t('workflow.selectShown')}
      </button>
      <button type="button" className="button button-small" onClick={() => room.choose([])}>
        {t('workflow.selectNone')}
      </button>
    </div>
  )
}
