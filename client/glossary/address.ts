import { conceptStates, validityStates } from '../../core/wire/glossary-keeping.ts'
import { termStatuses } from '../../core/wire/glossary.ts'
import type { ConceptFilter } from '../../core/api.ts'
import { splitConceptKey } from '../../glossary/concept-key.ts'

export const views = ['concepts', 'proposals', 'conflicts'] as const
export type View = (typeof views)[number]

/** What the page shows, as its address keeps it. Empty strings: not chosen. */
export interface GlossaryAddress {
  view: View
  /** Empty: all glossaries. */
  glossary: string
  /** As typed. */
  q: string
  domain: string
  status: (typeof termStatuses)[number] | ''
  state: (typeof conceptStates)[number] | ''
  validity: (typeof validityStates)[number] | ''
  /** Key of the open concept (`conceptKey`). */
  concept: string
  /** Whose glossaries are compared, in the view of contradictions. */
  project: string
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | '' =>
  values.find((one) => one === value) ?? ''

/** Reads the query of an address; what it does not know counts as not chosen. */
export function readAddress(search: string): GlossaryAddress {
  const query = new URLSearchParams(search)
  const text = (key: string): string => query.get(key)?.normalize('NFC') ?? ''
  return {
    view: oneOf(views, query.get('view')) || 'concepts',
    glossary: text('glossary'),
    q: text('q').slice(0, 200),
    domain: text('domain'),
    status: oneOf(termStatuses, query.get('status')),
    state: oneOf(conceptStates, query.get('state')),
    validity: oneOf(validityStates, query.get('validity')),
    concept: text('concept'),
    project: text('project'),
  }
}

/** The query of an address, with `?`; empty when nothing is chosen. */
export function writeAddress(address: GlossaryAddress): string {
  const chosen = Object.entries({ ...address, view: address.view === 'concepts' ? '' : address.view }).filter(
    ([, value]) => value !== '',
  )
  const query = new URLSearchParams(chosen).toString()
  return query === '' ? '' : `?${query}`
}

/** The address of one concept, for a link. */
export function conceptAddress(key: string): string {
  const { glossary } = splitConceptKey(key)
  return `/glossary${writeAddress({ ...readAddress(''), glossary, concept: key })}`
}

/** What the server is asked for, without the glossaries. */
export function filterOf({ q, domain, status, state, validity }: GlossaryAddress): Omit<ConceptFilter, 'glossaries'> {
  const words = q.normalize('NFC').trim()
  return {
    ...(words && { q: words }),
    ...(domain && { domain }),
    ...(status && { status }),
    ...(state && { state }),
    ...(validity && { validity }),
  }
}

/** Is anything but the glossary chosen? */
export const isFiltered = (address: GlossaryAddress): boolean => Object.keys(filterOf(address)).length > 0
