import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Member, Project } from '../../core/api.ts'
import { can, type Role } from '../../core/model/permissions.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { personName } from '../personName.ts'
import { useSessionInfo } from '../queries.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { OpenInvitations } from './OpenInvitations.tsx'
import { useMembers, usePeopleChange, useSignInOptions } from './queries.ts'
import { RoleChoice } from './RoleText.tsx'
import './people.css'

/** Who works in a project; those who manage it invite, change roles and remove. */
export function ProjectPeople({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation()
  const members = useMembers(project.id)
  const me = useSessionInfo()
  const [inviting, setInviting] = useState(false)
  const manages = can({ user: me.data?.user.id ?? '', role: project.role }, 'manage')
  const options = useSignInOptions()
  return (
    <section className="card side-card project-people">
      <h2>{t('people.title')}</h2>
      <ul className="people-list">
        {members.data?.map((member) => (
          <MemberRow key={member.user.id} project={project} member={member} manages={manages} />
        ))}
      </ul>
      {members.error ? <p className="muted">{errorText(t, members.error)}</p> : null}
      {manages && options.data?.open ? (
        <p className="first-run">
          {t('people.firstRun')} <Link href="/account">{t('people.firstRunAction')}</Link>
        </p>
      ) : null}
      {manages && options.data?.open === false ? (
        <>
          <button type="button" className="button" onClick={() => setInviting(true)}>
            <Icon name="plus" size={14} />
            {t('people.invite')}
          </button>
          <OpenInvitations project={project.id} />
        </>
      ) : null}
      {inviting ? <InviteDialog project={project} onClose={() => setInviting(false)} /> : null}
    </section>
  )
}

interface RowProps {
  project: Project
  member: Member
  manages: boolean
}

function MemberRow({ project, member, manages }: RowProps): ReactNode {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState(false)
  const params = { project: project.id }
  const { user, role } = member
  const name = personName(t, user)
  const change = usePeopleChange((next: Role) => call('setMember', { params, body: { person: user.id, role: next } }))
  const remove = usePeopleChange((_: null) => call('removeMember', { params: { ...params, person: user.id } }))
  const mayChange = manages && (role !== 'owner' || project.role === 'owner')
  return (
    <li>
      <Avatar user={user} />
      <div className="person-text">
        <b>{name}</b>
        {mayChange ? null : <small title={t(`people.may.${role}`)}>{t(`people.roles.${role}`)}</small>}
        {change.error ? (
          <small className="field-error" role="alert">
            {errorText(t, change.error)}
          </small>
        ) : null}
      </div>
      {mayChange ? (
        <>
          <RoleChoice
            label={t('people.roleOf', { name })}
            value={role}
            owner={project.role === 'owner'}
            disabled={change.isPending}
            onChange={(next) =>
              change.mutate(next, {
                onSuccess: () => announce(t('people.roleSet', { name, role: t(`people.roles.${next}`) })),
              })
            }
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t('people.removeOf', { name })}
            title={t('people.removeOf', { name })}
            onClick={() => setRemoving(true)}
          >
            <Icon name="close" size={14} />
          </button>
        </>
      ) : null}
      {removing ? (
        <ConfirmDialog
          title={t('people.removeTitle', { name })}
          text={t('people.removeText')}
          action={t('people.remove')}
          busy={remove.isPending}
          error={remove.error ? errorText(t, remove.error) : undefined}
          onConfirm={() => remove.mutate(null, { onSuccess: () => setRemoving(false) })}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </li>
  )
}
