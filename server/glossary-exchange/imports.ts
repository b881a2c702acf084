import { setImmediate as breathe } from 'node:timers/promises'
import type { Logger } from 'pino'
import {
  TableMappingSchema,
  type ConflictPolicy,
  type GlossaryFormat,
  type GlossaryPreview,
  type RouteBody,
  type RouteReply,
  type RowOutcome,
  type TableMapping,
} from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { logUnexpected } from '../errors.ts'
import { requireGlossary, requireWritable } from '../glossary/rights.ts'
import { newId } from '../ids.ts'
import { storeFailure } from '../store/errno.ts'
import type { Store } from '../store/store.ts'
import { carryOut, clearReplaced } from './carry-out.ts'
import type { Desk } from './desk.ts'
import { HeldImports, type HeldImport, type ImportState } from './held.ts'

interface Parts {
  store: Store
  log: Logger
  now: () => number
  desk: Desk
  /** Tells everyone concerned that a glossary has changed. */
  announce: (glossary: string) => Promise<void>
  /** Makes a glossary ready to be searched. */
  prepare: (glossary: string) => Promise<void>
}

/** Concepts sent to the desk at once. */
const chunk = 500

/**
 * Imports into glossaries: a dry run first, kept for an hour, then all of it or
 * nothing (`carry-out.ts`).
 */
export class GlossaryImports {
  readonly #parts: Parts
  readonly #held: HeldImports
  /** What an earlier process had no time to remove. */
  readonly #cleared: Promise<void>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#held = new HeldImports(parts.now, (id) => void parts.desk.drop(id).catch(() => undefined))
    this.#cleared = clearReplaced(parts.store).catch((error: unknown) => {
      logUnexpected(parts.log, error, 'removing replaced concepts')
    })
  }

  async preview(
    glossary: string,
    file: { name: string; bytes: Uint8Array },
    { format, mapping }: { format?: GlossaryFormat | undefined; mapping?: string | undefined },
  ): Promise<GlossaryPreview> {
    const record = await requireWritable(this.#parts.store.read, glossary)
    const { desk, now } = this.#parts
    const asked = mapping === undefined ? undefined : mappingOf(mapping)
    const id = newId()
    const held: HeldImport = {
      id,
      glossary,
      revision: record.revision,
      preview: { import: id, glossary, fileName: file.name, format: 'csv', table: null, counts: noRows, warnings: [] },
      bytes: file.bytes.length,
      state: { state: 'ready', done: 0, total: 0, batch: null, error: null },
      request: null,
      cancelled: false,
      over: Promise.resolve(),
      touched: now(),
    }
    try {
      await desk.open(id, { bytes: file.bytes, fileName: file.name, format })
      await this.#tellExisting(held)
      await this.#plan(held, asked)
    } catch (error) {
      await desk.drop(id).catch(() => undefined)
      throw error
    }
    this.#held.add(held)
    return held.preview
  }

  async remap(glossary: string, id: string, mapping: TableMapping): Promise<GlossaryPreview> {
    const held = await this.#ready(glossary, id)
    const { revision } = await requireWritable(this.#parts.store.read, glossary)
    if (revision !== held.revision) await this.#tellExisting(held)
    held.revision = revision
    await this.#plan(held, mapping)
    return held.preview
  }

  async rows(
    glossary: string,
    id: string,
    asked: { outcome?: RowOutcome | undefined; after?: number | undefined; limit?: number | undefined },
  ): Promise<RouteReply<'listGlossaryImportRows'>> {
    const held = await this.#known(glossary, id)
    const { rows, next } = await this.#parts.desk.rows(held.id, {
      outcome: asked.outcome,
      after: asked.after ?? 0,
      limit: asked.limit ?? 100,
    })
    return { rows: rows.map((row) => ({ ...row, before: row.before && { ...row.before, glossary } })), next }
  }

  /** Begins; asked again by the same request, it says how far it is. */
  async commit(
    actor: Actor,
    glossary: string,
    id: string,
    { client, requestId, conflicts }: RouteBody<'commitGlossaryImport'>,
  ): Promise<ImportState> {
    const held = await this.#known(glossary, id)
    const request = JSON.stringify([client, requestId, conflicts])
    if (held.request === request) return held.state
    await this.#ready(glossary, id)
    const { revision } = await requireWritable(this.#parts.store.read, glossary)
    if (revision !== held.revision) throw new AppError('glossary.importChanged')
    // Another request may have begun while this one looked.
    if (held.request !== null) throw new AppError('glossary.importGone')
    held.request = request
    held.state = { ...held.state, state: 'running' }
    held.over = this.#run(held, actor, conflicts)
    return held.state
  }

  async state(glossary: string, id: string): Promise<ImportState> {
    return (await this.#known(glossary, id)).state
  }

  /** Drops a dry run; stops an import under way and waits until nothing of it is left; one that is over is forgotten. */
  async cancel(glossary: string, id: string): Promise<void> {
    const held = await this.#known(glossary, id)
    if (held.state.state !== 'running') {
      this.#held.remove(id)
      return
    }
    held.cancelled = true
    await held.over
  }

  async close(): Promise<void> {
    for (const held of this.#held.all()) held.cancelled = true
    await Promise.all([this.#cleared, ...this.#held.all().map(({ over }) => over)])
  }

  /** Throws AppError notFound.glossary, glossary.importGone. */
  async #known(glossary: string, id: string): Promise<HeldImport> {
    await requireGlossary(this.#parts.store.read, glossary)
    return this.#held.get(glossary, id)
  }

  async #ready(glossary: string, id: string): Promise<HeldImport> {
    const held = await this.#known(glossary, id)
    if (held.state.state !== 'ready') throw new AppError('glossary.importGone')
    return held
  }

  /** Gives the desk the glossary as it is. */
  async #tellExisting(held: HeldImport): Promise<void> {
    const { desk, store } = this.#parts
    let after: string | undefined
    do {
      const page = await store.read.glossaries.conceptPage(held.glossary, { after, limit: chunk })
      await desk.existing(held.id, page.items, after === undefined)
      after = page.next ?? undefined
      await breathe()
    } while (after !== undefined)
  }

  async #plan(held: HeldImport, mapping: TableMapping | undefined): Promise<void> {
    held.preview = { ...held.preview, ...(await this.#parts.desk.plan(held.id, mapping)) }
  }

  /** Never rejects: a failure is told by the state. */
  async #run(held: HeldImport, actor: Actor, policy: ConflictPolicy): Promise<void> {
    const { desk, store, now, announce, prepare } = this.#parts
    try {
      const total = await desk.decide(held.id, policy)
      held.state = { ...held.state, total }
      if (total === 0) {
        held.state = { ...held.state, state: 'done' }
        return
      }
      const batch = await carryOut(store, {
        glossary: held.glossary,
        ifRevision: held.revision,
        user: actor.user,
        at: now(),
        total,
        writes: (from, limit) => desk.writes(held.id, from, limit),
        progress: (done) => {
          held.state = { ...held.state, done }
        },
        proceed: () => {
          if (held.cancelled) throw new AppError('import.cancelled')
        },
      })
      held.state = { ...held.state, state: 'done', batch }
      await announce(held.glossary)
      await clearReplaced(store)
      await prepare(held.glossary)
    } catch (error) {
      this.#failed(held, error)
    } finally {
      await desk.drop(held.id).catch(() => undefined)
    }
  }

  #failed(held: HeldImport, error: unknown): void {
    if (held.state.state === 'done') {
      logUnexpected(this.#parts.log, error, `what follows import ${held.id}`)
    } else if (error instanceof AppError && error.code === 'import.cancelled') {
      held.state = { ...held.state, state: 'cancelled' }
    } else if (error instanceof AppError) {
      held.state = { ...held.state, state: 'failed', error: { code: error.code, params: error.params } }
    } else {
      const reference = logUnexpected(this.#parts.log, error, `import ${held.id} into a glossary`)
      const code = storeFailure(error) ? 'store.unusable' : 'internal'
      held.state = { ...held.state, state: 'failed', error: { code, params: { reference } } }
    }
  }
}

const noRows = { added: 0, changed: 0, same: 0, conflicting: 0, rejected: 0 }

function mappingOf(json: string): TableMapping {
  try {
    return TableMappingSchema.parse(JSON.parse(json))
  } catch {
    throw new AppError('request.invalid', { path: 'fields.mapping' })
  }
}
