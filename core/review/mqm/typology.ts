/**
 * What can be wrong with a translation: MQM Core (themqm.org, "The MQM Error
 * Typology"; the same dimensions in ISO 5060), with what WMT's raters add to it.
 * A category is `dimension` or `dimension/type`; its words are in the locales.
 */
export const typology = {
  terminology: ['wrong-term', 'inconsistent-use', 'against-resource'],
  accuracy: [
    'mistranslation',
    'overtranslation',
    'undertranslation',
    'addition',
    'omission',
    'do-not-translate',
    'untranslated',
  ],
  linguistic: ['grammar', 'punctuation', 'spelling', 'unintelligible', 'encoding', 'textual', 'inconsistency'],
  style: ['organizational', 'third-party', 'external-reference', 'register', 'awkward', 'unidiomatic', 'inconsistent'],
  locale: ['number', 'currency', 'measurement', 'time', 'date', 'address', 'telephone', 'name', 'shortcut'],
  audience: ['culture', 'offensive'],
  markup: ['layout', 'tag', 'truncation', 'missing-text', 'link'],
  /** The source itself is wrong: no fault of the translation, and never counted against it. */
  source: [],
  /** So far from the source that no errors can be told apart. */
  'non-translation': [],
  other: [],
} as const satisfies Record<string, readonly string[]>

export type Dimension = keyof typeof typology
export const dimensions = Object.keys(typology) as Dimension[]
type TypeOf<D extends Dimension> = `${D}/${(typeof typology)[D][number]}`
export type ErrorCategory = { [D in Dimension]: D | TypeOf<D> }[Dimension]

/** Every category: each dimension, then its types. */
export const categories: readonly ErrorCategory[] = dimensions.flatMap((dimension) => [
  dimension,
  ...typology[dimension].map((type) => `${dimension}/${type}` as ErrorCategory),
])

const known = new Set<string>(categories)
export const isCategory = (name: string): name is ErrorCategory => known.has(name)
export const dimensionOf = (category: ErrorCategory): Dimension => category.split('/')[0] as Dimension

/** Errors one can hardly mark in the target, for there is nothing there: they are marked in the source. */
export const isOmission = (category: ErrorCategory): boolean => category === 'accuracy/omission'

export const errorSeverities = ['neutral', 'minor', 'major', 'critical'] as const
export type ErrorSeverity = (typeof errorSeverities)[number]

/** A scorecard short enough to know by heart; a project may choose its own. */
export const usualCategories: readonly ErrorCategory[] = [
  'accuracy/mistranslation',
  'accuracy/omission',
  'accuracy/addition',
  'accuracy/untranslated',
  'terminology/wrong-term',
  'terminology/inconsistent-use',
  'linguistic/grammar',
  'linguistic/punctuation',
  'linguistic/spelling',
  'style/awkward',
  'style/register',
  'locale/date',
  'locale/number',
  'source',
  'other',
]
