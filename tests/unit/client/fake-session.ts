import type { ConceptInfo, DocumentInfo, PersonHere, Progress, ServerMessage } from '../../../core/api.ts'
import { standingOf } from '../../../client/terms/standing.ts'
import { can, type ActionKind, type Role } from '../../../core/model/permissions.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'
import type {
  DocumentSession,
  Notice,
  RowView,
  SaveState,
  SessionTopic,
  TermView,
  Undoable,
} from '../../../client/editor/session.ts'

type Given = Partial<RowView> & { sourceText: string }

const none = { segments: 0, words: 0 }

export function aDocument(changes: Partial<DocumentInfo> = {}): DocumentInfo {
  return {
    id: 'd1',
    project: 'p1',
    title: 'Chỉ thị 05',
    fileName: 'chi-thi-05.txt',
    format: 'txt',
    role: 'owner',
    state: 'ready',
    sample: false,
    structure: 0,
    lastEvent: 0,
    progress: { untranslated: none, draft: none, confirmed: none, approved: none, total: none },
    warnings: [],
    createdAt: 0,
    updatedAt: 0,
    ...changes,
  }
}

export function aConcept(id: string, vi: string, en: string, changes: Partial<ConceptInfo> = {}): ConceptInfo {
  return {
    id,
    glossary: 'g1',
    partOfSpeech: 'noun',
    domain: 'party',
    definition: '',
    note: '',
    confidence: 'high',
    caseRule: 'fold',
    terms: [
      { lang: 'vi', text: vi, status: 'preferred', provisional: false },
      { lang: 'en', text: en, status: 'preferred', provisional: false },
    ],
    ...changes,
  }
}

export const hit = (concept: ConceptInfo, start = 0, end = 1): TermView => ({
  start,
  end,
  concept,
  key: `${concept.glossary}/${concept.id}`,
  ...standingOf(concept, '2026-11-24'),
})

/**
 * A session in memory that keeps the contract of client/editor/session.ts as
 * far as pages, panels and commands use it; `calls` tells what was asked of it.
 */
export class FakeSession implements DocumentSession {
  readonly user = { id: 'u1', name: 'Trần Thị Mai', color: '#0f6b62' }
  readonly calls: unknown[][] = []
  hits = new Map<string, readonly TermView[]>()
  selection: readonly [number, number] | null = null
  caret = 0
  online = true
  structureFailure: Error | undefined
  private rows: readonly RowView[]
  private order: readonly string[]
  private current: string | null
  private saveState: SaveState = { phase: 'saved', pending: 0, kept: true }
  private noticeList: readonly Notice[] = []
  private here: readonly PersonHere[] = []
  private summary: Progress
  private listeners = new Map<string, Set<() => void>>()
  private watchers = new Set<(id: string) => void>()
  composes = false

  constructor(
    given: readonly Given[],
    readonly document: DocumentInfo = aDocument(),
  ) {
    this.rows = given.map((row, index) => {
      const targetText = row.targetText ?? ''
      const status: SegmentStatus = targetText === '' ? 'untranslated' : 'draft'
      const base = {
        id: `s${index + 1}`,
        unit: index,
        kind: 'paragraph' as const,
        credit: false,
        status,
        locked: false,
      }
      return { ...base, source: row.sourceText, targetText, target: targetText, ...row }
    })
    this.order = this.rows.map(({ id }) => id)
    this.current = this.order[0] ?? null
    this.summary = this.tally()
  }

  role: Role = 'owner'
  can = (action: ActionKind): boolean => can({ user: this.user.id, role: this.role }, action)
  private readonly hearers = new Set<(message: ServerMessage) => void>()
  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.hearers.add(listener)
    return () => void this.hearers.delete(listener)
  }
  /** The server says something. */
  hear(message: ServerMessage): void {
    for (const listener of [...this.hearers]) listener(message)
  }
  ids = (): readonly string[] => this.order
  row = (id: string): RowView | undefined => this.rows.find((row) => row.id === id)
  number = (id: string): number => this.order.indexOf(id) + 1
  progress = (): Progress => this.summary
  active = (): string | null => this.current
  saving = (): SaveState => this.saveState
  people = (): readonly PersonHere[] => this.here
  terms = (id: string): readonly TermView[] | undefined => this.hits.get(id)
  sourceSelection = (): readonly [number, number] | null => this.selection
  knownConcepts = (): Iterable<ConceptInfo> => [...this.hits.values()].flat().map(({ concept }) => concept)
  refreshTerms = async (ids: readonly string[]): Promise<void> => void this.calls.push(['refreshTerms', ...ids])
  today = '2026-11-24'
  day = (): string => this.today
  dated = (date: string | null): void => void this.calls.push(['dated', date])
  selectedTexts = (): { source: string; target: string } => this.selected
  selected = { source: '', target: '' }
  notices = (): readonly Notice[] => this.noticeList
  targetCaret = (): number => this.caret
  canUndo = (): boolean => true
  canRedo = (): boolean => false

  subscribe(topic: SessionTopic, listener: () => void): () => void {
    return this.listen(topic, listener)
  }

  subscribeRow(id: string, listener: () => void): () => void {
    return this.listen(`row ${id}`, listener)
  }

  subscribeRows(listener: (id: string) => void): () => void {
    this.watchers.add(listener)
    return () => this.watchers.delete(listener)
  }

  activate(id: string, options?: { caret?: unknown }): void {
    this.calls.push(options?.caret === undefined ? ['activate', id] : ['activate', id, options.caret])
    this.current = id
    this.tell('active')
  }

  focus(): void {
    this.calls.push(['focus'])
  }

  move(by: 1 | -1): void {
    const next = this.order[this.order.indexOf(this.current ?? '') + by]
    if (next !== undefined) this.activate(next)
  }

  confirm({ goTo, order = this.order }: { goTo: 'next' | 'stay'; order?: readonly string[] }): boolean {
    const row = this.current === null ? undefined : this.row(this.current)
    if (!row || row.locked || row.targetText.trim() === '') return false
    this.change(row.id, { status: 'confirmed' })
    const open = order.slice(order.indexOf(row.id) + 1).find((id) => this.row(id)?.status !== 'confirmed')
    if (goTo === 'next' && open !== undefined) this.activate(open)
    return true
  }

  setStatus(id: string, status: SegmentStatus): void {
    this.change(id, { status })
  }

  copySource(): void {
    this.calls.push(['copySource'])
  }

  clearTarget(): void {
    this.calls.push(['clearTarget'])
  }

  insert(text: string): void {
    this.calls.push(['insert', text])
  }

  replace(id: string, from: number, to: number, text: string): boolean {
    this.calls.push(['replace', id, from, to, text])
    const row = this.row(id)
    if (!row || row.locked) return false
    const targetText = row.targetText.slice(0, from) + text + row.targetText.slice(to)
    this.change(id, { targetText, target: targetText, status: targetText === '' ? 'untranslated' : 'draft' })
    return true
  }

  composing = (): boolean => this.composes

  async split(...where: [string, number, number]): Promise<void> {
    this.calls.push(['split', ...where])
    if (this.structureFailure) throw this.structureFailure
  }

  async join(id: string): Promise<void> {
    this.calls.push(['join', id])
    if (this.structureFailure) throw this.structureFailure
  }

  joinRefusal(id: string): 'lastOfUnit' | 'locked' | 'lastRow' | undefined {
    const at = this.order.indexOf(id)
    const [row, next] = this.rows.slice(at, at + 2)
    if (!row || !next) return 'lastRow'
    if (row.unit !== next.unit) return 'lastOfUnit'
    return row.locked || next.locked ? 'locked' : undefined
  }

  remember(_step: Promise<Undoable | null>): void {
    this.calls.push(['remember'])
  }
  undo(): void {
    this.calls.push(['undo'])
  }

  redo(): void {
    this.calls.push(['redo'])
  }

  async flush(): Promise<boolean> {
    this.calls.push(['flush'])
    return this.online
  }

  close(): void {
    this.calls.push(['close'])
  }

  dismissNotice(id: string): void {
    this.noticeList = this.noticeList.filter((notice) => notice.id !== id)
    this.tell('notices')
  }

  /** Rows with issues, for the filter. */
  readonly flagged = new Set<string>()
  hasIssues = (id: string): boolean => this.flagged.has(id)
  /** Rows with open comments, for the filter. */
  readonly commented = new Set<string>()
  hasComments = (id: string): boolean => this.commented.has(id)
  /** Rows given to this person, for the filter. */
  readonly own = new Set<string>()
  isMine = (id: string): boolean => this.own.has(id)

  // ---- what a test does to it ------------------------------------------------

  change(id: string, changes: Partial<RowView>): void {
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...changes } : row))
    this.summary = this.tally()
    this.tell(`row ${id}`)
    for (const watcher of this.watchers) watcher(id)
    this.tell('progress')
  }

  /** Puts a new row after another one, as a split does. */
  addAfter(id: string, row: RowView): void {
    const at = this.order.indexOf(id) + 1
    this.rows = this.rows.toSpliced(at, 0, row)
    this.order = this.rows.map((one) => one.id)
    this.tell('rows')
  }

  save(state: Partial<SaveState>): void {
    this.saveState = { ...this.saveState, ...state }
    this.tell('saving')
  }

  notify(notice: Notice): void {
    this.noticeList = [...this.noticeList, notice]
    this.tell('notices')
  }

  meet(people: readonly PersonHere[]): void {
    this.here = people
    this.tell('people')
  }

  private tally(): Progress {
    const of = (rows: readonly RowView[]) => ({ segments: rows.length, words: rows.length * 10 })
    const by = (status: SegmentStatus) => of(this.rows.filter((row) => row.status === status))
    return {
      untranslated: by('untranslated'),
      draft: by('draft'),
      confirmed: by('confirmed'),
      approved: by('approved'),
      total: of(this.rows),
    }
  }

  private listen(topic: string, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set()
    this.listeners.set(topic, set.add(listener))
    return () => set.delete(listener)
  }

  tell(topic: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener()
  }
}
