import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectSettings } from '../../../core/api.ts'
import type { Check } from '../../../core/checks/check.ts'
import { checks } from '../../../core/checks/index.ts'
import { plainKey } from '../../../core/language/fold.ts'
import { checkName } from '../../checks/issueText.ts'
import { severities as levels } from '../../checks/store.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { mqmText } from './mqmText.ts'

type Severities = ProjectSettings['severities']
const all: [string, Check][] = Object.entries<Check>(checks)
const choices = [...levels, 'off'] as const

interface Props {
  severities: Severities
  onChange: (severities: Severities) => void
}

/** How much each check matters in this project; critical issues stop an export. */
export function CheckSeverities({ severities, onChange }: Props): ReactNode {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const wanted = plainKey(query.trim())
  const found = all.filter(([id]) => plainKey(`${checkName(t, id)} ${id}`).includes(wanted))
  const set = (id: string, value: string): void => {
    const { [id]: _, ...others } = severities
    const chosen = choices.find((one) => one === value)
    onChange(chosen === undefined ? others : { ...others, [id]: chosen })
  }
  return (
    <section className="card settings-card" aria-labelledby="settings-checks">
      <h2 id="settings-checks">{t('projectSettings.checks')}</h2>
      <p className="muted">{t('projectSettings.checksLead')}</p>
      <input
        type="search"
        className="input"
        value={query}
        placeholder={t('projectSettings.searchChecks')}
        aria-label={t('projectSettings.searchChecks')}
        onChange={(event) => setQuery(event.target.value)}
      />
      <table className="check-table">
        <thead>
          <tr>
            <th scope="col">{t('projectSettings.check')}</th>
            <th scope="col">{t('projectSettings.severity')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(([id, check]) => (
            <CheckRow key={id} id={id} check={check} chosen={severities[id]} onChange={(value) => set(id, value)} />
          ))}
        </tbody>
      </table>
      {found.length === 0 ? <p className="muted">{t('projectSettings.noCheck')}</p> : null}
    </section>
  )
}

interface RowProps {
  id: string
  check: Check
  chosen: Severities[string] | undefined
  onChange: (value: string) => void
}

function CheckRow({ id, check, chosen, onChange }: RowProps): ReactNode {
  const { t } = useTranslation()
  const name = checkName(t, id)
  const now = chosen ?? check.severity
  const word = (level: (typeof choices)[number]): string =>
    level === 'off' ? t('projectSettings.off') : t(`issues.severity.${level}`)
  return (
    <tr>
      <th scope="row">
        <span>{name}</span>
        <small>{mqmText(t, check.mqm)}</small>
      </th>
      <td>
        <span className="check-level">
          {now === 'off' ? <span className="severity-off" aria-hidden="true" /> : <SeverityIcon severity={now} />}
          <select
            aria-label={t('projectSettings.severityOf', { name })}
            value={chosen ?? ''}
            data-changed={chosen === undefined ? undefined : ''}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="">{t('projectSettings.default', { severity: word(check.severity) })}</option>
            {choices.map((level) => (
              <option key={level} value={level}>
                {word(level)}
              </option>
            ))}
          </select>
        </span>
      </td>
    </tr>
  )
}
