import type { GlossaryPreview, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'

export type ImportState = RouteReply<'getGlossaryImport'>

/** An import between its dry run and an hour after its end. */
export interface HeldImport {
  id: string
  glossary: string
  /** The glossary's revision that the dry run compared with. */
  revision: number
  preview: GlossaryPreview
  bytes: number
  state: ImportState
  /** Names the request that carries it out, so that it can be sent twice. */
  request: string | null
  /** Somebody wants it stopped. */
  cancelled: boolean
  /** Resolves when nothing more is done for it. */
  over: Promise<void>
  /** ms UTC of the last that was asked of it. */
  touched: number
}

/** Dry runs kept at once, and bytes of their files together; the oldest goes first. */
const heldAtMost = 4
const bytesAtMost = 256 * 2 ** 20
const lifetime = 3600_000

/** The imports of this process. After a restart none is known: files are then sent again. */
export class HeldImports {
  readonly #held = new Map<string, HeldImport>()
  readonly #now: () => number
  readonly #drop: (id: string) => void

  /** `drop` frees what else is kept for a dry run. */
  constructor(now: () => number, drop: (id: string) => void) {
    this.#now = now
    this.#drop = drop
  }

  add(held: HeldImport): void {
    this.#held.set(held.id, held)
    this.#tidy(held.id)
  }

  /** Throws AppError glossary.importGone. */
  get(glossary: string, id: string): HeldImport {
    this.#tidy(id)
    const held = this.#held.get(id)
    if (held?.glossary !== glossary) throw new AppError('glossary.importGone')
    held.touched = this.#now()
    return held
  }

  all(): HeldImport[] {
    return [...this.#held.values()]
  }

  /** One that is under way only becomes forgotten when it is over. */
  remove(id: string): void {
    if (this.#held.get(id)?.state.state === 'ready') this.#drop(id)
    this.#held.delete(id)
  }

  #tidy(keep: string): void {
    const before = this.#now() - lifetime
    for (const { id, touched, state } of this.all()) {
      if (touched < before && state.state !== 'running') this.remove(id)
    }
    const ready = this.all().filter(({ state }) => state.state === 'ready')
    let bytes = ready.reduce((sum, held) => sum + held.bytes, 0)
    let count = ready.length
    for (const held of ready.toSorted((a, b) => a.touched - b.touched)) {
      if (count <= heldAtMost && bytes <= bytesAtMost) return
      if (held.id === keep) continue
      this.remove(held.id)
      count -= 1
      bytes -= held.bytes
    }
  }
}
