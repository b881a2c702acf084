import type { User } from '../../../core/wire/resources.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { roomOf } from './room.ts'

/** Whom rows can be given to: oneself, whoever is here, and whoever has been given some. */
export function peopleOf(session: DocumentSession): readonly User[] {
  const { assignments } = roomOf(session)
  const known = [
    session.user,
    ...session.people().map(({ user }) => user),
    ...assignments.flatMap(({ person, by }) => [person, by]),
  ]
  return [...new Map(known.map((user) => [user.id, user])).values()]
}
