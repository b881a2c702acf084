import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../core/api.ts'
import { personName } from '../personName.ts'
import { kinds, type HistoryAddress } from './address.ts'
import { useMembers } from './queries.ts'
import type { ViewProps } from './view.ts'

interface Props extends Pick<ViewProps, 'document' | 'address' | 'choose'> {
  /** Whoever is in what is shown, also those who have left. */
  people: ReadonlyMap<string, User>
}

/** Who, what and when. */
export function TimelineFilters({ document, address, choose, people }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const { data: members } = useMembers(document.project)
  const names = useMemo(() => {
    const all = new Map([...(members ?? []).map(({ user }) => [user.id, user] as const), ...people])
    const named = [...all.values()].map((user) => ({ id: user.id, name: personName(t, user) }))
    return named.sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  }, [members, people, t, i18n.language])
  const { person, kind, from, to } = address
  return (
    <div className="history-filters" role="group" aria-label={t('history.filter.label')}>
      <label className="select">
        {t('history.filter.person')}
        <select value={person} onChange={(event) => choose({ person: event.target.value })}>
          <option value="">{t('history.filter.everyone')}</option>
          {names.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="select">
        {t('history.filter.kind')}
        <select
          value={kind}
          onChange={({ target }) => choose({ kind: kinds.find((one) => one === target.value) ?? '' })}
        >
          <option value="">{t('history.filter.everything')}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`history.filter.kinds.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <DayField label={t('history.filter.from')} value={from} max={to} onChange={(day) => choose({ from: day })} />
      <DayField label={t('history.filter.to')} value={to} min={from} onChange={(day) => choose({ to: day })} />
      {isFiltered(address) ? (
        <button
          type="button"
          className="link-button"
          onClick={() => choose({ person: '', kind: '', from: '', to: '' })}
        >
          {t('history.filter.clear')}
        </button>
      ) : null}
    </div>
  )
}

const isFiltered = ({ person, kind, from, to }: HistoryAddress): boolean =>
  person !== '' || kind !== '' || from !== '' || to !== ''

interface DayProps {
  label: string
  value: string
  min?: string
  max?: string
  onChange: (day: string) => void
}

function DayField({ label, value, min = '', max = '', onChange }: DayProps): ReactNode {
  return (
    <label className="select">
      {label}
      <input
        type="date"
        className="input input-day"
        value={value}
        {...(min && { min })}
        {...(max && { max })}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
