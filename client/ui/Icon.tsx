import type { ReactNode } from 'react'
import { icons, type IconName } from './icons.ts'

/** Decoration beside a name; never the only bearer of meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {icons[name].map((shape) => (
        <path key={shape} d={shape} />
      ))}
    </svg>
  )
}
