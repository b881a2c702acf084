import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { Revisited } from './document.ts'

/** What targets show and change while somebody suggests: texts beside the document, with undo of their own. */
export interface Branches {
  /** May this person write here? */
  writes(): boolean
  /** Undefined: none yet, the target is as the document has it. */
  target(id: string): Node | undefined
  /** Does this person suggest a change of it? */
  changes(id: string): boolean
  /** A local edit, already in the view. False when it is refused. */
  edited(id: string, steps: readonly Step[], head: number, composition: unknown): boolean
  attributes(id: string): Readonly<Record<string, string>>
  /** An edit that is one step of undo. */
  asOne(edit: () => void): void
  canTravel(direction: 'undo' | 'redo'): boolean
  travel(direction: 'undo' | 'redo'): Revisited | undefined
}

/** What is kept beside the document's own edits and not on the server yet. */
export interface Beside {
  pending: number
  trouble: 'offline' | 'failing' | null
  /** False while this browser refuses to keep it. */
  kept: boolean
  /** True when nothing is left to send. */
  flush(): Promise<boolean>
  /** The text of a segment that is not on the server; undefined when it is. */
  unsaved(id: string): string | undefined
  /** The document takes nothing any more: what is pending is kept, and not sent. */
  stop(): void
}
