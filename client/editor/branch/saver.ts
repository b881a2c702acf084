import type { Node } from 'prosemirror-model'
import { AppError, type ErrorCode } from '../../../core/errors.ts'
import { inlineText, inlineToNode, nodeText, nodeToInline } from '../../../core/model/inline.ts'
import { SCHEMA_VERSION } from '../../../core/model/schema.ts'
import type { Suggestion } from '../../../core/wire/suggestions.ts'
import { keepSuggestions, keptSuggestions } from '../../offline/suggestions.ts'
import type { Beside } from '../branches.ts'
import type { Insides } from '../insides.ts'
import { Backoff, systemClock } from '../sync/clock.ts'
import { newId } from '../sync/ids.ts'
import type { PendingKey } from '../sync/pending-store.ts'
import { verdictOf } from '../wire.ts'
import type { Branch } from './branch.ts'
import type { BranchDesk } from './desk.ts'
import type { KeptSuggestion, SentSuggestion } from './kept.ts'

/** Times in ms, as for edits of the target. */
const SEND_AFTER_IDLE = 400
const SEND_AT_MOST = 2000

export interface SaverHost {
  /** The way to the server; repeatable. */
  suggest(segment: string, request: SentSuggestion): Promise<Suggestion>
  /** Learns what I suggest anew: the server knows another version than I have seen. */
  reload(): Promise<void>
  /** May this person suggest here? */
  may(): boolean
}

/**
 * Keeps what is suggested in this browser, in the turn after each key, and
 * sends it when typing pauses: one request a segment at a time, what is typed
 * meanwhile next. Nothing is sent while an input method composes.
 */
export class BranchSaver implements Beside {
  private readonly requests = new Map<string, SentSuggestion>()
  private readonly unkept = new Set<string>()
  private keepTimer: unknown = null
  private sendTimer: unknown = null
  private unsentSince: number | null = null
  private writing: Promise<void> = Promise.resolve()
  private readonly carrying = new Set<Promise<void>>()
  private readonly troubles = new Map<string, 'offline' | 'failing'>()
  private readonly backoff = new Backoff(systemClock)
  private closed = false
  private stopped = false
  kept = true

  constructor(
    private readonly desk: BranchDesk,
    private readonly insides: Insides,
    private readonly host: SaverHost,
  ) {}

  get pending(): number {
    return [...this.desk.all.values()].filter((branch) => branch.pending).length
  }

  get trouble(): 'offline' | 'failing' | null {
    const troubles = [...this.troubles.values()]
    return troubles.includes('offline') ? 'offline' : (troubles[0] ?? null)
  }

  edited({ segment }: Branch): void {
    this.changed(segment)
    const now = systemClock.now()
    this.unsentSince ??= now
    this.arm(Math.min(SEND_AFTER_IDLE, Math.max(0, this.unsentSince + SEND_AT_MOST - now)))
  }

  private changed(segment: string): void {
    this.unkept.add(segment)
    this.keepTimer ??= systemClock.set(() => {
      void this.writing.then(() => {
        this.keepTimer = null
        return this.keep()
      })
    }, 0)
    this.insides.setBeside(this)
  }

  private arm(delay: number): void {
    if (this.closed) return
    if (this.sendTimer !== null) systemClock.clear(this.sendTimer)
    this.sendTimer = systemClock.set(() => {
      this.sendTimer = null
      void this.send()
    }, delay)
  }

  /** Writes what has changed to the browser's store. */
  keep(): Promise<void> {
    const { database, scope } = this.insides.browser
    const segments = [...this.unkept]
    this.unkept.clear()
    if (!database || segments.length === 0) return this.writing
    const keys = segments.map((segment) => ({ ...scope, segment }))
    const records = keys.flatMap((key) => this.record(key) ?? [])
    const remove = keys.filter((key) => !records.some(({ segment }) => segment === key.segment))
    this.writing = keepSuggestions(database, records, remove).then(
      () => this.setKept(true),
      () => {
        // Tried again with the next write: a full disk may have room by then.
        for (const segment of segments) this.unkept.add(segment)
        this.setKept(false)
      },
    )
    return this.writing
  }

  private setKept(kept: boolean): void {
    if (this.kept === kept) return
    this.kept = kept
    this.insides.setBeside(this)
  }

  private record(key: PendingKey): KeptSuggestion | null {
    const branch = this.desk.all.get(key.segment)
    return branch?.pending ? this.recordOf(key, branch, this.requests.get(key.segment) ?? null) : null
  }

  private recordOf(key: PendingKey, branch: Branch, sent: SentSuggestion | null): KeptSuggestion {
    const { suggestion, base, baseVersion, seen, agreed } = branch.known
    const text = nodeToInline(branch.text)
    const known = { base: nodeToInline(base), baseVersion, seen, agreed: nodeToInline(agreed) }
    return { ...key, schema: SCHEMA_VERSION, ...(suggestion ? { suggestion } : {}), ...known, text, sent }
  }

  /** Sends what may be sent now; resolves when the answers have been dealt with or the line is down. */
  async send(): Promise<void> {
    if (this.closed || this.stopped || this.insides.views.composing() !== null) return
    this.unsentSince = null
    const ready = [...this.desk.all.values()].filter((branch) => branch.pending && branch.sent === null)
    await Promise.all(ready.map((branch) => this.begin(branch)))
  }

  private async begin(branch: Branch): Promise<void> {
    if (!this.desk.ground(branch)) {
      // The target's own edits go first.
      await this.insides.engine.saver.send()
      if (this.insides.views.composing() !== null || !this.desk.ground(branch)) return this.arm(SEND_AT_MOST)
    }
    if (branch.sent !== null || !branch.pending || branch.known.baseVersion === null) return
    const { seen, baseVersion } = branch.known
    const text = nodeToInline(branch.text)
    branch.sent = branch.text
    this.requests.set(branch.segment, {
      client: this.insides.browser.scope.client,
      requestId: newId(),
      ifVersion: seen,
      baseVersion,
      text,
    })
    this.track(branch.segment)
  }

  private track(segment: string): void {
    const carried = this.carry(segment).finally(() => this.carrying.delete(carried))
    this.carrying.add(carried)
  }

  private async carry(segment: string): Promise<void> {
    const request = this.requests.get(segment)
    if (!request || this.closed || this.stopped) return
    this.unkept.add(segment)
    await this.keep()
    try {
      const suggestion = await this.host.suggest(segment, request)
      this.settled(segment, isOpen(suggestion) ? suggestion : null)
    } catch (error) {
      await this.failed(segment, error)
    }
  }

  private settled(segment: string, suggestion: Suggestion | null): void {
    this.requests.delete(segment)
    this.troubles.delete(segment)
    for (const [id, trouble] of this.troubles) if (trouble === 'offline') this.troubles.delete(id)
    this.backoff.reset()
    this.desk.learn(segment, suggestion, true)
    this.changed(segment)
    if (this.desk.hasMissed(segment)) void this.host.reload()
    if (this.desk.all.get(segment)?.pending) this.arm(SEND_AFTER_IDLE)
  }

  private async failed(segment: string, error: unknown): Promise<void> {
    const { verdict, code } = verdictOf(error, { items: [] })
    if (this.closed) return
    // Not allowed is no passing trouble where the person's role says so, too.
    const waits = verdict === 'wait' && (code !== 'auth.forbidden' || this.host.may())
    if (verdict === 'retry' || waits || verdict === 'fail' || verdict === 'stop') {
      this.troubles.set(segment, verdict === 'retry' ? 'offline' : 'failing')
      this.insides.setBeside(this)
      return this.backoff.next(() => this.track(segment), verdict !== 'retry')
    }
    const branch = this.desk.all.get(segment)
    this.requests.delete(segment)
    this.troubles.delete(segment)
    if (verdict === 'renew' || (error instanceof AppError && outdated.has(code))) {
      this.desk.doubt(segment)
      await this.host.reload()
      this.desk.uproot(segment)
      return this.arm(SEND_AFTER_IDLE)
    }
    if (branch) await this.putAside(branch, code)
    this.desk.all.delete(segment)
    this.desk.learn(segment, null, true)
    this.changed(segment)
    if (this.desk.on) this.insides.views.show(segment)
    await this.host.reload()
  }

  /** Keeps a text that is given up in this browser, under a client of its own, and offers it to the person. */
  async putAside(branch: Branch, code: ErrorCode): Promise<void> {
    const { database, scope } = this.insides.browser
    const record = this.recordOf({ ...scope, client: newId(), segment: branch.segment }, branch, null)
    const refused: KeptSuggestion = { ...record, refused: code }
    this.offer(refused, code)
    // Where the browser refuses to keep it, it stands in the message.
    if (database) await keepSuggestions(database, [refused], []).catch(() => undefined)
  }

  private offer(record: KeptSuggestion, code: ErrorCode): void {
    const { server, user, document, client, segment } = record
    const key: PendingKey = { server, user, document, client, segment }
    const again = (): void => {
      const [base, text] = [record.base, record.text].map((inline) => inlineToNode('target', inline)) as [Node, Node]
      if (!this.desk.again(segment, base, text)) return
      this.changed(segment)
      this.arm(0)
      this.insides.notices.dealtWith(key)
    }
    const text = inlineText(record.text)
    const notice = { code: 'suggestionRefused', segment, params: { code }, text }
    const mayAgain = record.schema === SCHEMA_VERSION && this.host.may()
    this.insides.notices.add(mayAgain ? { ...notice, again } : notice, key)
  }

  /** Takes up what tabs of this browser that are gone have not sent. */
  async adopt(): Promise<void> {
    const { database, scope, alive } = this.insides.browser
    if (!database) return
    const orphans = async (): Promise<KeptSuggestion[]> => {
      const [records, living] = await Promise.all([keptSuggestions(database, scope), alive.clients()])
      return records.filter(({ client }) => client !== scope.client && !living.has(client))
    }
    if ((await orphans()).length === 0) return
    await alive.alone(`suggestions:${scope.server}:${scope.document}`, async () => {
      for (const record of await orphans()) await this.takeUp(record)
    })
  }

  private async takeUp(record: KeptSuggestion): Promise<void> {
    const { database, scope } = this.insides.browser
    if (!database) return
    if (record.refused) return this.offer(record, record.refused)
    if (record.schema !== SCHEMA_VERSION) return this.offer(record, 'save.invalidSteps')
    const node = (inline: KeptSuggestion['text']) => inlineToNode('target', inline)
    const { suggestion = null, seen, baseVersion, sent } = record
    const known = { suggestion, seen, baseVersion, base: node(record.base), agreed: node(record.agreed) }
    const branch = this.desk.adopt(record.segment, known, node(record.text))
    if (sent && !this.requests.has(record.segment)) {
      branch.sent = node(sent.text)
      this.requests.set(record.segment, sent)
    }
    const mine = this.record({ ...scope, segment: record.segment })
    await keepSuggestions(database, mine ? [mine] : [], [record])
    this.insides.setBeside(this)
    if (sent) this.track(record.segment)
    else this.arm(0)
  }

  /** A composition is over, the line is back, or the person asks: what waits goes on. */
  wake(): void {
    this.backoff.hurry()
    if (this.pending > 0) this.arm(0)
  }

  async flush(): Promise<boolean> {
    for (let round = 0; round < 50 && this.pending > 0; round++) {
      if (this.stopped) return false
      this.backoff.hurry()
      await this.send()
      await Promise.all(this.carrying)
      if (this.trouble !== null || this.closed || this.insides.views.composing() !== null) return false
    }
    await this.keep()
    return this.pending === 0
  }

  unsaved(id: string): string | undefined {
    const branch = this.desk.all.get(id)
    return branch?.pending ? nodeText(branch.text) : undefined
  }

  stop(): void {
    this.stopped = true
    this.backoff.cancel()
    void this.keep()
  }

  close(): void {
    void this.keep()
    this.closed = true
    if (this.keepTimer !== null) systemClock.clear(this.keepTimer)
    if (this.sendTimer !== null) systemClock.clear(this.sendTimer)
    this.backoff.cancel()
  }
}

/** The server knows another version of my suggestion, or has none any more. */
const outdated = new Set<ErrorCode>(['suggestion.outdated', 'suggestion.decided', 'suggestion.conflict'])

export const isOpen = ({ state }: Suggestion): boolean => state === 'open' || state === 'conflict'
