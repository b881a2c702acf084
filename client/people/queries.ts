import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../core/api.ts'
import { call } from '../api.ts'
import { openGate, tellTabs } from '../gate.ts'

const keys = {
  options: ['people', 'options'],
  account: ['people', 'account'],
  sessions: ['people', 'sessions'],
  everyone: ['people', 'everyone'],
  members: (project: string) => ['people', 'members', project],
  invitations: (project: string) => ['people', 'invitations', project],
} as const

export const useSignInOptions = () =>
  useQuery({ queryKey: keys.options, queryFn: ({ signal }) => call('signInOptions', { signal }) })

export const useAccount = () =>
  useQuery({ queryKey: keys.account, queryFn: ({ signal }) => call('getAccount', { signal }) })

export const useSignedInBrowsers = () =>
  useQuery({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => (await call('listSessions', { signal })).sessions,
  })

export const useEveryone = (enabled = true) =>
  useQuery({
    queryKey: keys.everyone,
    queryFn: async ({ signal }) => (await call('listPeople', { signal })).people,
    enabled,
  })

export const useMembers = (project: string) =>
  useQuery({
    queryKey: keys.members(project),
    queryFn: async ({ signal }) => (await call('listMembers', { params: { project }, signal })).members,
  })

export const useInvitations = (project: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.invitations(project),
    queryFn: async ({ signal }) => (await call('listInvitations', { params: { project }, signal })).invitations,
    enabled,
  })

/** A change of people; all about them is asked anew when it is done, also when it failed. */
export function usePeopleChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['people'] }),
        // Whoever changes their own role or name sees it everywhere.
        client.invalidateQueries({ queryKey: ['session'] }),
        client.invalidateQueries({ queryKey: ['projects'] }),
      ]),
  })
}

/**
 * Somebody has signed in on this page. The same person goes on where they
 * were; for another one the page begins anew, and what the first one wrote
 * waits in this browser.
 */
export function useSignedIn(): (session: Session) => void {
  const client = useQueryClient()
  return (session) => {
    const before = client.getQueryData<Session>(['session'])
    tellTabs(session.user.id)
    if (before && before.user.id !== session.user.id) return location.reload()
    client.setQueryData(['session'], session)
    openGate(session)
    if (before) void client.invalidateQueries()
    else client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
}
