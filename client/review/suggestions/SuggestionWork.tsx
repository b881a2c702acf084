import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'
import { AppError } from '../../../core/errors.ts'
import type { WorkProps } from '../feature.ts'
import { closeRoom, openRoom, useRoom } from './room.ts'
import { SuggestionDrawer } from './SuggestionDrawer.tsx'
import './suggestions.css'

/** Opens the room of suggestions with the document, and its drawer. */
export function SuggestionWork({ session, telling, openPanel }: WorkProps): ReactNode {
  const { t } = useTranslation()
  const room = useRoom(session)
  const [drawer, setDrawer] = useState(false)
  useEffect(() => {
    const opened = openRoom(session)
    return () => closeRoom(opened)
  }, [session])
  useEffect(() => {
    if (!room) return
    const { fail, done } = telling
    room.telling = {
      fail,
      say: (text) => done(text),
      refused: (segment, code, text) => {
        const why = errorText(t, new AppError(code, {}))
        const said = t('suggestions.refusedText', { number: session.number(segment), why, text })
        done(said, { label: t('suggestions.copy'), run: () => void navigator.clipboard.writeText(text).catch(fail) })
      },
      openAll: () => setDrawer(true),
      openPanel: () => openPanel('review'),
    }
  }, [room, session, t, telling, openPanel])
  return drawer && room ? <SuggestionDrawer room={room} onClose={() => setDrawer(false)} /> : null
}
