import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { DocumentEvent, Row, SaveItem, SaveResult } from '../../../core/api.ts'
import { nodeText } from '../../../core/model/inline.ts'
import { schema, SCHEMA_VERSION } from '../../../core/model/schema.ts'
import { statusAfterEdit, type SegmentStatus } from '../../../core/model/status.ts'
import { applySteps, compact } from '../../../core/sync/changes.ts'
import { rebase } from '../../../core/sync/rebase.ts'
import { joinStates, splitState } from './restructure.ts'
import {
  errorCodeOf,
  isClean,
  stateOf,
  type LedgerHost,
  type Outgoing,
  type SaveReply,
  type SegmentState,
} from './state.ts'

/** Requests carry at most this many segments; the rest follows in the next one. */
const MAX_ITEMS = 100
/** More pending steps than this are condensed before they are sent. */
const CONDENSE_ABOVE = 40

/**
 * The book of what is on the server and what is not: per segment version,
 * base, pending and in-flight edits (DESIGN §4, Saving). Pure state: no
 * timers, no network, no DOM, so that it can be fuzzed.
 *
 * While a view composes, whatever would change its text waits in `held`, in
 * order, until `release`.
 */
export class Ledger {
  private readonly states = new Map<string, SegmentState>()
  private readonly dirty = new Set<string>()
  /** Segments whose record in the browser's store is not up to date. */
  private readonly unkept = new Set<string>()
  private readonly blocked = new Set<string>()
  private held: (() => void)[] = []
  private maxItems = MAX_ITEMS

  constructor(
    readonly client: string,
    private readonly host: LedgerHost,
    private readonly newId: () => string,
  ) {}

  add(row: Row): SegmentState {
    const state = stateOf(row)
    this.states.set(row.id, state)
    return state
  }

  get(id: string): SegmentState | undefined {
    return this.states.get(id)
  }

  /** Ids of segments with something the server has not acknowledged. */
  unsaved(): ReadonlySet<string> {
    return this.dirty
  }

  /** Segments changed since the last call, for keeping in the browser's store. */
  takeUnkept(): string[] {
    const ids = [...this.unkept]
    this.unkept.clear()
    return ids
  }

  /** Their records could not be written. */
  giveBackUnkept(ids: readonly string[]): void {
    for (const id of ids) this.unkept.add(id)
  }

  /** Is something of the stream waiting for a composition to end? */
  holdsBack(): boolean {
    return this.held.length > 0
  }

  /** The status a person should see: what they set, else what the server will make of their typing. */
  statusOf(state: SegmentState): SegmentStatus {
    if (state.wanted) return state.wanted
    return state.pending.length > 0 ? statusAfterEdit(state.status, nodeText(state.local)) : state.status
  }

  /** Local steps in target coordinates; `local` is the text with them. */
  edit(id: string, steps: readonly Step[], local: Node): void {
    const state = this.states.get(id)
    if (!state || steps.length === 0) return
    state.pending.push(...steps)
    state.local = local
    state.wanted = null
    this.touch(state)
    this.host.changed(true)
  }

  setStatus(id: string, status: SegmentStatus): void {
    const state = this.states.get(id)
    if (!state || this.statusOf(state) === status) return
    state.wanted = state.pending.length === 0 && state.status === status && !state.inflight ? null : status
    this.touch(state)
    this.host.restate(id)
    this.host.changed(true)
  }

  hasSendable(): boolean {
    if (this.host.composing() !== null) return false
    for (const id of this.dirty) if (this.isSendable(id)) return true
    return false
  }

  /** The next request; its segments count as in flight from now on. Null when there is nothing that may be sent. */
  take(): Outgoing | null {
    if (this.host.composing() !== null) return null
    const requestId = this.newId()
    const items: SaveItem[] = []
    for (const id of this.dirty) {
      if (items.length >= this.maxItems) break
      const state = this.states.get(id)
      if (!state || !this.isSendable(id)) continue
      items.push(itemOf(state, requestId))
      this.unkept.add(id)
    }
    return items.length > 0 ? { client: this.client, requestId, schema: SCHEMA_VERSION, items } : null
  }

  private isSendable(id: string): boolean {
    const state = this.states.get(id)
    return state !== undefined && !state.inflight && !isClean(state) && !this.blocked.has(id)
  }

  /** The server's answer to a request. */
  settle(request: Outgoing, reply: SaveReply): void {
    request.items.forEach((item, i) => {
      const result = reply.results[i]
      const settleOne = () => result && this.settleItem(request.requestId, item, result)
      const mayTouchText = result?.result !== 'ok'
      if (mayTouchText && (this.held.length > 0 || this.host.composing() === item.segment)) this.held.push(settleOne)
      else settleOne()
    })
    this.host.changed(false)
  }

  /** The request was certainly not carried out (refused whole): its edits are pending again. */
  abandon(request: Outgoing, oneByOne: boolean): void {
    if (oneByOne) this.maxItems = 1
    for (const item of request.items) {
      const state = this.states.get(item.segment)
      if (state?.inflight?.requestId === request.requestId) state.inflight = null
    }
  }

  private settleItem(requestId: string, item: SaveItem, result: SaveResult): void {
    const state = this.states.get(item.segment)
    // An event has overtaken the answer, or the segment is gone: its edits have moved on already.
    if (state?.inflight?.requestId !== requestId) return
    if (result.result === 'ok') this.acknowledge(state, result.version, result.status)
    else if (result.result === 'conflict') this.conflict(state, result.events)
    else this.refused(state, result.code, result.params)
  }

  private conflict(state: SegmentState, events: readonly DocumentEvent[]): void {
    const before = state.version
    const structural = events.some((event) => event.kind === 'split' || event.kind === 'join')
    // A structure event must come after the events of the other segment it moves: wait for the stream.
    if (!structural) for (const event of events) this.apply(event)
    state.inflight = null
    if (structural || state.version === before) this.missing(state)
  }

  private refused(state: SegmentState, code: string, params: Record<string, string | number>): void {
    const text = nodeText(state.local)
    const wasText = (state.inflight?.steps ?? 0) > 0
    state.inflight = null
    state.wanted = null
    if (wasText) {
      state.pending = []
      state.local = state.base
      this.host.show(state.id, state.base)
      this.host.notice(errorCodeOf(code), state.id, params, text)
    } else this.host.notice(code === 'save.statusOutdated' ? 'statusOutdated' : errorCodeOf(code), state.id, params)
    this.touch(state)
    this.host.restate(state.id)
  }

  private acknowledge(state: SegmentState, version: number, status: SegmentStatus): void {
    const steps = state.inflight?.steps ?? 0
    state.base = steps === state.pending.length ? state.local : applySteps(state.base, state.pending.slice(0, steps))
    state.pending = state.pending.slice(steps)
    state.version = version
    state.status = status
    state.inflight = null
    if (steps === 0 && state.wanted === status) state.wanted = null
    this.touch(state)
    this.host.restate(state.id)
  }

  /** An event of the document's stream, in order. */
  receive(event: DocumentEvent): void {
    const composing = this.host.composing()
    const touchesText = event.kind === 'text' || event.kind === 'split' || event.kind === 'join'
    const about =
      composing !== null && (event.segment === composing || ('second' in event && event.second === composing))
    if (this.held.length > 0 || (about && touchesText && !this.isOwn(event))) this.held.push(() => this.apply(event))
    else this.apply(event)
    this.host.changed(false)
  }

  /** The composition has ended: what waited for it is done now. */
  release(): void {
    const tasks = this.held
    this.held = []
    for (const task of tasks) task()
    this.host.changed(false)
  }

  private isOwn(event: DocumentEvent): boolean {
    const state = event.segment === null ? undefined : this.states.get(event.segment)
    return event.client === this.client && state?.inflight?.requestId === event.request
  }

  private apply(event: DocumentEvent): void {
    if (event.kind === 'import' || event.segment === null || event.version === null) return
    const state = this.states.get(event.segment)
    if (!state || event.version <= state.version) return
    if (event.version > state.version + 1) return this.missing(state)
    if (event.kind === 'split' || event.kind === 'join') return this.restructure(state, event)
    if (this.isOwn(event)) {
      return this.acknowledge(state, event.version, event.kind === 'lock' ? state.status : event.status)
    }
    if (event.kind === 'text') this.theirText(state, event.steps)
    state.version = event.version
    state.inflight = null
    if (event.kind === 'lock') state.locked = event.locked
    else state.status = event.status
    if (event.kind === 'status' && state.wanted === event.status) state.wanted = null
    this.touch(state)
    this.host.restate(state.id)
  }

  private theirText(state: SegmentState, steps: readonly Record<string, unknown>[]): void {
    const result = rebase(
      state.base,
      state.pending,
      steps.map((step) => Step.fromJSON(schema, step)),
    )
    state.base = result.base
    state.pending = result.steps
    state.local = result.doc
    this.outdate(state)
    this.host.show(state.id, state.local)
  }

  /** A status set on a text that has changed since is not sent: nobody has seen that text. */
  private outdate(state: SegmentState): void {
    if (!state.wanted) return
    state.wanted = null
    this.host.notice('statusOutdated', state.id, {})
  }

  /** Nothing is sent for a segment whose events are not all here; the host fetches them and calls `unblock`. */
  private missing(state: SegmentState): void {
    this.blocked.add(state.id)
    this.host.gap(state.id)
  }

  unblock(): void {
    this.blocked.clear()
    this.host.changed(false)
  }

  private restructure(state: SegmentState, event: Extract<DocumentEvent, { kind: 'split' | 'join' }>): void {
    this.outdate(state)
    const second = this.states.get(event.second)
    if (event.kind === 'join' && second) {
      this.outdate(second)
      this.states.delete(second.id)
      this.dirty.delete(second.id)
      this.unkept.add(second.id)
    }
    for (const next of event.kind === 'split' ? splitState(state, event) : [joinStates(state, second, event)]) {
      this.states.set(next.id, next)
      this.touch(next)
    }
    this.host.restructure(event)
  }

  private touch(state: SegmentState): void {
    if (isClean(state)) this.dirty.delete(state.id)
    else this.dirty.add(state.id)
    this.unkept.add(state.id)
  }
}

function itemOf(state: SegmentState, requestId: string): SaveItem {
  const { id: segment, version: baseVersion } = state
  if (state.pending.length > CONDENSE_ABOVE) state.pending = compact(state.base, state.pending)
  state.inflight = { requestId, steps: state.pending.length }
  if (state.pending.length === 0) return { op: 'status', segment, baseVersion, status: state.wanted ?? state.status }
  return {
    op: 'steps',
    segment,
    baseVersion,
    steps: state.pending.map((step) => step.toJSON() as Record<string, unknown>),
  }
}
