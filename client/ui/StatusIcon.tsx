import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SegmentStatus } from '../../core/model/status.ts'

/** Empty ring, dashed ring, ring with a dot, disc with a tick: told apart without colour. */
const shapes: Record<SegmentStatus, ReactNode> = {
  untranslated: <circle cx="8" cy="8" r="5.75" className="status-line" />,
  draft: <circle cx="8" cy="8" r="5.75" className="status-line status-dashed" />,
  confirmed: (
    <>
      <circle cx="8" cy="8" r="5.75" className="status-line" />
      <circle cx="8" cy="8" r="2.75" className="status-fill" />
    </>
  ),
  approved: (
    <>
      <circle cx="8" cy="8" r="6.5" className="status-fill" />
      <path d="M5.2 8.2l2 2 3.6-4" className="status-tick" />
    </>
  ),
}

const padlock = (
  <>
    <rect x="3" y="7" width="10" height="7" rx="1.5" className="status-fill" />
    <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" className="status-line" />
  </>
)

interface Props {
  status: SegmentStatus
  locked?: boolean
  size?: number
}

/** Status of a segment, with its name for screen readers and as a tooltip. Drawn anew only when it changes. */
export const StatusIcon = memo(function StatusIcon({ status, locked = false, size = 16 }: Props): ReactNode {
  const { t } = useTranslation()
  const name = locked ? `${t(`status.${status}`)} · ${t('status.locked')}` : t(`status.${status}`)
  return (
    <svg
      className={`status-icon status-${locked ? 'locked' : status}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={name}
    >
      <title>{name}</title>
      {locked ? padlock : shapes[status]}
    </svg>
  )
})
