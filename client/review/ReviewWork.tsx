import type { ReactNode } from 'react'
import type { WorkProps } from './feature.ts'
import { features } from './features.ts'

/** Everything of the review that lives beside the rows. */
export function ReviewWork(props: WorkProps): ReactNode {
  return features.map(({ id, Work }) => (Work ? <Work key={id} {...props} /> : null))
}
