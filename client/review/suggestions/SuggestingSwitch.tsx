import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSession } from '../../editor/session.ts'
import { ariaKeys } from '../../keys.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useRoom } from './room.ts'

/** Says whether one writes or suggests, and changes over. */
export function SuggestingSwitch({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const room = useRoom(session)
  if (!room || !session.can('suggest')) return null
  const title = t(room.bound ? 'suggestions.bound' : room.on ? 'suggestions.isOn' : 'suggestions.isOff')
  return (
    <button
      type="button"
      className="tool-switch suggesting-switch"
      aria-pressed={room.on}
      aria-disabled={room.bound}
      aria-keyshortcuts={ariaKeys('Mod+Alt+S')}
      title={title}
      // The caret stays in the translation.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => room.turn(!room.on)}
    >
      <Icon name="pencil" size={14} />
      <span>{t('suggestions.mode')}</span>
    </button>
  )
}
