import type { StructureRequest } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { call, NetworkError } from '../api.ts'
import type { Rows } from './rows.ts'
import type { EngineNotice, SyncEngine } from './sync/engine.ts'
import type { TargetViews } from './views.ts'

/**
 * Splits and joins: server operations on what the server has, so everything
 * pending in these rows is sent first. Each resolves with the number of its
 * event once the rows show it.
 */
export class Structure {
  constructor(
    private readonly document: string,
    private readonly engine: SyncEngine,
    private readonly rows: Rows,
    private readonly views: TargetViews,
    private readonly newId: () => string,
    private readonly notice: (notice: EngineNotice) => void,
  ) {}

  async split(id: string, sourceAt: number, targetAt: number): Promise<number> {
    await this.settle([id])
    return this.send({ kind: 'split', segment: id, version: this.versionOf(id), sourceAt, targetAt })
  }

  async join(id: string): Promise<number> {
    const second = this.rows.next(id)
    const refusal = this.joinRefusal(id)
    if (second === undefined || refusal === 'lastOfUnit' || refusal === 'lastRow') {
      throw new AppError('structure.notAdjacent')
    }
    await this.settle([id, second])
    const versions = { version: this.versionOf(id), secondVersion: this.versionOf(second) }
    return this.send({ kind: 'join', segment: id, second, ...versions })
  }

  joinRefusal(id: string): 'lastOfUnit' | 'locked' | 'lastRow' | undefined {
    const next = this.rows.next(id)
    if (next === undefined) return 'lastRow'
    if (this.rows.unit(next) !== this.rows.unit(id)) return 'lastOfUnit'
    const locked = (one: string) => this.engine.ledger.get(one)?.locked ?? false
    return locked(id) || locked(next) ? 'locked' : undefined
  }

  /** Takes back the split or join with this event number. The person is told when that is refused. */
  async takeBack(event: number): Promise<number> {
    try {
      await this.engine.saver.flush()
      return await this.send({ kind: 'undo', event })
    } catch (error) {
      if (error instanceof AppError) this.notice({ code: error.code, params: error.params })
      throw error
    }
  }

  private async settle(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.views.normalise(id)
    await this.engine.saver.flush()
    if (ids.some((id) => this.engine.ledger.unsaved().has(id))) throw new NetworkError('restructure')
  }

  private versionOf(id: string): number {
    const state = this.engine.ledger.get(id)
    if (!state) throw new AppError('notFound.segment')
    return state.version
  }

  private async send(op: StructureRequest['op']): Promise<number> {
    const body: StructureRequest = { client: this.engine.ledger.client, requestId: this.newId(), op }
    const ask = () => call('restructure', { params: { document: this.document }, body })
    // The same request again is harmless: one that was done gets the answer it got then.
    const again = (error: unknown) => {
      if (error instanceof NetworkError) return ask()
      throw error
    }
    const { event } = await ask().catch(again)
    while (this.engine.lastEvent < event.n) await this.engine.catchUp()
    return event.n
  }
}
