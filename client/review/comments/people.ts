import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '../../editor/hooks.ts'
import { personName } from '../../personName.ts'
import type { Callable } from './mentions.ts'
import { useComments, type CommentStore } from './store.ts'

/** Who can be called: whoever has written here, and whoever is here; by name. */
export function useCallable({ session }: CommentStore): readonly Callable[] {
  const { t, i18n } = useTranslation()
  const { authors } = useComments(session)
  const here = usePeople(session)
  return useMemo(() => {
    const users = new Map([...authors.values(), ...here.map(({ user }) => user)].map((user) => [user.id, user]))
    const named = [...users.values()].map((user) => ({ ...user, name: personName(t, user).normalize('NFC') }))
    return named.sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  }, [authors, here, t, i18n.language])
}
