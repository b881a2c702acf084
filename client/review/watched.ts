import { useSyncExternalStore } from 'react'

/** Something that is kept beside an open document and tells when it has changed. */
export class Watched {
  private readonly listeners = new Set<() => void>()
  /** Grows with every change. */
  revision = 0

  tell(): void {
    this.revision += 1
    for (const listener of [...this.listeners]) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}

/** The same thing; the component is drawn anew at every change of it. */
export function useWatched<T extends Watched>(watched: T): T {
  useSyncExternalStore(
    watched.subscribe,
    () => watched.revision,
    () => watched.revision,
  )
  return watched
}
