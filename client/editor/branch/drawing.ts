import type { Insides } from '../insides.ts'
import type { BranchDesk } from './desk.ts'
import { drawnOnBase, drawnOnText, type Drawn } from './hunk-drawing.ts'

/** Changes are drawn when nothing has been typed for so long (ms): longer than an input method takes within a syllable. */
const STILL = 250

/**
 * Draws suggestions over the targets mounted, one at a time and only when the
 * person has paused: never while an input method composes, and not between the
 * keys of a syllable.
 */
export class Drawing {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly waiting = new Set<string>()
  private readonly counts = new Map<string, number>()

  constructor(
    private readonly insides: Insides,
    private readonly desk: () => BranchDesk,
    /** What is suggested for a segment, without mine while I suggest: my own text shows it. */
    private readonly suggested: (id: string) => readonly Drawn[],
  ) {}

  /** Hunks of my branch when it was last drawn. */
  count(id: string): number {
    return this.counts.get(id) ?? 0
  }

  later(id: string): void {
    clearTimeout(this.timers.get(id))
    this.timers.set(
      id,
      setTimeout(() => this.now(id), STILL),
    )
  }

  /** A target has just been mounted. */
  mounted(id: string): void {
    this.counts.delete(id)
    if (this.desk().all.has(id) || this.suggested(id).length > 0) this.now(id)
  }

  all(): void {
    for (const id of this.insides.views.mounted()) this.later(id)
  }

  /** A composition is over. */
  release(): void {
    for (const id of this.waiting) this.later(id)
    this.waiting.clear()
  }

  private now(id: string): void {
    clearTimeout(this.timers.get(id))
    this.timers.delete(id)
    const target = this.insides.views.get(id)
    if (!target) return
    if (target.composing || target.view.composing) return void this.waiting.add(id)
    const { doc } = target.view.state
    const base = this.desk().on && this.desk().changes(id) ? this.desk().all.get(id)?.known.base : undefined
    const { drawn, hunks } = base ? drawnOnText(base, doc) : { drawn: drawnOnBase(doc, this.suggested(id)), hunks: 0 }
    this.counts.set(id, hunks)
    target.draw(drawn)
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
  }
}
