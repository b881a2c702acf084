import type { RouteName } from '../../../core/api.ts'
import type { ErrorCode } from '../../../core/errors.ts'
import { roles, type Role } from '../../../core/model/permissions.ts'
import type { AnyInput } from '../server.ts'
import type { Actor, World } from './world.ts'

/** Who may do something in a project, as DESIGN has it; told here once more, apart from `can()`. */
export const everyone = roles
export const managers: readonly Role[] = ['owner', 'manager']
export const terminologists: readonly Role[] = [...managers, 'terminologist']
export const splitters: readonly Role[] = [...managers, 'translator']
export const writers: readonly Role[] = [...managers, 'translator', 'reviewer']
export const approvers: readonly Role[] = [...managers, 'reviewer']
export const speakers: readonly Role[] = [...writers, 'terminologist']
export const owners: readonly Role[] = ['owner']
export const none: readonly Role[] = []

/** One thing that people do, and who may. */
export interface Line {
  route: RouteName
  /** Which of the things that go through the route. */
  what: string
  who: readonly Role[]
  /** Lays ready what is needed, and says what is sent. */
  make: (world: World, actor: Actor) => AnyInput | Promise<AnyInput>
  /** What whoever may not is told, where it is something else. */
  refusal?: (role: Role) => ErrorCode
  /** What somebody is told who has an account and no part in the project; done: it is about themselves. */
  outside?: ErrorCode | 'done'
  /** Asks for nothing to be written, although it is no GET; or finds it written already. */
  idle?: true
  /** What whoever may is told, where doing it for good takes more than a test has. */
  answer?: ErrorCode
}

type More = Partial<Omit<Line, 'route' | 'what' | 'who' | 'make'>>

export const line = (route: RouteName, what: string, who: Line['who'], make: Line['make'], more: More = {}): Line => ({
  route,
  what,
  who,
  make,
  ...more,
})

/** Lines for every member of a union: a new one is a type error until somebody has said who may. */
export const each = <K extends string>(table: Record<K, Line | Line[]>): Line[] =>
  Object.values<Line | Line[]>(table).flat()
