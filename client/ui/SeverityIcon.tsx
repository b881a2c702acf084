import type { ReactNode } from 'react'
import type { Severity } from '../../core/checks/check.ts'

/** Each severity has a shape of its own besides its colour: octagon, triangle, circle, ring. */
const shapes: Record<Severity, ReactNode> = {
  critical: (
    <>
      <path className="severity-fill" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
      <path className="severity-sign" d="M8 4.4v4.4M8 11.4v.2" />
    </>
  ),
  major: (
    <>
      <path className="severity-fill" d="M8 1.2L15.4 14.4H.6z" />
      <path className="severity-sign" d="M8 6v4M8 12.2v.2" />
    </>
  ),
  minor: (
    <>
      <circle className="severity-fill" cx="8" cy="8" r="6.6" />
      <path className="severity-sign" d="M8 4.6v4M8 11.2v.2" />
    </>
  ),
  info: (
    <>
      <circle className="severity-line" cx="8" cy="8" r="6.2" />
      <path className="severity-line" d="M8 7.4v4M8 4.6v.2" />
    </>
  ),
}

/** Decoration beside the severity's name. */
export function SeverityIcon({ severity, size = 14 }: { severity: Severity; size?: number }): ReactNode {
  return (
    <svg
      className={`severity severity-${severity}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[severity]}
    </svg>
  )
}
