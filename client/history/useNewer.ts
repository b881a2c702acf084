import { useEffect, useRef, useState } from 'react'
import type { DocumentEvent } from '../../core/api.ts'
import { liveAddress } from '../editor/wire.ts'
import { systemClock } from '../editor/sync/clock.ts'
import { newId } from '../editor/sync/ids.ts'
import { Live } from '../editor/sync/live.ts'
import { useSessionInfo } from '../queries.ts'

interface Heard {
  /** Told for each event that comes after the page was made. */
  event: (event: DocumentEvent) => void
  checkpoint: () => void
}

/** Listens to a document without opening it, from the event `after` on. */
function listen(document: string, person: string, after: number, heard: Heard): () => void {
  let last = after
  const live = new Live({
    connect: () => new WebSocket(liveAddress()),
    scope: { document, client: newId(), user: person },
    clock: systemClock,
    after: () => last,
    received: (message) => {
      if (message.type === 'review' && message.what === 'checkpoint') heard.checkpoint()
      if (message.type !== 'event' || message.event.n <= last) return
      last = message.event.n
      heard.event(message.event)
    },
    connected: () => undefined,
  })
  live.start()
  return () => live.close()
}

/**
 * The events that came after `after`, as they come. What is shown
 * does not move by itself: the page says that there is more.
 */
export function useNewer(
  document: string,
  after: number | undefined,
  onCheckpoint: () => void,
): readonly DocumentEvent[] {
  const [events, setEvents] = useState<readonly DocumentEvent[]>([])
  const me = useSessionInfo().data?.user.id
  const told = useRef(onCheckpoint)
  useEffect(() => {
    told.current = onCheckpoint
  })
  useEffect(() => {
    if (after === undefined || me === undefined) return
    return listen(document, me, after, {
      event: (event) => setEvents((before) => [...before, event]),
      checkpoint: () => told.current(),
    })
  }, [document, me, after])
  return events
}
