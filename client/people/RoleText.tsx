import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { roles, type Role } from '../../core/model/permissions.ts'

/** What somebody in a role may do, in words. */
export function RoleText({ role }: { role: Role }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="role-text">
      <b>{t(`people.roles.${role}`)}</b> {t(`people.may.${role}`)}
    </p>
  )
}

interface ChoiceProps {
  label: string
  value: Role
  /** Only an owner makes owners. */
  owner: boolean
  disabled?: boolean
  onChange: (role: Role) => void
}

export function RoleChoice({ label, value, owner, disabled, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation()
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const role = roles.find((one) => one === event.target.value)
        if (role) onChange(role)
      }}
    >
      {roles
        .filter((role) => owner || role !== 'owner' || role === value)
        .map((role) => (
          <option key={role} value={role}>
            {t(`people.roles.${role}`)}
          </option>
        ))}
    </select>
  )
}
