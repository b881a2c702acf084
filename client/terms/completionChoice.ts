import { useSyncExternalStore } from 'react'
import { readPreference, writePreference } from '../preferences.ts'

const listeners = new Set<() => void>()

/** Are terms completed while one types? */
export const completes = (): boolean => readPreference('completion') !== 'off'

export function setCompletes(on: boolean): void {
  writePreference('completion', on ? 'on' : 'off')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useCompletes(): boolean {
  return useSyncExternalStore(subscribe, completes)
}
