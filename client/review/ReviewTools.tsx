import type { ReactNode } from 'react'
import type { DocumentSession } from '../editor/session.ts'
import { features } from './features.ts'

/** What reviews bring to the bar above the rows. */
export function ReviewTools({ session }: { session: DocumentSession }): ReactNode {
  return features.map(({ id, Tools }) => (Tools ? <Tools key={id} session={session} /> : null))
}

/** What reviews bring to the header of the document. */
export function ReviewHead({ session }: { session: DocumentSession }): ReactNode {
  return features.map(({ id, Head }) => (Head ? <Head key={id} session={session} /> : null))
}
