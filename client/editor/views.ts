import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { schema } from '../../core/model/schema.ts'
import type { Branches } from './branches.ts'
import type { Completer } from './completer.ts'
import { Stills } from './stills.ts'
import { TargetView, type Caret, type TargetHost } from './target-view.ts'

/** The grid on screen, as far as the session needs it. */
export interface GridDoor {
  /** Scrolls a row into view; its target may be mounted a little later. */
  reveal(id: string): void
  /** Ids of the rows it shows, in order. */
  order(): readonly string[]
}

export interface ViewsHost extends Omit<TargetHost, 'completer' | 'attributes' | 'besideDrawn'> {
  /** May this person write into the text at all? */
  writes(): boolean
}

/**
 * The mounted targets of a document. React draws rows and gives their empty
 * elements to `mount`; what is inside belongs to ProseMirror alone.
 */
export class TargetViews {
  private readonly views = new Map<string, TargetView>()
  private wanted: { id: string; caret: Caret | undefined } | null = null
  private door: GridDoor | null = null
  private composingId: string | null = null
  /** Completes terms in the targets, when there is one. */
  completer: Completer | null = null
  /** Rows the document will have while not all are loaded; 0 afterwards. */
  expected = 0
  /** Texts beside the document that targets show and change instead of it, while somebody suggests. */
  branches: Branches | null = null
  /** Set by what draws over targets. */
  besideDrawn: TargetHost['besideDrawn'] | null = null
  /** What rows without an editor show. */
  readonly stills = new Stills()
  /** Told when a target is mounted. */
  mountedNow: ((id: string) => void) | null = null

  constructor(private readonly host: ViewsHost) {}

  attach(door: GridDoor): () => void {
    this.door = door
    return () => {
      if (this.door === door) this.door = null
    }
  }

  mount(id: string, element: HTMLElement, label: string): () => void {
    const { host } = this
    const view = new TargetView(id, element, label, {
      ...host,
      locked: (segment) => host.locked(segment) || !(this.branches ?? host).writes(),
      target: (segment) => this.branches?.target(segment) ?? host.target(segment),
      edited: (...edit) => (this.branches ?? host).edited(...edit),
      besideDrawn: (...key) => this.besideDrawn?.(...key) ?? false,
      attributes: (segment) => this.branches?.attributes(segment) ?? {},
      asOne: (edit) => this.asOne(edit),
      completer: () => this.completer,
      composition: (segment, active) => {
        this.composingId = active ? segment : null
        host.composition(segment, active)
      },
    })
    this.views.set(id, view)
    this.mountedNow?.(id)
    if (this.wanted?.id === id) {
      const { caret } = this.wanted
      this.wanted = null
      view.focus(caret)
    }
    return () => {
      if (this.views.get(id) === view) this.views.delete(id)
      view.destroy()
    }
  }

  /** An edit of the active target that is one step of undo. */
  asOne(edit: () => void): void {
    ;(this.branches ?? this.host).asOne(edit)
  }

  /** While somebody suggests: a step on the document's text, where the target mounted shows just that. */
  replaceIn(id: string, target: Node, step: Step): boolean {
    const view = this.views.get(id)?.view
    if (!view?.editable || !view.state.doc.eq(target)) return false
    this.asOne(() => view.dispatch(view.state.tr.step(step)))
    return true
  }

  get(id: string): TargetView | undefined {
    return this.views.get(id)
  }

  composing(): string | null {
    return this.composingId
  }

  /** For commands: is no input method at work any more? What it wrote last is taken over first. */
  settle(): boolean {
    return this.composingId === null || (this.views.get(this.composingId)?.settle() ?? true)
  }

  rename(id: string, label: string): void {
    this.views.get(id)?.rename(label)
  }

  /** Ids of the rows whose targets are mounted. */
  mounted(): string[] {
    return [...this.views.keys()]
  }

  reveal(id: string): void {
    this.door?.reveal(id)
  }

  length(id: string): number {
    return this.host.length(id)
  }

  order(): readonly string[] {
    return this.door?.order() ?? []
  }

  /** Focuses a target now, or as soon as it is mounted. */
  focus(id: string, caret?: Caret): void {
    const view = this.views.get(id)
    this.wanted = view ? null : { id, caret }
    view?.focus(caret)
  }

  /** A text has changed from outside. */
  show(id: string): void {
    this.views.get(id)?.show()
  }

  /** Puts the letters of a target into NFC, as an ordinary edit. */
  normalise(id: string): void {
    const target = this.views.get(id)
    if (!target || target.composing) return
    const { view } = target
    const tr = view.state.tr
    view.state.doc.forEach((node, at) => {
      const text = node.text
      const normal = text?.normalize('NFC')
      if (text === undefined || normal === undefined || normal === text) return
      const from = tr.mapping.map(at)
      tr.replaceWith(from, from + node.nodeSize, normal === '' ? [] : schema.text(normal, node.marks))
    })
    if (tr.docChanged) view.dispatch(tr)
  }
}
