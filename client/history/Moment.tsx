import type { ReactNode } from 'react'
import type { When } from './when.ts'

/** A point in time; in full for whoever asks. */
export function Moment({ at, when, children }: { at: number; when: When; children: ReactNode }): ReactNode {
  return (
    <time dateTime={new Date(at).toISOString()} title={when.full(at)}>
      {children}
    </time>
  )
}
