import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { usePeople } from '../../editor/hooks.ts'
import { personName } from '../../personName.ts'
import type { Callable } from './mentions.ts'
import { useComments, type CommentStore } from './store.ts'

/** Who can be called: members of the project, whoever has written here, and whoever is here; by name. */
export function useCallable({ session }: CommentStore): readonly Callable[] {
  const { t, i18n } = useTranslation()
  const { authors } = useComments(session)
  const here = usePeople(session)
  const { project } = session.document
  const { data: members } = useQuery({
    queryKey: ['projects', project, 'members'],
    queryFn: async ({ signal }) => (await call('listMembers', { params: { project }, signal })).members,
    staleTime: 60_000,
  })
  return useMemo(() => {
    const known = [...(members ?? []), ...here].map(({ user }) => user)
    const users = new Map([session.user, ...authors.values(), ...known].map((user) => [user.id, user]))
    const named = [...users.values()].map((user) => ({ ...user, name: personName(t, user).normalize('NFC') }))
    return named.sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  }, [session, members, authors, here, t, i18n.language])
}
