import type { ReactNode } from 'react'
import type { SectionProps } from './feature.ts'
import { features } from './features.ts'

/** What is said about the active segment. */
export function ReviewSections(props: SectionProps): ReactNode {
  return features.map(({ id, Section }) => (Section ? <Section key={id} {...props} /> : null))
}
