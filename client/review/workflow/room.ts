import i18next from 'i18next'
import type { Assignment, BatchAction, BatchResult, SentBack, Workflow } from '../../../core/wire/workflow.ts'
import { defaultSteps } from '../../../core/wire/workflow.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { serverText } from '../../editor/server-text.ts'
import { useRole } from '../../editor/hooks.ts'
import type { DocumentSession, Undoable } from '../../editor/session.ts'
import { newId } from '../../editor/sync/ids.ts'
import { Renewal } from '../../renewal.ts'
import type { Telling } from '../../terms/telling.ts'
import { reviewCounts } from '../counts.ts'
import { useWatched, Watched } from '../watched.ts'
import { batchText } from './words.ts'

/** Undoing a change to more rows than this is asked about first: everybody sees it. */
export const ASKED_FROM = 50

export type WorkflowDialog =
  | { kind: 'sendBack' | 'assign'; rows: readonly string[] }
  | { kind: 'takeBack'; did: string; answer: (yes: boolean) => void }

/** Steps, assignments and what was sent back in an open document; its selected rows; actions on many. */
export class WorkflowRoom extends Watched {
  private readonly steps = new Renewal(() => this.askSteps())
  private readonly given = new Renewal(() => this.askAssignments())
  private readonly stops: (() => void)[]
  private back = new Map<string, SentBack>()
  workflow: Omit<Workflow, 'sentBack'> = { steps: defaultSteps, approval: null }
  assignments: readonly Assignment[] = []
  selected: ReadonlySet<string> = new Set()
  private anchor: string | null = null
  dialog: WorkflowDialog | null = null
  /** Is the bar open for all rows shown, without any being selected? */
  many = false
  busy = false
  telling: Telling | null = null

  constructor(readonly session: DocumentSession) {
    super()
    this.stops = [
      session.onMessage((message) => {
        if (message.type === 'review' && message.what === 'workflow') void this.load()
        if (message.type === 'review' && message.what === 'assignment') void this.loadAssignments()
        if (message.type !== 'event' || message.event.segment === null) return
        const { event } = message
        if (event.kind === 'status' && event.reason !== undefined) void this.load()
        else if (event.kind !== 'lock' && event.segment !== null && this.back.delete(event.segment)) this.tell()
      }),
      session.subscribe('live', () => void this.loadAll()),
      session.subscribe('rows', () => this.countMine()),
    ]
    void this.loadAll()
  }

  sentBack = (row: string): SentBack | undefined => this.back.get(row)
  allSentBack = (): readonly SentBack[] => [...this.back.values()]

  private async loadAll(): Promise<void> {
    await Promise.all([this.load(), this.loadAssignments()])
  }

  load(): Promise<void> {
    return this.steps.now()
  }

  private async askSteps(): Promise<void> {
    try {
      this.take(await call('getWorkflow', { params: { document: this.session.document.id } }))
    } catch {
      // The line is broken: topic `live` comes when it stands again.
    }
  }

  take({ sentBack, ...workflow }: Workflow): void {
    this.workflow = workflow
    this.back = new Map(sentBack.map((one) => [one.segment, one]))
    this.tell()
  }

  loadAssignments(): Promise<void> {
    return this.given.now()
  }

  private async askAssignments(): Promise<void> {
    try {
      const params = { document: this.session.document.id }
      this.assignments = (await call('listAssignments', { params })).assignments
      this.countMine()
      this.tell()
    } catch {
      // As above.
    }
  }

  /** Rows of the ranges that are mine and not done. */
  mine(): ReadonlySet<string> {
    const ids = this.session.ids()
    const rows = new Set<string>()
    for (const { person, doneAt, range } of this.assignments) {
      if (person.id !== this.session.user.id || doneAt !== null) continue
      const from = range ? ids.indexOf(range.first) : 0
      const to = range ? ids.indexOf(range.last) : ids.length - 1
      for (const id of from < 0 || to < 0 ? [] : ids.slice(from, to + 1)) rows.add(id)
    }
    return rows
  }

  /** The filter of the page shows these, and their number. */
  private countMine(): void {
    reviewCounts(this.session).set('mine', new Map([...this.mine()].map((id) => [id, 1])))
  }

  show(dialog: WorkflowDialog | null): void {
    this.dialog = dialog
    this.tell()
  }

  /** Takes a row into the selection or out of it; with `to` all rows from the last one taken. */
  select(row: string, order: readonly string[], to: boolean): void {
    const next = new Set(this.selected)
    const [from, at] = [order.indexOf(this.anchor ?? ''), order.indexOf(row)]
    if (to && from >= 0 && at >= 0) {
      for (const id of order.slice(Math.min(from, at), Math.max(from, at) + 1)) next.add(id)
    } else if (!next.delete(row)) next.add(row)
    this.anchor = row
    this.choose(next)
  }

  choose(rows: Iterable<string>): void {
    this.selected = new Set(rows)
    announce(i18next.t('workflow.selected', { count: this.selected.size }))
    this.tell()
  }

  /** Opens the bar for all rows shown. */
  openMany(): void {
    this.many = true
    this.tell()
  }

  /** Closes the bar; nothing is selected any more. */
  leaveMany(): void {
    this.many = false
    if (this.selected.size > 0) this.choose([])
    else this.tell()
  }

  /** One action on rows as they are on the server and here: what is not saved yet is saved first. */
  async run(action: BatchAction, rows: readonly string[]): Promise<BatchResult | null> {
    if (this.busy || rows.length === 0) return null
    this.busy = true
    this.tell()
    try {
      if (!(await this.session.flush())) {
        this.telling?.done(i18next.t('workflow.notSaved'))
        return null
      }
      const segments = rows.flatMap((segment) => {
        const version = serverText(this.session, segment)?.version
        return version === undefined ? [] : [{ segment, version }]
      })
      if (segments.length === 0) return null
      const body = { client: newId(), requestId: newId(), action, segments }
      return await call('batch', { params: { document: this.session.document.id }, body })
    } catch (error) {
      this.telling?.fail(error)
      return null
    } finally {
      this.busy = false
      this.tell()
    }
  }

  /** The same on many, as one step of undo, and told. */
  async runMany(action: BatchAction, rows: readonly string[]): Promise<void> {
    const running = this.run(action, rows)
    this.session.remember(
      running.then((result) => (result && result.changed > 0 ? this.undoable(action.kind, result) : null)),
    )
    const result = await running
    if (!result) return
    const undo = { label: i18next.t('workflow.undo'), run: () => this.session.undo() }
    const text = batchText(i18next.t, action.kind, result)
    announce(text)
    this.telling?.done(text, result.changed > 0 ? undo : undefined)
  }

  private undoable(kind: BatchAction['kind'], { batch, changed }: BatchResult): Undoable {
    return {
      takeBack: async () => {
        if (changed > ASKED_FROM && !(await this.sure(batchText(i18next.t, kind, { batch, changed, refused: [] })))) {
          return null
        }
        return this.takeBack(batch, (result) => this.again(kind, result))
      },
    }
  }

  /** What was undone is done again without a question: it was just asked. */
  private again(kind: BatchAction['kind'], undone: BatchResult): Undoable {
    return { takeBack: () => this.takeBack(undone.batch, (result) => this.undoable(kind, result)) }
  }

  private async takeBack(batch: string, next: (result: BatchResult) => Undoable): Promise<Undoable> {
    const params = { document: this.session.document.id, batch }
    try {
      await this.session.flush()
      const result = await call('undoBatch', { params, body: { client: newId(), requestId: newId() } })
      this.telling?.done(batchText(i18next.t, 'undo', result))
      return next(result)
    } catch (error) {
      this.telling?.fail(error)
      throw error
    }
  }

  private sure(did: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.show({
        kind: 'takeBack',
        did,
        answer: (yes) => {
          this.show(null)
          resolve(yes)
        },
      })
    })
  }

  close(): void {
    if (this.dialog?.kind === 'takeBack') this.dialog.answer(false)
    for (const stop of this.stops) stop()
  }
}

const rooms = new WeakMap<DocumentSession, WorkflowRoom>()

/** The room of an open document, made when first asked for. */
export function roomOf(session: DocumentSession): WorkflowRoom {
  const room = rooms.get(session) ?? new WorkflowRoom(session)
  rooms.set(session, room)
  return room
}

export function closeRoom(session: DocumentSession): void {
  rooms.get(session)?.close()
  rooms.delete(session)
}

/** The room; draws anew when anything in it changes, and when the person may do more or less than before. */
export function useRoom(session: DocumentSession): WorkflowRoom {
  useRole(session)
  return useWatched(roomOf(session))
}
