import { useSyncExternalStore } from 'react'
import type { Session } from '../core/api.ts'

/**
 * Whether this page may speak to the server. Closed from the moment the server
 * asks to sign in until the same person has done so: meanwhile nothing leaves,
 * so that nobody's words are ever sent under somebody else's name.
 */
let closed = false
/** Who works on this page. */
let me: string | null = null
const listeners = new Set<() => void>()
/** What has edits to send, and sends them. */
const senders = new Set<() => Promise<boolean>>()

/** What signs in, and may therefore pass a closed gate. */
const passing = new Set([
  'session',
  'signInOptions',
  'signIn',
  'beginOidc',
  'signOut',
  'lookAtInvitation',
  'acceptInvitation',
])

/** Other tabs share the cookie: whoever signs in there, signs in here too. Opened when somebody is known. */
let tabs: BroadcastChannel | null = null

function hearTabs(): void {
  // Outside of a browser there are no tabs, and an open channel would keep a program from ending.
  if (tabs || typeof window === 'undefined' || typeof BroadcastChannel === 'undefined') return
  tabs = new BroadcastChannel('songngu.person')
  tabs.onmessage = ({ data }: MessageEvent<unknown>) => set(data !== me)
}

function set(to: boolean): void {
  if (closed === to) return
  closed = to
  for (const listener of [...listeners]) listener()
}

export const gateClosed = (): boolean => closed
/** Whose page it is, for the server to compare; null on the way in, which is for whoever comes. */
export const ownerFor = (route: string): string | null => (passing.has(route) && route !== 'signOut' ? null : me)
export const closeGate = (): void => set(true)
export const mayPass = (route: string): boolean => !closed || passing.has(route)

/** The person of this page is known: for the first time, or again. */
export function openGate({ user }: Session): void {
  me = user.id
  hearTabs()
  set(false)
}

/** Tells this browser's other tabs who is signed in now; null: nobody. */
export const tellTabs = (user: string | null): void => tabs?.postMessage(user)

export function onGate(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useGateClosed = (): boolean => useSyncExternalStore(onGate, gateClosed)

/** An open document sends what is pending before somebody signs out. */
export function onSigningOut(send: () => Promise<boolean>): () => void {
  senders.add(send)
  return () => void senders.delete(send)
}

/** True when nothing is left to send. */
export const sendEverything = async (): Promise<boolean> =>
  (await Promise.all([...senders].map((send) => send()))).every(Boolean)
