import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { AddPerson } from './AddPerson.tsx'
import { useAccount, useEveryone, usePeopleChange } from './queries.ts'
import { SecretLink } from './SecretLink.tsx'
import './people.css'

/** Everyone with an account, for those who manage the server. */
export function PeoplePage(): ReactNode {
  const { t } = useTranslation()
  const everyone = useEveryone()
  const me = useAccount()
  const [adding, setAdding] = useState(false)
  const admin = me.data?.admin ?? false
  return (
    <Page title={t('people.title')}>
      <div className="account-page">
        <div className="page-head page-head-row">
          <div>
            <h1>{t('people.title')}</h1>
            <p className="lead">{t('people.lead')}</p>
          </div>
          {admin ? (
            <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              {t('people.add')}
            </button>
          ) : null}
        </div>
        {everyone.error ? <Failure error={everyone.error} onRetry={() => void everyone.refetch()} /> : null}
        {everyone.isLoading ? <Loading /> : null}
        {everyone.data ? (
          <ul className="card people-list">
            {everyone.data.map((person) => (
              <PersonRow
                key={person.user.id}
                person={person}
                admin={admin}
                myself={person.user.id === me.data?.user.id}
              />
            ))}
          </ul>
        ) : null}
      </div>
      {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

interface RowProps {
  person: Person
  admin: boolean
  myself: boolean
}

function PersonRow({ person, admin, myself }: RowProps): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { user, login, state, seenAt, hasPassword } = person
  const name = personName(t, user)
  const facts = [
    login ?? t('people.noLogin'),
    seenAt === null ? t('people.neverSeen') : t('account.seen', { when: format.since(seenAt, Date.now()) }),
    ...(hasPassword ? [] : [t('people.noPassword')]),
  ]
  return (
    <li className={state === 'disabled' ? 'person-disabled' : undefined}>
      <Avatar user={user} />
      <div className="person-text">
        <b>{myself ? t('people.you', { name }) : name}</b>
        <small>{facts.join(' · ')}</small>
      </div>
      {person.admin ? <span className="chip">{t('people.admin')}</span> : null}
      {state === 'disabled' ? <span className="chip">{t('people.disabled')}</span> : null}
      {admin ? <PersonActions person={person} myself={myself} name={name} /> : null}
    </li>
  )
}

const usePersonChange = (params: { person: string }) =>
  usePeopleChange((body: { admin?: boolean; state?: Person['state'] }) => call('changePerson', { params, body }))

function PersonActions({ person, myself, name }: { person: Person; myself: boolean; name: string }): ReactNode {
  const { t } = useTranslation()
  const params = { person: person.user.id }
  const [asking, setAsking] = useState(false)
  const change = usePersonChange(params)
  const reset = usePeopleChange((_: null) => call('resetPassword', { params }))
  const error = change.error ?? reset.error
  const disabled = person.state === 'disabled'
  return (
    <div className="person-actions">
      <label className="switch">
        <input
          type="checkbox"
          checked={person.admin}
          disabled={change.isPending}
          aria-label={t('people.adminOf', { name })}
          onChange={(event) => change.mutate({ admin: event.target.checked })}
        />
        {t('people.adminSwitch')}
      </label>
      <button
        type="button"
        className="button button-small"
        aria-label={t('people.resetOf', { name })}
        disabled={reset.isPending}
        onClick={() => reset.mutate(null)}
      >
        {t('people.reset')}
      </button>
      {myself ? null : (
        <button
          type="button"
          className="button button-small"
          aria-label={t(disabled ? 'people.enableOf' : 'people.disableOf', { name })}
          disabled={change.isPending}
          onClick={() => (disabled ? change.mutate({ state: 'active' }) : setAsking(true))}
        >
          {t(disabled ? 'people.enable' : 'people.disable')}
        </button>
      )}
      {error ? (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      ) : null}
      {reset.data ? (
        <Dialog title={t('people.resetTitle', { name })} onClose={reset.reset}>
          <SecretLink secret={reset.data.secret} hint={t('people.resetHint', { name })} />
        </Dialog>
      ) : null}
      {asking ? <DisableDialog name={name} change={change} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

interface DisableProps {
  name: string
  change: ReturnType<typeof usePersonChange>
  onClose: () => void
}

function DisableDialog({ name, change, onClose }: DisableProps): ReactNode {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('people.disableTitle', { name })}
      text={t('people.disableText')}
      action={t('people.disable')}
      busy={change.isPending}
      error={change.error ? errorText(t, change.error) : undefined}
      onConfirm={() => change.mutate({ state: 'disabled' }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
