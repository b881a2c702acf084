import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project, RouteBody } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { usePeopleChange } from './queries.ts'
import { RoleChoice, RoleText } from './RoleText.tsx'
import { SecretLink } from './SecretLink.tsx'

const choices = [1, 7, 30] as const

/** Makes a link by which one person comes in, in a role, for some days. */
export function InviteDialog({ project, onClose }: { project: Project; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('translator')
  const [days, setDays] = useState(7)
  const [note, setNote] = useState('')
  const invite = usePeopleChange((body: RouteBody<'addInvitation'>) =>
    call('addInvitation', { params: { project: project.id }, body }),
  )
  const title = t('people.inviteTitle', { project: project.name })
  if (invite.data) {
    return (
      <Dialog title={title} onClose={onClose}>
        <SecretLink secret={invite.data.secret} hint={t('people.inviteHint', { count: days })} />
      </Dialog>
    )
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={invite.isPending}>
        {t('people.makeLink')}
      </button>
    </>
  )
  const submit = (): void => invite.mutate({ role, days, note: note.normalize('NFC').trim() })
  return (
    <Dialog title={title} onClose={onClose} onSubmit={submit} footer={footer}>
      <label className="field">
        <span className="field-label">{t('people.note')}</span>
        <input
          className="input"
          value={note}
          maxLength={200}
          data-autofocus
          placeholder={t('people.notePlaceholder')}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="field">
        <span className="field-label">{t('people.role')}</span>
        <RoleChoice label={t('people.role')} value={role} owner={project.role === 'owner'} onChange={setRole} />
        <RoleText role={role} />
      </div>
      <DaysChoice value={days} onChange={setDays} />
      {invite.error ? (
        <p className="field-error" role="alert">
          {errorText(t, invite.error)}
        </p>
      ) : null}
    </Dialog>
  )
}

function DaysChoice({ value, onChange }: { value: number; onChange: (days: number) => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span className="field-label">{t('people.days')}</span>
      <select className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map((count) => (
          <option key={count} value={count}>
            {t('people.forDays', { count })}
          </option>
        ))}
      </select>
    </label>
  )
}
