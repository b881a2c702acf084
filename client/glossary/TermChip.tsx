import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TermStatus } from '../../glossary/concept.ts'

/** How a term may be used, as a word on a tint. */
export function TermChip({ status }: { status: TermStatus | 'provisional' | 'pending' }): ReactNode {
  const { t } = useTranslation()
  const text = status === 'pending' ? t('glossary.pending') : t(`glossary.termStatus.${status}`)
  return <span className={`chip chip-${status}`}>{text}</span>
}
