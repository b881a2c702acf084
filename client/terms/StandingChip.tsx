import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import type { Standing } from './standing.ts'

/** What must be known before a term is used, as icon and words; nothing where there is nothing to know. */
export function StandingChip({ standing }: { standing: Standing }): ReactNode {
  const { t } = useTranslation()
  if (standing === 'plain') return null
  return (
    <span className="chip chip-standing with-icon" data-standing={standing}>
      <Icon name={standing === 'pending' || standing === 'future' ? 'clock' : 'alert'} size={12} />
      {t(`terms.standings.${standing}`)}
    </span>
  )
}
