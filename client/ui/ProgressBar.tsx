import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../core/api.ts'
import { useFormat } from '../format.ts'

const shown = ['approved', 'confirmed', 'draft'] as const

/** Share of source words that are confirmed or approved, 0 to 1. */
export function confirmedShare({ confirmed, approved, total }: Progress): number {
  return total.words === 0 ? 0 : (confirmed.words + approved.words) / total.words
}

/** A bar by status, widths by source words; each part says its status in its tooltip. */
export function ProgressBar({ progress }: { progress: Progress }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const total = progress.total.words || 1
  const share = confirmedShare(progress)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
      aria-label={t('progress.label', { percent: format.percent(share) })}
    >
      {shown.map((status) => (
        <span
          key={status}
          className={`progress-part progress-${status}`}
          title={t('progress.detail', { status: t(`status.${status}`), ...progress[status] })}
          style={{ width: `${(progress[status].words / total) * 100}%` }}
        />
      ))}
    </div>
  )
}
