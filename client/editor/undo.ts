import { NetworkError } from '../api.ts'
import type { Branches } from './branches.ts'
import type { DocumentModel, Revisited } from './document.ts'
import type { Undoable } from './session.ts'

export interface UndoHost {
  /** Takes back the operation with this event number; gives the number of the event that did it. */
  takeBack(event: number): Promise<number>
  changed(): void
  /** Where somebody suggests, undo is theirs. */
  branches(): Branches | null
  /** What was pressed while the server was at work comes now, as if pressed now. */
  again(direction: 'undo' | 'redo'): void
}

type Direction = 'undo' | 'redo'
/** What takes an operation back: the number of its event, or who knows how, maybe once it is done; null: nothing was done. */
type Step = number | Undoable | Promise<Undoable | null>

/** A split, join or change to many rows by this person; its place is the depth of the text history when it was made. */
interface Structural {
  depth: number
  event: Step
}

/**
 * One undo stack of text and structure (DESIGN §16). Text lives in the outer
 * document's history; splits and joins are server operations, taken back by
 * new ones. Text entries of restructured segments fall out by themselves: the
 * history finds their places deleted. What is pressed while the server is at
 * work waits for it: nobody has to type slower than the line.
 */
export class UndoStack {
  private done: Structural[] = []
  private undone: Structural[] = []
  /** What is under way at the server. */
  private busy: Direction | null = null
  /** What has been pressed meanwhile, in order, and where was typed between. */
  private waiting: (Direction | 'typed')[] = []

  constructor(
    private readonly model: DocumentModel,
    private readonly host: UndoHost,
  ) {}

  canUndo(): boolean {
    return (
      this.host.branches()?.canTravel('undo') ??
      (this.done.length > 0 || this.model.undoDepth() > 0 || this.comes('redo'))
    )
  }

  canRedo(): boolean {
    return (
      this.host.branches()?.canTravel('redo') ??
      (this.undone.length > 0 || this.model.redoDepth() > 0 || this.comes('undo'))
    )
  }

  private comes(direction: Direction): boolean {
    return this.busy === direction || this.waiting.includes(direction)
  }

  /** This person has split, joined, or changed many rows, or is about to. */
  restructured(event: Step): void {
    this.model.closeGroup()
    const entry = { depth: this.model.undoDepth(), event }
    this.done.push(entry)
    this.typed()
    this.host.changed()
    if (event instanceof Promise) void this.settle(entry, event)
  }

  private async settle(entry: Structural, event: Promise<Undoable | null>): Promise<void> {
    const step = await event.catch(() => null)
    if (step) entry.event = step
    else if (this.done.includes(entry)) this.done.splice(this.done.indexOf(entry), 1)
    this.host.changed()
  }

  /** Typing makes what was undone unreachable, as everywhere. */
  typed(): void {
    this.undone = []
    if (this.busy && this.waiting.at(-1) !== 'typed') this.waiting.push('typed')
  }

  undo(): Revisited | undefined {
    return this.travel('undo')
  }

  redo(): Revisited | undefined {
    return this.travel('redo')
  }

  private travel(direction: Direction): Revisited | undefined {
    const branches = this.host.branches()
    if (branches) return branches.travel(direction)
    if (this.busy) {
      this.waiting.push(direction)
      this.host.changed()
      return undefined
    }
    const top = this.stack(direction).at(-1)
    if (!top || top.depth < this.depth(direction)) {
      const visited = this.model.travel(direction)
      this.host.changed()
      return visited
    }
    this.stack(direction).pop()
    this.busy = direction
    void this.take(direction, top)
    return undefined
  }

  private async take(direction: Direction, top: Structural): Promise<void> {
    const back = direction === 'undo' ? 'redo' : 'undo'
    try {
      const event = await top.event
      if (event === null) this.waiting.unshift(direction)
      else {
        const taken = typeof event === 'number' ? await this.host.takeBack(event) : await event.takeBack()
        if (taken === null) this.stack(direction).push(top)
        else this.stack(back).push({ depth: this.depth(back), event: taken })
      }
    } catch (error) {
      // Refused, it is off the stack: it no longer fits, and the person has been told.
      if (error instanceof NetworkError) this.stack(direction).push(top)
      this.waiting = []
    }
    this.busy = null
    this.host.changed()
    this.goOn()
  }

  private goOn(): void {
    while (this.busy === null) {
      const next = this.waiting.shift()
      if (next === undefined) return
      if (next === 'typed') this.undone = []
      else this.host.again(next)
    }
  }

  private stack(direction: Direction): Structural[] {
    return direction === 'undo' ? this.done : this.undone
  }

  private depth(direction: Direction): number {
    return direction === 'undo' ? this.model.undoDepth() : this.model.redoDepth()
  }
}
