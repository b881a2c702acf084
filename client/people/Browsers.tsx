import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useFormat } from '../format.ts'
import { agentName } from './agentName.ts'
import { usePeopleChange, useSignedInBrowsers } from './queries.ts'

/** Where I am signed in, each to be ended. */
export function Browsers(): ReactNode {
  const { t } = useTranslation()
  const sessions = useSignedInBrowsers()
  const revoke = usePeopleChange((ids: readonly string[]) =>
    Promise.all(ids.map((session) => call('revokeSession', { params: { session } }))),
  )
  const list = sessions.data ?? []
  const others = list.filter(({ current }) => !current).map(({ id }) => id)
  if (list.length === 0) return null
  const end = (ids: readonly string[]): void =>
    revoke.mutate(ids, { onSuccess: () => announce(t('account.revoked', { count: ids.length })) })
  return (
    <section className="card settings-card">
      <h2>{t('account.sessions')}</h2>
      <ul className="people-list">
        {list.map((session) => (
          <BrowserRow key={session.id} session={session} busy={revoke.isPending} onRevoke={() => end([session.id])} />
        ))}
      </ul>
      {revoke.error ? (
        <p className="field-error" role="alert">
          {errorText(t, revoke.error)}
        </p>
      ) : null}
      {others.length > 1 ? (
        <button type="button" className="button" disabled={revoke.isPending} onClick={() => end(others)}>
          {t('account.revokeOthers')}
        </button>
      ) : null}
    </section>
  )
}

function BrowserRow(props: { session: SignedIn; busy: boolean; onRevoke: () => void }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { agent, address, seenAt, current } = props.session
  const name = agentName(agent)
  return (
    <li>
      <div className="person-text">
        <b>{name}</b>
        <small>
          {current ? t('account.thisBrowser') : t('account.seen', { when: format.since(seenAt, Date.now()) })}
          {address ? ` · ${address}` : ''}
        </small>
      </div>
      {current ? null : (
        <button
          type="button"
          className="button button-small"
          aria-label={t('account.revokeOf', { name })}
          disabled={props.busy}
          onClick={props.onRevoke}
        >
          {t('account.revoke')}
        </button>
      )}
    </li>
  )
}
