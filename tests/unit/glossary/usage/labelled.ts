/** What a terminologist finds in a pair: headwords of the terms concerned, by what is wrong with them. */
export interface Faults {
  /** The term has no rendering. */
  missing?: readonly string[]
  /** It has one that is forbidden. */
  forbidden?: readonly string[]
  /** It has one of another time, or one that another has taken the place of. */
  superseded?: readonly string[]
  /** It is rendered otherwise than earlier in the document. */
  inconsistent?: readonly string[]
  /** Its English stands there, but it is not in the source. */
  extra?: readonly string[]
  /** A proper noun without its capitals. */
  caps?: readonly string[]
}

/** A labelled pair; without faults it is right. */
export interface UsagePair extends Faults {
  /** What it is about. */
  name: string
  source: string
  target: string
  /** ISO day of the document. */
  day?: string
  /** Earlier pairs of the document. */
  after?: readonly (readonly [source: string, target: string])[]
}

type Line = readonly [
  name: string,
  source: string,
  target: string,
  more?: Omit<UsagePair, 'name' | 'source' | 'target'>,
]

/** Pairs about one thing. */
export function labelled(about: string, lines: readonly Line[]): UsagePair[] {
  return lines.map(([name, source, target, more]) => ({ name: `${about}: ${name}`, source, target, ...more }))
}
