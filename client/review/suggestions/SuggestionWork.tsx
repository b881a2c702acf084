import { useEffect, useState, type ReactNode } from 'react'
import type { WorkProps } from '../feature.ts'
import { closeRoom, openRoom, useRoom } from './room.ts'
import { SuggestionDrawer } from './SuggestionDrawer.tsx'
import './suggestions.css'

/** Opens the room of suggestions with the document, and its drawer. */
export function SuggestionWork({ session, telling, openPanel }: WorkProps): ReactNode {
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
      openAll: () => setDrawer(true),
      openPanel: () => openPanel('review'),
    }
  }, [room, telling, openPanel])
  return drawer && room ? <SuggestionDrawer room={room} onClose={() => setDrawer(false)} /> : null
}
