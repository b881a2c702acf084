import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { inlineToNode, nodeToInline, type Inline } from '../../../core/model/inline.ts'
import type { Branches } from '../branches.ts'
import type { Revisited } from '../document.ts'
import type { Insides } from '../insides.ts'
import type { DocumentSession } from '../session.ts'
import { Branch, type Known } from './branch.ts'
import { merged } from './merging.ts'

export interface DeskHost {
  /** Something was typed into a branch. */
  edited(branch: Branch): void
  /** A branch or what it stands on has changed: it is drawn anew when things are still. */
  redraw(segment: string): void
  /** A text is given up that was not on the server: others have decided on what it was a change of. */
  overtaken(branch: Branch): void
  /** What a branch's editor says about itself to screen readers. */
  description(segment: string): string
}

/**
 * What I suggest in an open document, segment by segment. While `on`, the
 * targets show and change these texts; the document's own stay as they are.
 */
export class BranchDesk implements Branches {
  readonly all = new Map<string, Branch>()
  private readonly held = new Map<string, () => void>()
  /** Raised by every answer; news asked for before an answer came do not know of it. */
  private serial = 0
  private readonly answered = new Map<string, number>()
  /** Segments of which there were news while an answer was on its way. */
  private readonly missed = new Set<string>()

  constructor(
    private readonly session: DocumentSession,
    private readonly insides: Insides,
    private readonly host: DeskHost,
  ) {}

  get on(): boolean {
    return this.insides.views.branches === this
  }

  /** Targets show branches from now on, or the document again. False while an input method is at work. */
  turn(on: boolean): boolean {
    const { views } = this.insides
    if (on === this.on) return true
    if (!views.settle()) return false
    views.branches = on ? this : null
    for (const id of views.mounted()) {
      views.show(id)
      views.get(id)?.view.setProps({})
      this.host.redraw(id)
    }
    views.stills.changed()
    this.insides.tell('history')
    return true
  }

  writes(): boolean {
    return this.session.can('suggest')
  }

  target(id: string): Node | undefined {
    return this.all.get(id)?.text
  }

  changes(id: string): boolean {
    const branch = this.all.get(id)
    return branch !== undefined && !branch.text.eq(branch.known.base)
  }

  attributes(id: string): Readonly<Record<string, string>> {
    return { class: 'target-text branch-text', 'aria-description': this.host.description(id) }
  }

  edited(id: string, steps: readonly Step[], head: number, composition: unknown): boolean {
    const branch = this.all.get(id) ?? this.begin(id)
    if (!branch?.apply(steps, head, composition)) return false
    this.host.edited(branch)
    this.host.redraw(id)
    this.insides.tell('history')
    return true
  }

  private begin(id: string): Branch | undefined {
    const known = this.bare(id)
    const branch = known && new Branch(id, known)
    if (branch) this.all.set(id, branch)
    return branch
  }

  /** Nothing suggested, on the target as it is now. */
  private bare(id: string): Known | undefined {
    const state = this.insides.engine.ledger.get(id)
    if (!state) return undefined
    const baseVersion = state.pending.length === 0 ? state.version : null
    return { suggestion: null, seen: 0, base: state.local, baseVersion, agreed: state.local }
  }

  /** Takes up what a tab that is gone has left. */
  adopt(id: string, known: Known, text: Node): Branch {
    const there = this.all.get(id)
    if (!there || there.bare) {
      const branch = new Branch(id, known, text)
      this.all.set(id, branch)
      this.shown(id)
      return branch
    }
    // I suggest something there already: both come together.
    there.show(merged(known.agreed, there.text, text))
    this.shown(id)
    return there
  }

  /** Brings a text that was given up into what I suggest now; where both change the same words, both stay. False where it cannot be. */
  again(id: string, base: Node, text: Node): boolean {
    if (!this.insides.views.settle()) return false
    const branch = this.all.get(id) ?? this.begin(id)
    if (!branch) return false
    branch.show(merged(base, text, branch.text))
    this.shown(id)
    return true
  }

  /** What the server has is not what the branch knows: what is learned next holds, whatever it is. */
  doubt(id: string): void {
    const branch = this.all.get(id)
    if (!branch) return
    branch.sent = null
    branch.doubted = true
  }

  /** The server does not know the text any more on which a branch began: it goes on from the one of now. */
  uproot(id: string): void {
    const branch = this.all.get(id)
    if (branch?.known.seen === 0) branch.known = { ...branch.known, baseVersion: null }
  }

  /** The edits of the target on which a branch began have arrived: its base has a version now. False while they have not. */
  ground(branch: Branch): boolean {
    if (branch.known.baseVersion !== null) return true
    const now = this.bare(branch.segment)
    if (!now || now.baseVersion === null) return false
    branch.show(merged(branch.known.base, branch.text, now.base))
    branch.known = now
    this.shown(branch.segment)
    return true
  }

  /** The server's word on what I suggest for a segment; null: nothing (any more). Waits while the person composes there. */
  learn(id: string, suggestion: Suggestion | null, answer: boolean): void {
    if (answer) this.answered.set(id, ++this.serial)
    if (this.insides.views.composing() === id) {
      this.held.set(id, () => this.learn(id, suggestion, answer))
      return
    }
    this.held.delete(id)
    const known = suggestion ? knownOf(suggestion) : this.bare(id)
    if (!known) return void this.all.delete(id)
    const branch = this.all.get(id)
    if (!branch) {
      if (suggestion) this.all.set(id, new Branch(id, known))
    } else {
      const text = merged(branch.sent ?? branch.known.agreed, branch.text, known.agreed)
      // Words that were not there yet stay, but those around them are gone: the whole is kept aside.
      if (!suggestion && branch.pending && !text.eq(branch.text)) this.host.overtaken(branch)
      branch.show(text)
      branch.sent = null
      branch.doubted = false
      branch.known = known
    }
    this.shown(id)
  }

  /** Where the stream of news stands; see `learnAll`. */
  mark(): number {
    return this.serial
  }

  /**
   * All I suggest in the document, as asked for when the stream of answers stood at `mark`. A segment
   * that was answered since, or will be, is passed over: the list may be older than the answer. True
   * when it must be asked for again.
   */
  learnAll(mine: readonly Suggestion[], mark: number): boolean {
    const there = new Map(mine.map((suggestion) => [suggestion.segment, suggestion]))
    let again = false
    for (const id of new Set([...there.keys(), ...this.all.keys()])) {
      const suggestion = there.get(id) ?? null
      const branch = this.all.get(id)
      if (branch && !isNews(branch, suggestion)) continue
      if (branch?.sent) this.missed.add(id)
      else if ((this.answered.get(id) ?? 0) > mark) again = true
      else this.learn(id, suggestion, false)
    }
    return again
  }

  /** Were there news of a segment while its answer was on its way? They must be asked for again. */
  hasMissed(id: string): boolean {
    return this.missed.delete(id)
  }

  /** A composition is over. */
  release(): void {
    const tasks = [...this.held.values()]
    this.held.clear()
    for (const task of tasks) task()
  }

  /** A row has changed: where I suggest nothing, its text is what I see. */
  based(id: string): void {
    const branch = this.all.get(id)
    if (!branch?.bare) return
    const known = this.bare(id)
    if (!known) return void this.all.delete(id)
    branch.known = known
    if (branch.text.eq(known.agreed)) return
    branch.show(known.agreed)
    this.shown(id)
  }

  /** What I suggest for a segment, where it differs from the target it changes. */
  mine(id: string): { base: Inline; text: Inline } | undefined {
    const branch = this.all.get(id)
    if (!branch || !this.changes(id)) return undefined
    return { base: nodeToInline(branch.known.base), text: nodeToInline(branch.text) }
  }

  private shown(id: string): void {
    if (this.on) this.insides.views.show(id)
    this.host.redraw(id)
  }

  asOne(edit: () => void): void {
    const id = this.session.active()
    const branch = id === null ? undefined : (this.all.get(id) ?? this.begin(id))
    branch?.closeGroup()
    edit()
    branch?.closeGroup()
  }

  private active(): Branch | undefined {
    const id = this.session.active()
    return id === null ? undefined : this.all.get(id)
  }

  canTravel(direction: 'undo' | 'redo'): boolean {
    return (this.active()?.depth(direction) ?? 0) > 0
  }

  travel(direction: 'undo' | 'redo'): Revisited | undefined {
    const branch = this.active()
    if (!branch || this.session.row(branch.segment)?.locked) return undefined
    const caret = branch.travel(direction)
    if (caret === undefined) return undefined
    this.host.edited(branch)
    this.shown(branch.segment)
    this.insides.tell('history')
    return { id: branch.segment, caret }
  }
}

const isNews = ({ doubted, known }: Branch, there: Suggestion | null): boolean =>
  there ? doubted || known.suggestion !== there.id || known.seen < there.version : known.seen > 0

function knownOf({ id, version, base, baseVersion, text }: Suggestion): Known {
  const [baseNode, agreed] = [inlineToNode('target', base), inlineToNode('target', text)]
  return { suggestion: id, seen: version, base: baseNode, baseVersion, agreed }
}
