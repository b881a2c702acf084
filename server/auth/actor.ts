import type { IncomingMessage } from 'node:http'
import type { Actor } from '../../core/model/permissions.ts'
import type { UserRecord } from '../store/records.ts'

/** Tells who acts in a request, or opens a WebSocket. */
export type ActorOf = (request: IncomingMessage) => Actor

/** On passwordless loopback everybody is the local owner, who may do everything. */
export function ownerActs(owner: UserRecord): ActorOf {
  const actor: Actor = { user: owner.id, role: 'owner' }
  return () => actor
}
