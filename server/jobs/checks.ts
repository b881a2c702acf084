import type { Finding } from '../../core/checks/check.ts'
import type { PairTags } from '../../core/model/plain.ts'
import type { NotHit } from '../term-exceptions.ts'
import type { Style } from '../../core/language/meaning/style.ts'

/** A segment's texts and tags, as `sideTexts` gives them. */
export interface CheckedText {
  source: string
  target: string
  tags?: PairTags
  /** Hits of the source that are none. */
  not?: readonly NotHit[]
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
  /** The document's ISO day, which chooses among names of other times. */
  day?: string
  /** Names the checks to run; without it all of them. */
  only?: readonly string[]
  texts: readonly CheckedText[]
  /** The run is over after this part. */
  last: boolean
}

/** Runs checks over documents, here or in a worker, with a glossary loaded by `TermFinder.load`. */
export interface DocumentChecker {
  /** Findings of each segment, in order; null when the key is not loaded, or the run's earlier parts are not known. */
  check(key: string, part: CheckPart): Promise<Finding[][] | null>
}
