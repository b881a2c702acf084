/** A way to go on with what is being typed: `typed` characters before the caret become `text`. */
export interface Completion {
  typed: number
  text: string
}

/** An open list as the page draws it. */
export interface CompletionList {
  options: readonly Completion[]
  /** The chosen one; -1 while nobody has moved into the list. */
  at: number
  /** Where the typed words begin and the line ends, in the window (px). */
  place: { left: number; top: number; bottom: number }
  choose: (index: number) => void
}

/** What completes words while one types; given by whoever knows the terms. */
export interface Completer {
  /** Ids of the list and, with a number appended, of its options. */
  readonly listId: string
  /** Ways to go on, best first; called at each letter: must be quick. */
  find(segment: string, before: string): readonly Completion[]
  /** Draws the list; null hides it. */
  show(list: CompletionList | null): void
}
