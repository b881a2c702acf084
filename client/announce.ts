import { useSyncExternalStore } from 'react'

/**
 * The one polite live region. A repeated message gets a no-break space at its
 * end, because screen readers stay silent when the text does not change.
 */
let message = ''
const listeners = new Set<() => void>()

export function announce(text: string): void {
  message = text === message ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAnnouncement(): string {
  return useSyncExternalStore(subscribe, () => message)
}
