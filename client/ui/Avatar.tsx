import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../core/api.ts'
import { personName } from '../personName.ts'

/** "Nguyễn Văn An" → "NA": first letters of the first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = Array.from(words[0] ?? '')
  const last = words.length > 1 ? Array.from(words.at(-1) ?? '')[0] : first[1]
  return `${first[0] ?? '?'}${last ?? ''}`.toLocaleUpperCase('vi')
}

/** A person as a disc of their colour; the name is in the title and for screen readers. */
export function Avatar({ user }: { user: User }): ReactNode {
  const { t } = useTranslation()
  const name = personName(t, user)
  return (
    <span className="avatar" role="img" aria-label={name} title={name} style={{ backgroundColor: user.color }}>
      {initials(name)}
    </span>
  )
}
