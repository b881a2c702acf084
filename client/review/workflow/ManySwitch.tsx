import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSession } from '../../editor/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { mayDoMany } from './BatchBar.tsx'
import { useRoom } from './room.ts'

/** Opens the bar of actions for all rows shown, for whoever may do any of them. */
export function ManySwitch({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const room = useRoom(session)
  if (!mayDoMany(session)) return null
  const open = room.many || room.selected.size > 0
  return (
    <button
      type="button"
      className="tool-switch many-switch"
      aria-expanded={open}
      aria-controls="batch-bar"
      title={t('workflow.commands.many')}
      onClick={() => (open ? room.leaveMany() : room.openMany())}
    >
      <Icon name="check" size={14} />
      <span>{t('workflow.many')}</span>
    </button>
  )
}
