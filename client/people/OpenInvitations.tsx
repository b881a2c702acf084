import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useInvitations, usePeopleChange } from './queries.ts'

/** Invitations nobody has used yet, each to be taken back. */
export function OpenInvitations({ project }: { project: string }): ReactNode {
  const { t, i18n } = useTranslation()
  const invitations = useInvitations(project, true)
  const revoke = usePeopleChange((invitation: string) => call('revokeInvitation', { params: { project, invitation } }))
  const open = invitations.data?.filter(({ state }) => state === 'open') ?? []
  if (open.length === 0) return null
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return (
    <>
      <h3>{t('people.invitations')}</h3>
      <ul className="people-list">
        {open.map(({ id, note, role, expiresAt }) => {
          const name = note || t('people.someone')
          return (
            <li key={id}>
              <div className="person-text">
                <b>{name}</b>
                <small>
                  {t(`people.roles.${role}`)} · {t('people.until', { date: date.format(expiresAt) })}
                </small>
              </div>
              <button
                type="button"
                className="button button-small"
                aria-label={t('people.revokeOf', { name })}
                disabled={revoke.isPending}
                onClick={() => revoke.mutate(id)}
              >
                {t('people.revoke')}
              </button>
            </li>
          )
        })}
      </ul>
      {revoke.error ? (
        <p className="field-error" role="alert">
          {errorText(t, revoke.error)}
        </p>
      ) : null}
    </>
  )
}
