import { closeHistory, history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import { Fragment, Slice, type Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import type { Row } from '../../core/api.ts'
import { inlineToNode } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { minimalStep } from '../../core/sync/minimal.ts'
import { EditGroups, NEW_GROUP, startOf } from './edit-groups.ts'
import { PAGE_MAX, PAGE_MIN, PAGE_SIZE, Pages, type Located } from './pages.ts'
import { guard, OUTSIDE, shiftStep, targetOfStep } from './plugins/guard.ts'

/** Undo reaches this many groups of keystrokes back. */
const HISTORY_DEPTH = 1000

export interface NewRow {
  id: string
  source: Node
  target: Node
}

export const newRowOf = ({ id, source, target }: Pick<Row, 'id' | 'source' | 'target'>): NewRow => ({
  id,
  source: inlineToNode('source', source),
  target: inlineToNode('target', target),
})

export interface DocumentHost {
  locked(id: string): boolean
  /** Local edits of a target, in its own coordinates, and the text with them. */
  edited(id: string, steps: readonly Step[], target: Node): void
}

/** An undo or redo: the segment it changed and where the caret belongs in it. */
export interface Revisited {
  id: string
  caret: number
}

/**
 * The document of the editor: ONE EditorState without a view (DESIGN §4),
 * with the history of the whole document. Views on single targets feed their
 * steps in by `apply`; what the server says comes in by `show` and the row
 * operations, which the guard lets through and history does not record.
 */
export class DocumentModel {
  state: EditorState | null = null
  private readonly pages = new Pages()
  private readonly groups = new EditGroups()
  private readonly plugins

  constructor(private readonly host: DocumentHost) {
    this.plugins = [history({ depth: HISTORY_DEPTH, newGroupDelay: NEW_GROUP }), guard((id) => host.locked(id))]
  }

  /** Adds loaded rows at the end. */
  append(rows: readonly NewRow[]): void {
    const pages: Node[] = []
    for (let i = 0; i < rows.length; i += PAGE_SIZE) {
      pages.push(schema.node('page', null, rows.slice(i, i + PAGE_SIZE).map(segmentNode)))
    }
    if (pages.length === 0) return
    if (!this.state) {
      this.state = EditorState.create({ doc: schema.node('doc', null, pages), plugins: this.plugins })
      return this.pages.index(this.state.doc, 0)
    }
    const { doc } = this.state
    const before = doc.childCount
    this.outside([new ReplaceStep(doc.content.size, doc.content.size, new Slice(Fragment.from(pages), 0, 0))])
    this.pages.index(this.state.doc, before)
  }

  locate(id: string): Located | undefined {
    return this.state ? this.pages.locate(this.state.doc, id) : undefined
  }

  /** Steps a view has applied to its own copy of the target. False when the guard refuses them. */
  apply(id: string, steps: readonly Step[], head: number, composition?: unknown): boolean {
    const place = this.locate(id)
    if (!this.state || !place) return false
    this.enter(place, startOf(steps))
    const tr = this.state.tr
    if (steps.some((step) => tr.maybeStep(shiftStep(step, place.start)).failed !== null)) return false
    tr.setSelection(TextSelection.near(tr.doc.resolve(place.start + head)))
    tr.setMeta('composition', this.groups.number({ id, steps, head, time: tr.time, composition }))
    return this.dispatch(tr)
  }

  /** Undo puts the caret where it was before a group; before the first edit of a target that is in this target. */
  private enter({ start, target }: Located, at: number): void {
    if (!this.state) return
    const { head } = this.state.selection
    if (head >= start && head <= start + target.content.size) return
    const { doc, tr } = this.state
    this.state = this.state.apply(tr.setSelection(TextSelection.near(doc.resolve(start + at))))
  }

  /** A text from outside. */
  show(id: string, target: Node): void {
    const place = this.locate(id)
    const step = place && minimalStep(place.target, target)
    if (place && step) this.outside([shiftStep(step, place.start)])
  }

  /** A row was split: `first` has new texts, `second` stands after it. */
  split(first: NewRow, second: NewRow): void {
    const place = this.locate(first.id)
    if (!place) return
    const nodes = Fragment.from([segmentNode(first), segmentNode(second)])
    this.outside([new ReplaceStep(place.at, place.at + place.segment.nodeSize, new Slice(nodes, 0, 0))])
    this.pages.added(second.id, place.page)
    this.divide(place.page)
  }

  /** A row took in the next one. */
  join(first: NewRow, second: string): void {
    const [place, gone] = [this.locate(first.id), this.locate(second)]
    if (!place || !this.state) return
    const steps: Step[] = []
    if (gone) {
      const alone = this.state.doc.child(gone.page).childCount === 1
      const around = alone ? 1 : 0
      steps.push(new ReplaceStep(gone.at - around, gone.at + gone.segment.nodeSize + around, Slice.empty))
      this.pages.removed(second)
    }
    const joined = new Slice(Fragment.from(segmentNode(first)), 0, 0)
    steps.push(new ReplaceStep(place.at, place.at + place.segment.nodeSize, joined))
    this.outside(steps)
    if (gone && gone.page !== place.page) this.pages.index(this.state.doc, place.page)
    this.merge(place.page)
  }

  /** Divides a page that has grown too long, without touching its segments: history keeps its hold on them. */
  private divide(index: number): void {
    const doc = this.state?.doc
    const page = doc?.child(index)
    if (!this.state || !doc || !page || page.childCount <= PAGE_MAX) return
    let at = this.pages.position(doc, index) + 1
    for (let i = 0; i < PAGE_SIZE; i++) at += page.child(i).nodeSize
    this.outside(this.state.tr.split(at).steps)
    this.pages.index(this.state.doc, index)
  }

  private merge(index: number): void {
    const doc = this.state?.doc
    if (!this.state || !doc || index + 1 >= doc.childCount) return
    const [page, next] = [doc.child(index), doc.child(index + 1)]
    if (page.childCount >= PAGE_MIN || page.childCount + next.childCount > PAGE_MAX) return
    this.outside(this.state.tr.join(this.pages.position(doc, index + 1)).steps)
    this.pages.index(this.state.doc, index)
  }

  private outside(steps: readonly Step[]): void {
    if (!this.state) return
    const tr = this.state.tr.setMeta(OUTSIDE, true).setMeta('addToHistory', false)
    for (const step of steps) tr.step(step)
    this.state = this.state.apply(tr)
  }

  /** Applies a local transaction and tells the host which targets it changed. */
  private dispatch(tr: Transaction): boolean {
    if (!this.state) return false
    const { state, transactions } = this.state.applyTransaction(tr)
    if (transactions.length === 0) return false
    this.state = state
    const edits = new Map<string, Step[]>()
    for (const one of transactions) {
      one.steps.forEach((step, i) => {
        const doc = one.docs[i]
        const place = doc && targetOfStep(doc, step)
        if (!place) return
        const list = edits.get(place.id) ?? []
        list.push(shiftStep(step, -place.start))
        edits.set(place.id, list)
      })
    }
    for (const [id, steps] of edits) {
      const now = this.locate(id)
      if (now) this.host.edited(id, steps, now.target)
    }
    return true
  }

  undoDepth(): number {
    return this.state ? Number(undoDepth(this.state)) : 0
  }

  redoDepth(): number {
    return this.state ? Number(redoDepth(this.state)) : 0
  }

  /** What is typed next begins a new group of its own. */
  closeGroup(): void {
    this.groups.close()
    if (this.state) this.state = this.state.apply(closeHistory(this.state.tr))
  }

  /** An edit that is one group of its own. */
  asOne(edit: () => void): void {
    this.closeGroup()
    edit()
    this.closeGroup()
  }

  /** Takes back, or does again, the last group whose text is still there. Undefined when there is none or it is refused. */
  travel(direction: 'undo' | 'redo'): Revisited | undefined {
    this.closeGroup()
    const command = direction === 'undo' ? undo : redo
    const depth = () => (direction === 'undo' ? this.undoDepth() : this.redoDepth())
    while (this.state && depth() > 0) {
      const before: { depth: number; doc: Node } = { depth: depth(), doc: this.state.doc }
      command(this.state, (tr) => this.dispatch(tr))
      if (this.state.doc !== before.doc) return this.caret()
      // A group whose segments have been restructured is empty; go on to the one before.
      if (depth() >= before.depth) return undefined
    }
    return undefined
  }

  private caret(): Revisited | undefined {
    const head = this.state?.selection.$head
    for (let depth = head?.depth ?? 0; head && depth > 0; depth--) {
      if (head.node(depth).type.name !== 'target') continue
      return { id: String(head.node(depth - 1).attrs.id), caret: head.pos - head.start(depth) }
    }
    return undefined
  }
}

function segmentNode({ id, source, target }: NewRow): Node {
  return schema.node('segment', { id }, [source, target])
}
