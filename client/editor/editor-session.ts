import type { Step } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import type { ConceptInfo, DocumentEvent, DocumentInfo, PersonHere, Progress, User } from '../../core/api.ts'
import type { ServerMessage } from '../../core/wire/live.ts'
import { inlineToNode } from '../../core/model/inline.ts'
import { can, type ActionKind } from '../../core/model/permissions.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import { documentDay } from '../terms/day.ts'
import { DocumentModel, newRowOf, type Revisited } from './document.ts'
import type { Beside } from './branches.ts'
import { hear } from './hearing.ts'
import { registerInsides } from './insides.ts'
import { Notices } from './notices.ts'
import { Rows } from './rows.ts'
import type { DocumentSession, Notice, RowView, SaveState, SessionTopic, TermView, Undoable } from './session.ts'
import type { Chunk, SessionParts } from './session-parts.ts'
import type { EngineNotice, EngineView, SyncEngine } from './sync/engine.ts'
import { replaceTarget, insertAtCaret, replaceStep } from './target-edits.ts'
import type { TargetView } from './target-view.ts'
import type { Terms } from './terms.ts'
import { Topics } from './topics.ts'
import { nextUnconfirmed, statusRefusal } from './confirming.ts'
import { saveState, type Orphaned } from './save-state.ts'
import { SourceSelection } from './selections.ts'
import { Structure } from './structure.ts'
import { UndoStack } from './undo.ts'
import { TargetViews, type ViewsHost } from './views.ts'

/** A document open for editing. See DocumentSession for what each member does. */
export class EditorSession implements DocumentSession {
  readonly document: DocumentInfo
  readonly user: User
  readonly engine: SyncEngine
  readonly termHits: Terms
  private readonly topics = new Topics()
  private readonly listeners = new Set<(message: ServerMessage) => void>()
  private readonly model: DocumentModel
  private readonly rows: Rows
  private readonly views: TargetViews
  private readonly structure: Structure
  private readonly undoStack: UndoStack
  private readonly noticeList: Notices
  private activeId: string | null = null
  private readonly selection = new SourceSelection()
  private here: readonly PersonHere[] = []
  private state: SaveState = { phase: 'saved', pending: 0, kept: true }
  isOpen = true
  private complete = false
  private readonly visited = new Set<string>()
  /** Segment whose own view a local edit comes from. */
  private typing: string | null = null
  /** Segments of dead tabs still to be adopted. */
  private orphans: Orphaned = { count: 0, failing: false }
  private beside: Beside | null = null

  constructor(private readonly parts: SessionParts) {
    this.document = parts.document
    this.user = parts.session.user
    this.model = new DocumentModel({ locked: (id) => this.locked(id), edited: (...edit) => this.edited(...edit) })
    this.engine = parts.engine(this.engineView())
    this.rows = new Rows(this.engine.ledger)
    this.views = new TargetViews(this.targetHost())
    this.noticeList = new Notices(() => this.topics.tell('notices'), parts.removeRecord)
    const { engine, rows, views } = this
    this.structure = new Structure(this.document.id, engine, rows, views, parts.newId, (notice) => this.notice(notice))
    this.undoStack = new UndoStack(this.model, {
      takeBack: (event) => this.structure.takeBack(event),
      changed: () => this.topics.tell('history'),
      branches: () => views.branches,
      again: (direction) => this[direction](),
    })
    this.termHits = parts.terms(
      () => this.topics.tell('terms'),
      () => this.views.mounted(),
      documentDay(this.document.date, this.document.createdAt),
    )
    registerInsides(this, {
      ...{ engine, views, browser: parts.browser, tell: (topic) => this.topics.tell(topic) },
      setBeside: (beside) => ((this.beside = beside), this.saved()),
      ...{ beside: () => this.beside, notices: this.noticeList },
    })
  }

  load({ rows, asOf, total, next }: Chunk): void {
    const gone = this.engine.joinedSince(asOf)
    const fresh = rows.filter((row) => !this.rows.has(row.id) && !gone.has(row.id))
    this.engine.add(fresh, asOf)
    this.model.append(fresh.map(newRowOf))
    this.rows.append(fresh)
    this.engine.replay(asOf)
    this.complete = next === null
    this.views.expected = this.complete ? 0 : total
    if (this.complete) this.engine.loaded()
    this.topics.tell('rows', 'progress')
  }

  hear(message: ServerMessage): void {
    hear(message, this.engine, {
      people: (people) => (this.here = people),
      terms: (revision, date) => {
        if (date !== undefined) this.dated(date)
        void this.termHits.learn(revision)
      },
      tell: (topic) => this.topics.tell(topic),
    })
    for (const listener of [...this.listeners]) listener(message)
  }

  /** The live connection stands. */
  connected(): void {
    this.engine.saver.wake()
    this.topics.tell('live')
  }

  /** `failing`: the server answers, but does not take them. */
  setOrphans(count: number, failing = false): void {
    this.orphans = { count, failing }
    this.saved()
  }

  private engineView(): EngineView {
    return {
      composing: () => this.views.composing(),
      show: (id, target) => {
        this.model.show(id, target)
        this.views.show(id)
        this.changed(id)
      },
      restate: (id) => {
        this.changed(id)
        this.views.get(id)?.restate()
      },
      restructure: (event) => this.restructured(event),
      notice: (notice) => this.notice(notice),
      saving: () => this.saved(),
      verdictOf: this.parts.verdictOf,
    }
  }

  notice({ code, segment, params, text, record }: EngineNotice): void {
    const about = { ...(segment === undefined ? {} : { segment }), ...(text === undefined ? {} : { text }) }
    this.noticeList.add({ code, params, ...about }, record)
  }

  private changed(id: string): void {
    if (this.rows.touch(id)) this.topics.tell('progress')
    this.topics.tellRow(id)
  }

  private saved(): void {
    // The engine speaks before the session is whole only while it is being made.
    const state = saveState(this.engine, this.orphans, this.beside)
    const { phase, pending, kept } = this.state
    if (phase === state.phase && pending === state.pending && kept === state.kept) return
    if (kept && !state.kept) this.noticeList.add({ code: 'storageRefused', params: {} })
    this.state = state
    this.topics.tell('saving')
  }

  private restructured(event: Extract<DocumentEvent, { kind: 'split' | 'join' }>): void {
    const nodes = event.rows.map((row) => {
      const fresh = newRowOf(row)
      return { ...fresh, target: this.engine.ledger.get(row.id)?.local ?? fresh.target }
    })
    const [first, second] = nodes
    if (!first) return
    const known = this.rows.has(event.second)
    if (event.kind === 'split' && second && !known) this.model.split(first, second)
    else if (event.kind === 'join') this.model.join(first, event.second)
    const caret =
      event.kind === 'join' && this.activeId === event.second ? event.targetAt + this.targetCaret(event.second) : null
    const hadFocus = this.views.get(event.second)?.view.hasFocus() ?? false
    this.rows.restructure(event.rows, event.kind === 'join' ? event.second : null)
    this.views.show(first.id)
    const ids = nodes.map((node) => node.id)
    this.termHits.forget([...ids, event.second])
    void this.termHits.refresh(ids)
    this.topics.tell('rows', 'progress', 'history')
    for (const id of [...ids, event.second]) this.topics.tellRow(id)
    if (caret !== null) this.activate(first.id, { focus: hadFocus, caret })
  }

  private targetHost(): ViewsHost {
    return {
      writes: () => this.can('text'),
      locked: (id) => this.locked(id),
      length: (id) => Math.max(this.rows.source(id).length, this.engine.ledger.get(id)?.local.content.size ?? 0),
      target: (id) => this.model.locate(id)?.target,
      edited: (id, steps, head, composition) => this.take(id, steps, head, composition),
      composition: (_id, active) => {
        if (active) return
        this.engine.release()
        this.topics.tell('composition')
      },
      focused: (id) => {
        this.visited.add(id)
        this.activate(id, { focus: false })
      },
      left: (id) => {
        this.views.normalise(id)
        void this.engine.saver.send()
      },
      asOne: (edit) => this.model.asOne(edit),
      undo: () => this.undo(),
      redo: () => this.redo(),
      cross: (by, x) => this.cross(by, x),
    }
  }

  /** Steps that a view shows already, or will. */
  private take(id: string, steps: readonly Step[], head: number, composition?: unknown): boolean {
    this.typing = id
    try {
      return this.model.apply(id, steps, head, composition)
    } finally {
      this.typing = null
    }
  }

  private edited(id: string, steps: readonly Step[], target: Node): void {
    this.engine.ledger.edit(id, steps, target)
    if (this.typing === null) this.views.show(id)
    else this.undoStack.typed()
    this.changed(id)
    // The model took the step before it came here: what could be undone earlier is no longer known.
    this.topics.tell('history')
  }

  private cross(by: 1 | -1, x: number): boolean {
    const next = this.activeId === null ? undefined : this.neighbour(this.activeId, by)
    if (next === undefined) return false
    this.activate(next, { focus: false })
    this.views.reveal(next)
    this.views.focus(next, { x, edge: by > 0 ? 'top' : 'bottom' })
    return true
  }

  private neighbour(id: string, by: 1 | -1): string | undefined {
    const order = this.views.order()
    const at = order.indexOf(id)
    return at < 0 ? this.rows.next(id, by) : order[at + by]
  }

  private locked(id: string): boolean {
    return this.engine.ledger.get(id)?.locked ?? false
  }

  can = (action: ActionKind): boolean => can({ user: this.user.id, role: this.document.role }, action)
  onMessage = (listener: (message: ServerMessage) => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  ids = (): readonly string[] => this.rows.ids()
  row = (id: string): RowView | undefined => this.rows.view(id)
  number = (id: string): number => this.rows.number(id)
  progress = (): Progress => (this.complete ? this.rows.progress() : this.document.progress)
  active = (): string | null => this.activeId
  saving = (): SaveState => this.state
  people = (): readonly PersonHere[] => this.here
  terms = (id: string): readonly TermView[] | undefined => this.termHits.get(id)
  knownConcepts = (): Iterable<ConceptInfo> => this.termHits.concepts()
  refreshTerms = (ids: readonly string[]): Promise<void> => this.termHits.refresh(ids)
  day = (): string => this.termHits.day
  dated = (date: string | null): void => this.termHits.setDay(documentDay(date, this.document.createdAt))
  sourceSelection = (): readonly [number, number] | null => this.selection.range
  notices = (): readonly Notice[] => this.noticeList.all()
  dismissNotice = (id: string): void => this.noticeList.dismiss(id)
  subscribe = (topic: SessionTopic, listener: () => void): (() => void) => this.topics.subscribe(topic, listener)
  subscribeRow = (id: string, listener: () => void): (() => void) => this.topics.subscribeRow(id, listener)
  subscribeRows = (listener: (id: string) => void): (() => void) => this.topics.subscribeRows(listener)

  /** The grid reports what is selected in the active row's source. */
  selectSource(range: readonly [number, number] | null): void {
    const source = this.activeId === null ? '' : this.rows.source(this.activeId)
    if (this.selection.set(range, source)) this.topics.tell('sourceSelection')
  }

  selectedTexts(): { source: string; target: string } {
    const target = this.activeId === null ? '' : (this.views.get(this.activeId)?.selected() ?? '')
    return { source: this.selection.words, target }
  }

  activate(id: string, options: Parameters<DocumentSession['activate']>[1] = {}): void {
    if (!this.rows.has(id)) return
    if (this.activeId !== id) {
      this.activeId = id
      this.selection.clear()
      this.parts.present(id)
      this.topics.tell('active', 'sourceSelection')
    }
    // Where the person has just clicked, nothing may scroll away under the pointer.
    if (options.focus === false) return
    this.views.reveal(id)
    this.views.focus(id, options.caret)
  }

  focus(): void {
    if (this.activeId !== null) this.views.focus(this.activeId)
  }

  move(by: 1 | -1): void {
    const next = this.activeId === null ? this.rows.ids()[0] : this.neighbour(this.activeId, by)
    if (next !== undefined) this.activate(next)
  }

  confirm({ goTo, order = this.rows.ids() }: { goTo: 'next' | 'stay'; order?: readonly string[] }): boolean {
    const id = this.activeId
    if (id === null || !this.can('status') || !this.views.settle()) return false
    this.views.normalise(id)
    const row = this.row(id)
    if (!row || row.locked || row.targetText.trim() === '') return false
    if (row.status !== 'approved') this.engine.ledger.setStatus(id, 'confirmed')
    void this.engine.saver.send()
    if (goTo === 'next') {
      const next = nextUnconfirmed(this.engine.ledger, id, order)
      if (next !== undefined) this.activate(next)
    }
    return true
  }

  setStatus(id: string, status: SegmentStatus): void {
    const row = this.row(id)
    if (!row) return
    const code = statusRefusal(row, status)
    if (code) return this.notice({ code, segment: id, params: { from: row.status, to: status } })
    this.engine.ledger.setStatus(id, status)
    void this.engine.saver.send()
  }

  copySource(): void {
    this.command((id, view) => replaceTarget(view, inlineToNode('source', this.rows.source(id)).content))
  }

  clearTarget(): void {
    this.command((_id, view) => replaceTarget(view, null))
  }

  insert(text: string): void {
    this.command((id, view) => insertAtCaret(view, text, this.visited.has(id)))
  }

  replace(id: string, from: number, to: number, text: string): boolean {
    const target = this.model.locate(id)?.target
    if (!target || this.locked(id) || !(this.views.branches || this.can('text')) || !this.views.settle()) return false
    const step = replaceStep(target, from, to, text)
    if (this.views.branches) return this.views.replaceIn(id, target, step)
    this.model.closeGroup()
    if (!this.take(id, [step], from + text.length)) return false
    this.views.show(id)
    this.model.closeGroup()
    return true
  }

  composing = (): boolean => this.views.composing() !== null

  /** A command's edit of the active target is one step of undo, apart from what was typed before and after. */
  private command(edit: (id: string, view: TargetView) => void): void {
    const id = this.activeId
    const view = id === null ? undefined : this.views.get(id)
    if (id === null || !view?.view.editable || !this.views.settle()) return
    this.views.asOne(() => edit(id, view))
  }

  targetCaret(id: string): number {
    const view = this.views.get(id)
    if (view && this.visited.has(id)) return view.head
    return this.engine.ledger.get(id)?.local.content.size ?? 0
  }

  undo = (): void => this.visit((stack) => stack.undo())
  redo = (): void => this.visit((stack) => stack.redo())

  private visit(travel: (stack: UndoStack) => Revisited | undefined): void {
    if (!this.isOpen || !this.views.settle()) return
    const visited = travel(this.undoStack)
    if (visited) this.activate(visited.id, { caret: visited.caret })
  }

  canUndo = (): boolean => this.undoStack.canUndo()
  canRedo = (): boolean => this.undoStack.canRedo()

  split = (id: string, sourceAt: number, targetAt: number): Promise<void> =>
    this.structure.split(id, sourceAt, targetAt).then((event) => this.undoStack.restructured(event))
  join = (id: string): Promise<void> => this.structure.join(id).then((event) => this.undoStack.restructured(event))
  remember = (step: Promise<Undoable | null>): void => this.undoStack.restructured(step)
  joinRefusal = (id: string): 'lastOfUnit' | 'locked' | 'lastRow' | undefined => this.structure.joinRefusal(id)

  flush(): Promise<boolean> {
    if (this.activeId !== null) this.views.normalise(this.activeId)
    return Promise.all([this.engine.saver.flush(), this.beside?.flush() ?? true]).then((all) => all.every(Boolean))
  }

  close(): void {
    this.isOpen = false
    this.parts.closed()
    this.engine.close()
  }
}
