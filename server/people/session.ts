import type { Session } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { widest } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import { userOf } from './present.ts'

/** Who somebody is here; `role` is known already where a request has told it. */
export async function sessionOf(
  { store, serverId, version }: Pick<Deps, 'store' | 'serverId' | 'version'>,
  user: string,
  role?: Role,
): Promise<Session> {
  return {
    server: serverId,
    version,
    schema: SCHEMA_VERSION,
    user: await userOf(store.read, user),
    role: role ?? (await roleOf(store, user)),
  }
}

async function roleOf({ read }: Deps['store'], user: string): Promise<Role> {
  if ((await read.people.account(user))?.admin) return 'owner'
  return widest((await read.people.membershipsOf(user)).map(({ role }) => role))
}
