/** What earlier segments of a document have to say. The store behind it keeps itself up to date. */
export interface ContextView {
  /** Translations of sources with this fold key, earlier in the document. */
  targetsOf(sourceKey: string): readonly EarlierPair[]
  /** Sources whose translations have this key. */
  sourcesOf(targetKey: string): readonly EarlierPair[]
  /** Renderings of a concept, normalised, with their first surface. */
  renderingsOf(concept: string): readonly EarlierRendering[]
  /** Choices of name style made so far: 'country' → 'Vietnam'. */
  choice(kind: NameChoice): string | undefined
  /** Has this document number been given in full? `number` without leading zeros. */
  knowsDocument(number: string): boolean
  /** Short forms declared for a concept: "the National Assembly (NA)". */
  shortFormsOf(concept: string): readonly string[]
}

/** `ending` is that of organise and organize. */
export type NameChoice = 'country' | 'capital' | 'diacritics' | 'city' | 'ending'

export interface EarlierPair {
  source: string
  target: string
  /** Source with terms, numbers and dates replaced by what they stand for. */
  meaning: string
}

export interface EarlierRendering {
  /** Words that count, normalised. */
  key: string
  text: string
}

/** The first segment of a document, or one checked alone. */
export const noContext: ContextView = {
  targetsOf: () => [],
  sourcesOf: () => [],
  renderingsOf: () => [],
  choice: () => undefined,
  knowsDocument: () => false,
  shortFormsOf: () => [],
}
