import type { Finding } from '../../core/checks/check.ts'
import type { Style } from '../../core/language/meaning/style.ts'

/** A segment's texts, as `sideTexts` gives them. */
export interface CheckedText {
  source: string
  target: string
}

/** One part of a document on its way through the checks; parts come in the document's order. */
export interface CheckPart {
  /** Names the run: what its earlier segments said is context for later ones. */
  run: string
  /** Runs over one document help each other. */
  document: string
  /** Segments of the run before this part. */
  from: number
  style: Style
  texts: readonly CheckedText[]
  /** The run is over after this part. */
  last: boolean
}

/** Runs all checks over documents, here or in a worker, with a glossary loaded by `TermFinder.load`. */
export interface DocumentChecker {
  /** Findings of each segment, in order; null when the key is not loaded, or the run's earlier parts are not known. */
  check(key: string, part: CheckPart): Promise<Finding[][] | null>
}
