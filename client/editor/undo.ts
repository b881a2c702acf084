import { NetworkError } from '../api.ts'
import type { Branches } from './branches.ts'
import type { DocumentModel, Revisited } from './document.ts'
import type { Undoable } from './session.ts'

/** A split, join or change to many rows by this person; its place is the depth of the text history when it was made. */
interface Structural {
  depth: number
  /** Number of its event. */
  event: number | Undoable
}

/**
 * One undo stack of text and structure (DESIGN §16). Text lives in the outer
 * document's history; splits and joins are server operations, taken back by
 * new ones. Text entries of restructured segments fall out by themselves: the
 * history finds their places deleted.
 */
export class UndoStack {
  private done: Structural[] = []
  private undone: Structural[] = []
  private busy = false

  constructor(
    private readonly model: DocumentModel,
    /** Takes back the operation with this event number; gives the number of the event that did it. */
    private readonly takeBack: (event: number) => Promise<number>,
    private readonly changed: () => void,
    /** Where somebody suggests, undo is theirs. */
    private readonly branches: () => Branches | null,
  ) {}

  canUndo(): boolean {
    return this.branches()?.canTravel('undo') ?? (this.done.length > 0 || this.model.undoDepth() > 0)
  }

  canRedo(): boolean {
    return this.branches()?.canTravel('redo') ?? (this.undone.length > 0 || this.model.redoDepth() > 0)
  }

  /** This person has split, joined, or changed many rows. */
  restructured(event: number | Undoable): void {
    this.model.closeGroup()
    this.done.push({ depth: this.model.undoDepth(), event })
    this.undone = []
    this.changed()
  }

  /** Typing makes what was undone unreachable, as everywhere. */
  typed(): void {
    this.undone = []
  }

  undo(): Revisited | undefined {
    return this.travel('undo')
  }

  redo(): Revisited | undefined {
    return this.travel('redo')
  }

  private travel(direction: 'undo' | 'redo'): Revisited | undefined {
    const branches = this.branches()
    if (branches) return branches.travel(direction)
    if (this.busy) return undefined
    const [from, to] = direction === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    const depth = direction === 'undo' ? this.model.undoDepth() : this.model.redoDepth()
    const top = from.at(-1)
    if (!top || top.depth < depth) {
      const visited = this.model.travel(direction)
      this.changed()
      return visited
    }
    from.pop()
    this.busy = true
    const { event } = top
    void Promise.resolve<number | Undoable>(typeof event === 'number' ? this.takeBack(event) : event.takeBack())
      .then(
        (event) => {
          const now = direction === 'undo' ? this.model.redoDepth() : this.model.undoDepth()
          to.push({ depth: now, event })
        },
        (error: unknown) => {
          // Refused, it is off the stack: it no longer fits, and the person has been told.
          if (error instanceof NetworkError) from.push(top)
        },
      )
      .finally(() => {
        this.busy = false
        this.changed()
      })
    return undefined
  }
}
