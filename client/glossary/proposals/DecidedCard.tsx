import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../core/api.ts'
import { useFormat } from '../../format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Proposed } from './Proposed.tsx'

/** A proposal somebody has decided on, told from the state it was made for, and why. */
export function DecidedCard({ proposal }: { proposal: Proposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [now] = useState(Date.now)
  const { decision, base } = proposal
  if (!decision) return null
  const { state, userName: name, at, reason } = decision
  return (
    <li className="proposal card">
      <Proposed proposal={proposal} before={base} />
      <div className={`decision decision-${state}`}>
        <p className="with-icon">
          <Icon name={state === 'approved' ? 'check' : 'close'} size={15} />
          {t(`glossary.proposals.decisions.${state}`, { name, when: format.since(at, now) })}
        </p>
        {reason === '' ? (
          state === 'rejected' ? (
            <p className="muted">{t('glossary.proposals.noReason')}</p>
          ) : null
        ) : (
          <blockquote className="proposal-note">{reason}</blockquote>
        )}
      </div>
    </li>
  )
}
