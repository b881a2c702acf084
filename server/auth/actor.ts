import type { Actor } from '../../core/model/permissions.ts'
import type { UserRecord } from '../store/records.ts'

/** Who acts in a request. On passwordless loopback that is the local owner, who may do everything. */
export function actorOf(owner: UserRecord): Actor {
  return { user: owner.id, role: 'owner' }
}
