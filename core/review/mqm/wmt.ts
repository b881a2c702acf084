import { categories, type ErrorCategory, type ErrorSeverity } from './typology.ts'

/**
 * The names of WMT's expert ratings (Freitag et al. 2021, "Experts, Errors, and
 * Context"; google/wmt-mqm-human-evaluation) and ours.
 */
const wmtNames: readonly (readonly [string, ErrorCategory])[] = [
  ['Accuracy/Mistranslation', 'accuracy/mistranslation'],
  ['Accuracy/Addition', 'accuracy/addition'],
  ['Accuracy/Omission', 'accuracy/omission'],
  ['Accuracy/Untranslated text', 'accuracy/untranslated'],
  ['Accuracy/Creative Reinterpretation', 'accuracy'],
  ['Fluency/Grammar', 'linguistic/grammar'],
  ['Fluency/Punctuation', 'linguistic/punctuation'],
  ['Fluency/Spelling', 'linguistic/spelling'],
  ['Fluency/Register', 'style/register'],
  ['Fluency/Inconsistency', 'linguistic/inconsistency'],
  ['Fluency/Character encoding', 'linguistic/encoding'],
  ['Fluency/Character Encoding', 'linguistic/encoding'],
  ['Terminology/Inappropriate for context', 'terminology/wrong-term'],
  ['Terminology/Inconsistent use of terminology', 'terminology/inconsistent-use'],
  ['Terminology/Inconsistent use', 'terminology/inconsistent-use'],
  ['Style/Awkward', 'style/awkward'],
  ['Style/Unnatural or awkward', 'style/awkward'],
  ['Locale convention/Address format', 'locale/address'],
  ['Locale convention/Currency format', 'locale/currency'],
  ['Locale convention/Date format', 'locale/date'],
  ['Locale convention/Name format', 'locale/name'],
  ['Locale convention/Telephone format', 'locale/telephone'],
  ['Locale convention/Time format', 'locale/time'],
  ['Source error', 'source'],
  ['Source issue', 'source'],
  ['Non-translation!', 'non-translation'],
  ['Non-translation', 'non-translation'],
  ['Other', 'other'],
]

/** What stands for a segment in which nobody found an error. */
export const noError = 'No-error'

const fromWmt = new Map(wmtNames.map(([name, category]) => [name.toLowerCase(), category]))
for (const category of categories) fromWmt.set(category, category)
const toWmt = new Map<ErrorCategory, string>()
// Where WMT has two names for one thing, the first is written; what it divides further than we do keeps our name.
for (const [name, category] of wmtNames) if (category !== 'accuracy' && !toWmt.has(category)) toWmt.set(category, name)

/** Our category by WMT's name or our own; undefined for any other. */
export const categoryOfWmt = (name: string): ErrorCategory | undefined => fromWmt.get(name.trim().toLowerCase())

/** WMT's name of a category; our own where WMT has none. */
export const wmtOfCategory = (category: ErrorCategory): string => toWmt.get(category) ?? category

const severities = new Map<string, ErrorSeverity>([
  ['neutral', 'neutral'],
  ['minor', 'minor'],
  ['major', 'major'],
  ['critical', 'critical'],
])
/** Our severity by WMT's name; undefined for `No-error` and what is none. */
export const severityOfWmt = (name: string): ErrorSeverity | undefined => severities.get(name.trim().toLowerCase())
export const wmtOfSeverity = (severity: ErrorSeverity): string =>
  `${severity[0]?.toUpperCase() ?? ''}${severity.slice(1)}`

/** What the published scores are computed from. */
export interface WmtRating {
  system: string
  /** Number of the segment in the whole set. */
  segment: string
  rater: string
  category: string
  severity: string
}

/**
 * Penalty of a rating as published with the data: Non-translation! 25, Major 5,
 * Minor 1, Minor Fluency/Punctuation 0.1, everything else 0. By names, for it
 * must give what others published.
 */
function wmtPenalty({ category, severity }: WmtRating): number {
  if (/^non-translation/i.test(category)) return 25
  switch (severity.toLowerCase()) {
    case 'major':
      return 5
    case 'minor':
      return /^fluency\/punctuation$/i.test(category) ? 0.1 : 1
    default:
      return 0
  }
}

/** Scores of segments, by system: minus the mean over raters of the sum of their penalties. */
export function wmtScores(ratings: Iterable<WmtRating>): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, Map<string, number>>>()
  for (const rating of ratings) {
    const system = sums.get(rating.system) ?? new Map<string, Map<string, number>>()
    sums.set(rating.system, system)
    const segment = system.get(rating.segment) ?? new Map<string, number>()
    system.set(rating.segment, segment)
    segment.set(rating.rater, (segment.get(rating.rater) ?? 0) + wmtPenalty(rating))
  }
  const mean = (raters: ReadonlyMap<string, number>): number =>
    [...raters.values()].reduce((sum, one) => sum + one, 0) / raters.size
  return new Map(
    Array.from(sums, ([system, segments]) => [
      system,
      new Map(Array.from(segments, ([segment, raters]) => [segment, 0 - mean(raters)])),
    ]),
  )
}
