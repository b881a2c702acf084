import { Step } from 'prosemirror-transform'
import type { DocumentEvent, SaveItem, SaveResult } from '../../../core/api.ts'
import { inlineToNode, nodeText, nodeToInline } from '../../../core/model/inline.ts'
import { schema, SCHEMA_VERSION } from '../../../core/model/schema.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { rebase } from '../../../core/sync/rebase.ts'
import { moveAcrossJoin } from '../../../core/sync/structure.ts'
import { isClean, stateOf, type Outgoing, type SegmentState } from './state.ts'
import { joinStates, splitState } from './restructure.ts'
import type { PendingKey, PendingRecord, PendingStore } from './pending-store.ts'
import type { SaverHost, Transport } from './saver.ts'

export interface Adoption {
  store: PendingStore
  transport: Transport
  newId: () => string
  verdictOf: SaverHost['verdictOf']
}

/** What came of a dead tab's records. */
export interface Adopted {
  /** Segments whose edits are on the server now. */
  saved: Set<string>
  /** Edits that could not be saved; they stay in the browser's store. */
  refused: { key: PendingKey; code: string; params: Record<string, string | number>; text: string }[]
}

/** A record being worked off: the segment as the dead tab knew it, under the dead tab's client id. */
interface Branch {
  key: PendingKey
  state: SegmentState
}

/**
 * Sends what tabs that are gone left unsaved, in their name: first each
 * request that was under way, word for word (it may have been carried out),
 * then the rest, rebased over whatever has happened since. Every record stays
 * in the store until the server has acknowledged it. Rejects when the line
 * breaks, or when the server failed on some of them; calling again goes on
 * where it stopped.
 */
export async function adopt(records: readonly PendingRecord[], deps: Adoption): Promise<Adopted> {
  const outcome: Adopted = { saved: new Set(), refused: [] }
  const branches: Branch[] = []
  const answers = new Map<string, Promise<SaveResult[] | null>>()
  const failures: Error[] = []
  /** A record that the server cannot deal with holds up no other; without a line nothing goes on. */
  const passing = async (work: Promise<Branch[]>): Promise<Branch[]> => {
    try {
      return await work
    } catch (error) {
      if (deps.verdictOf(error, { items: [] }).verdict !== 'fail') throw error
      failures.push(error instanceof Error ? error : new Error(String(error)))
      return []
    }
  }
  for (const record of records) {
    if (record.refused) outcome.refused.push({ key: record, ...record.refused })
    else if (!isReadable(record)) {
      outcome.refused.push({ key: record, code: 'save.invalidSteps', params: {}, text: typedIn(record) })
    } else branches.push(...(await passing(firstAnswer(record, answers, deps, outcome))))
  }
  for (let branch = branches.shift(); branch; branch = branches.shift()) {
    branches.unshift(...(await passing(sendBranch(branch, deps, outcome))))
  }
  if (failures[0]) throw failures[0]
  return outcome
}

/** Written by a program with another schema, a record may not fit: then its text is only shown. */
function isReadable(record: PendingRecord): boolean {
  try {
    branchOf(record)
    return record.schema === SCHEMA_VERSION
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** All letters in a record's steps. */
function typedIn(record: PendingRecord): string {
  const letters: string[] = []
  const collect = (_key: string, value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && 'text' in value) letters.push(String(value.text))
    return value
  }
  JSON.stringify(record.pending, collect)
  return letters.join('')
}

/** Repeats the request that was under way and brings the record up to its answer. */
async function firstAnswer(
  record: PendingRecord,
  answers: Map<string, Promise<SaveResult[] | null>>,
  deps: Adoption,
  outcome: Adopted,
): Promise<Branch[]> {
  const branch = branchOf(record)
  const { inflight } = record
  if (!inflight) return [branch]
  const request = { client: record.client, requestId: inflight.requestId, schema: record.schema, items: inflight.items }
  const id = `${record.client} ${inflight.requestId}`
  let answer = answers.get(id)
  if (!answer) answers.set(id, (answer = ask(request, deps)))
  const results = await answer
  const result = results?.[inflight.items.findIndex((item) => item.segment === record.segment)]
  return result ? settle(branch, result, inflight.steps, deps, outcome) : [branch]
}

function branchOf(record: PendingRecord): Branch {
  const { server, user, document, client, segment } = record
  const base = inlineToNode('target', record.base)
  const pending = record.pending.map((step) => Step.fromJSON(schema, step))
  const state: SegmentState = {
    id: segment,
    version: record.version,
    base,
    local: applySteps(base, pending),
    pending,
    status: 'draft',
    locked: false,
    wanted: record.status,
    inflight: null,
  }
  return { key: { server, user, document, client, segment }, state }
}

/** The server's results; null when it does not take the request at all (then it was not carried out). */
async function ask(request: Outgoing, deps: Adoption): Promise<SaveResult[] | null> {
  try {
    return (await deps.transport.save(request, { keepalive: false })).results
  } catch (error) {
    const { verdict, code } = deps.verdictOf(error, request)
    if (verdict === 'renew' || verdict === 'single') return null
    if (verdict === 'refuse') return request.items.map(() => ({ result: 'refused' as const, code, params: {} }))
    throw error
  }
}

async function sendBranch(branch: Branch, deps: Adoption, outcome: Adopted): Promise<Branch[]> {
  const { state, key } = branch
  if (isClean(state)) return settle(branch, null, 0, deps, outcome)
  const steps = state.pending.map((step) => step.toJSON() as Record<string, unknown>)
  const common = { segment: state.id, baseVersion: state.version }
  const item: SaveItem =
    steps.length > 0 ? { op: 'steps', ...common, steps } : { op: 'status', ...common, status: state.wanted ?? 'draft' }
  const request = { client: key.client, requestId: deps.newId(), schema: SCHEMA_VERSION, items: [item] }
  const inflight = { requestId: request.requestId, items: request.items, steps: steps.length }
  await deps.store.write([recordOf(branch, inflight)], [])
  const [result] = (await ask(request, deps)) ?? []
  const refused = { result: 'refused' as const, code: 'request.invalid', params: {} }
  return settle(branch, result ?? refused, steps.length, deps, outcome)
}

/** Draws the consequence of an answer and writes it down; gives what is left to do. */
async function settle(
  branch: Branch,
  result: SaveResult | null,
  steps: number,
  deps: Adoption,
  outcome: Adopted,
): Promise<Branch[]> {
  const { state, key } = branch
  if (result?.result === 'refused') return refuse(branch, result, steps, deps, outcome)
  if (result?.result === 'conflict') return moved(branch, result.events, deps, outcome)
  if (result) {
    state.base = applySteps(state.base, state.pending.slice(0, steps))
    state.pending = state.pending.slice(steps)
    state.version = result.version
    if (steps === 0) state.wanted = null
  }
  if (!isClean(state)) {
    await deps.store.write([recordOf(branch, null)], [])
    return [branch]
  }
  outcome.saved.add(state.id)
  await deps.store.write([], [key])
  return []
}

async function refuse(
  branch: Branch,
  { code, params }: Extract<SaveResult, { result: 'refused' }>,
  steps: number,
  deps: Adoption,
  outcome: Adopted,
): Promise<Branch[]> {
  const { state, key } = branch
  // A status nobody has seen the text for is not worth a record; refused text is.
  if (steps === 0) {
    await deps.store.write([], [key])
    return []
  }
  const refused = { code, params, text: nodeText(state.local) }
  await deps.store.write([{ ...recordOf(branch, null), pending: [], refused }], [])
  outcome.refused.push({ key, ...refused })
  return []
}

/** Takes a branch through the events it has missed. A part that lands in another segment becomes a record of its own. */
async function moved(
  branch: Branch,
  events: readonly DocumentEvent[],
  deps: Adoption,
  outcome: Adopted,
): Promise<Branch[]> {
  const parts = through(branch.state, events)
  if (parts.length === 1 && parts[0] === branch.state) {
    return refuse(
      branch,
      { result: 'refused', code: 'internal', params: {} },
      branch.state.pending.length,
      deps,
      outcome,
    )
  }
  const next = parts
    .filter((state) => !isClean(state))
    .map((state) => {
      const stays = state.id === branch.key.segment
      return { state, key: stays ? branch.key : { ...branch.key, segment: state.id, client: deps.newId() } }
    })
  const stays = next.some((one) => one.key === branch.key)
  const records = next.map((one) => recordOf(one, null))
  await deps.store.write(records, stays ? [] : [branch.key])
  return next
}

function through(state: SegmentState, events: readonly DocumentEvent[]): SegmentState[] {
  let current = state
  const others: SegmentState[] = []
  for (const event of events) {
    if (event.kind === 'join' && event.second === current.id) {
      const [row] = event.rows
      if (!row) continue
      const joined = stateOf(row)
      const pending = moveAcrossJoin(current.base, current.pending, joined.base, event.targetAt)
      return [...others, { ...joined, pending, local: applySteps(joined.base, pending) }]
    }
    if (event.kind === 'import' || event.segment !== current.id || event.version !== current.version + 1) continue
    if (event.kind === 'split') {
      const [first, second] = splitState(current, event)
      others.push(second)
      current = first
    } else if (event.kind === 'join') current = joinStates(current, undefined, event)
    else if (event.kind === 'text') {
      const theirs = event.steps.map((step) => Step.fromJSON(schema, step))
      const { base, doc, steps } = rebase(current.base, current.pending, theirs)
      // A status set on a text that has changed since is not sent.
      current = { ...current, version: event.version, base, local: doc, pending: steps, wanted: null }
    } else current = { ...current, version: event.version }
  }
  return [...others, current]
}

function recordOf(branch: Branch, inflight: PendingRecord['inflight']): PendingRecord {
  const { state, key } = branch
  return {
    ...key,
    schema: SCHEMA_VERSION,
    version: state.version,
    base: nodeToInline(state.base),
    inflight,
    pending: state.pending.map((step) => step.toJSON() as Record<string, unknown>),
    status: state.wanted,
    refused: null,
  }
}
