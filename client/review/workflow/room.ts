import { useCallback, useSyncExternalStore } from 'react'
import i18next from 'i18next'
import type { Assignment, BatchAction, BatchResult, SentBack, Workflow } from '../../../core/wire/workflow.ts'
import { defaultSteps } from '../../../core/wire/workflow.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { serverText } from '../../editor/server-text.ts'
import type { DocumentSession, Undoable } from '../../editor/session.ts'
import { newId } from '../../editor/sync/ids.ts'
import type { Telling } from '../../terms/telling.ts'
import { batchText } from './words.ts'

export type WorkflowDialog = { kind: 'sendBack' | 'assign' | 'many'; rows: readonly string[] }

/** Steps, assignments and what was sent back in an open document; its selected rows; actions on many. */
export class WorkflowRoom {
  private revision = 0
  private readonly listeners = new Set<() => void>()
  private readonly stops: (() => void)[]
  private back = new Map<string, SentBack>()
  workflow: Omit<Workflow, 'sentBack'> = { steps: defaultSteps, approval: null }
  assignments: readonly Assignment[] = []
  selected: ReadonlySet<string> = new Set()
  private anchor: string | null = null
  dialog: WorkflowDialog | null = null
  busy = false
  telling: Telling | null = null

  constructor(readonly session: DocumentSession) {
    this.stops = [
      session.onMessage((message) => {
        if (message.type === 'review' && message.what === 'workflow') void this.load()
        if (message.type === 'review' && message.what === 'assignment') void this.loadAssignments()
        if (message.type !== 'event' || message.event.segment === null) return
        const { event } = message
        if (event.kind === 'status' && event.reason !== undefined) void this.load()
        else if (event.kind !== 'lock' && event.segment !== null && this.back.delete(event.segment)) this.changed()
      }),
      session.subscribe('live', () => void this.loadAll()),
    ]
    void this.loadAll()
  }

  sentBack = (row: string): SentBack | undefined => this.back.get(row)
  allSentBack = (): readonly SentBack[] => [...this.back.values()]
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  state = (): number => this.revision

  changed(): void {
    this.revision++
    for (const listener of [...this.listeners]) listener()
  }

  private async loadAll(): Promise<void> {
    await Promise.all([this.load(), this.loadAssignments()])
  }

  async load(): Promise<void> {
    try {
      this.take(await call('getWorkflow', { params: { document: this.session.document.id } }))
    } catch {
      // The line is broken: topic `live` comes when it stands again.
    }
  }

  take({ sentBack, ...workflow }: Workflow): void {
    this.workflow = workflow
    this.back = new Map(sentBack.map((one) => [one.segment, one]))
    this.changed()
  }

  async loadAssignments(): Promise<void> {
    try {
      const params = { document: this.session.document.id }
      this.assignments = (await call('listAssignments', { params })).assignments
      this.changed()
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

  show(dialog: WorkflowDialog | null): void {
    this.dialog = dialog
    this.changed()
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
    this.changed()
  }

  /** One action on rows as they are on the server and here: what is not saved yet is saved first. */
  async run(action: BatchAction, rows: readonly string[]): Promise<BatchResult | null> {
    if (this.busy || rows.length === 0) return null
    this.busy = true
    this.changed()
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
      this.changed()
    }
  }

  /** The same on many, as one step of undo, and told. */
  async runMany(action: BatchAction, rows: readonly string[]): Promise<void> {
    const running = this.run(action, rows)
    this.session.remember(running.then((result) => (result && result.changed > 0 ? this.undoable(result.batch) : null)))
    const result = await running
    if (!result) return
    const undo = { label: i18next.t('workflow.undo'), run: () => this.session.undo() }
    const text = batchText(i18next.t, action.kind, result)
    announce(text)
    this.telling?.done(text, result.changed > 0 ? undo : undefined)
  }

  private undoable(batch: string): Undoable {
    return {
      takeBack: async () => {
        const params = { document: this.session.document.id, batch }
        try {
          await this.session.flush()
          const result = await call('undoBatch', { params, body: { client: newId(), requestId: newId() } })
          this.telling?.done(batchText(i18next.t, 'undo', result))
          return this.undoable(result.batch)
        } catch (error) {
          this.telling?.fail(error)
          throw error
        }
      },
    }
  }

  close(): void {
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

/** The room; draws anew when anything in it changes. */
export function useRoom(session: DocumentSession): WorkflowRoom {
  const room = roomOf(session)
  const subscribe = useCallback((listener: () => void) => room.subscribe(listener), [room])
  useSyncExternalStore(subscribe, room.state)
  return room
}
