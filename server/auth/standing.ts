import { can, type ActionKind, type Role } from '../../core/model/permissions.ts'
import type { SessionRecord } from '../store/people-port.ts'

/** A person and where they may do what. */
export interface Standing {
  user: string
  /** May manage the server and its people. */
  admin: boolean
  /** The role in every project there is; null: only where `roles` says. */
  everywhere: Role | null
  /** Role by project. */
  roles: ReadonlyMap<string, Role>
}

/** Who sends a request, and how that is known. */
export interface Who {
  standing: Standing
  /** Null on passwordless loopback and for the command line. */
  session: SessionRecord | null
  /** The command line of this machine, known by its token. */
  local: boolean
}

/** From the widest to the narrowest; what a terminologist may do with terms, a reviewer may not. */
const byWidth: readonly Role[] = ['owner', 'manager', 'terminologist', 'reviewer', 'translator', 'reader']

export const roleIn = ({ everywhere, roles }: Standing, project: string): Role | null =>
  everywhere ?? roles.get(project) ?? null

/** The widest of some roles that allows the action, else the widest; a reader where there is none. */
export function widest(roles: Iterable<Role>, action: ActionKind | null = null): Role {
  const held = new Set(roles)
  const order = byWidth.filter((role) => held.has(role))
  return order.find((role) => action === null || can({ user: '', role }, action)) ?? order[0] ?? 'reader'
}

/** What somebody may do where no project is meant. */
export const roleAnywhere = ({ everywhere, roles }: Standing, action: ActionKind | null = null): Role =>
  everywhere ?? widest(roles.values(), action)

export const mayInProject = (standing: Standing, project: string, action: ActionKind): boolean => {
  const role = roleIn(standing, project)
  return role !== null && can({ user: standing.user, role }, action)
}
