import type { ConceptInfo } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import type { Concept } from '../../glossary/concept.ts'
import { pairTags, plainSide, type PairTags } from '../../core/model/plain.ts'
import type { DocumentSession, RowView, TermView } from '../editor/session.ts'
import type { CheckRow, FromWorker, ToWorker } from './messages.ts'
import type { IssueStore } from './store.ts'

/** What is checked after so long without a key (ms). */
const REST = 300
/** Rows handed over in one idle moment. */
const SLICE = 200
/** So long terms are waited for before a document is checked without any (ms). */
const TERMS_WAIT = 6000
/** More rows than this at once were not typed: neighbours and haste are for typing. */
const TYPED = 20

export interface CheckWorker {
  post(message: ToWorker): void
}

export interface FeedHost {
  /** Calls back when the page has nothing better to do. */
  idle(callback: () => void): void
}

/** A row as the worker last got it. */
interface SentRow {
  source: string
  target: string
  /** `keyOf` of its tags. */
  tags: string
  terms: readonly TermView[] | undefined
}

/** Nearly all rows are plain text and have none. */
function tagsOf({ source, target }: Pick<RowView, 'source' | 'target'>): PairTags | undefined {
  if (typeof source === 'string' && typeof target === 'string') return undefined
  return pairTags(plainSide('source', source), plainSide('target', target))
}

const keyOf = (tags: PairTags | undefined): string => (tags ? JSON.stringify(tags) : '')

/**
 * Hands the rows of a session to the worker: all of them in idle moments when
 * the document is opened, then those that change, with their neighbours, when
 * the typing rests. Never while an input method composes.
 */
export class Feed {
  private readonly sent = new Map<string, SentRow>()
  private readonly waiting = new Set<string>()
  private readonly dirty = new Set<string>()
  private readonly concepts = new Map<string, string>()
  private readonly seen = new WeakSet<ConceptInfo>()
  private readonly stops: (() => void)[] = []
  private rest: ReturnType<typeof setTimeout> | null = null
  private pumping = false
  private day: string | null = null
  private stopped = false
  /** Terms do not come: better checked without than not at all. */
  private withoutTerms = false

  constructor(
    private readonly session: DocumentSession,
    private readonly store: IssueStore,
    private readonly worker: CheckWorker,
    private readonly host: FeedHost,
  ) {}

  start(): void {
    const { session } = this
    this.stops.push(
      session.subscribe('rows', () => this.arrange()),
      session.subscribe('terms', () => {
        this.date()
        this.await(session.ids())
      }),
      session.subscribe('composition', () => this.touched()),
      session.subscribeRows((id) => this.changed(id)),
    )
    const timer = setTimeout(() => {
      this.withoutTerms = session.ids().every((id) => session.terms(id) === undefined)
      if (this.withoutTerms) this.await(session.ids())
    }, TERMS_WAIT)
    this.stops.push(() => clearTimeout(timer))
    this.date()
    this.arrange()
  }

  stop(): void {
    this.stopped = true
    if (this.rest !== null) clearTimeout(this.rest)
    for (const stop of this.stops) stop()
  }

  accept(message: FromWorker): void {
    if (!this.stopped) this.store.accept(message)
  }

  /** Concepts known besides those met in rows. */
  learn(concepts: readonly ConceptInfo[]): void {
    const fresh = concepts.filter((concept) => this.isNew(concept))
    if (fresh.length > 0) this.worker.post({ type: 'concepts', concepts: fresh.map(plain) })
  }

  /** All concepts of the active glossaries as they are now; what is not among them is gone. */
  learnAll(concepts: readonly ConceptInfo[]): void {
    const known = new Set(concepts.map(({ glossary, id }) => conceptKey(glossary, id)))
    const gone = [...this.concepts.keys()].filter((key) => !known.has(key))
    const changed = concepts.filter((concept) => this.isNew(concept))
    if (gone.length === 0 && changed.length === 0) return
    for (const key of gone) this.concepts.delete(key)
    this.worker.post({ type: 'concepts', concepts: concepts.map(plain), whole: true })
  }

  private isNew(concept: ConceptInfo): boolean {
    if (this.seen.has(concept)) return false
    this.seen.add(concept)
    const key = conceptKey(concept.glossary, concept.id)
    const text = JSON.stringify(concept)
    if (this.concepts.get(key) === text) return false
    this.concepts.set(key, text)
    return true
  }

  /** Tells the day that chooses among names, when it is another one. */
  private date(): void {
    const day = this.session.day()
    if (day === this.day) return
    this.day = day
    this.worker.post({ type: 'day', day })
  }

  private arrange(): void {
    const ids = this.session.ids()
    this.worker.post({ type: 'order', ids })
    const present = new Set(ids)
    const gone = [...this.sent.keys()].filter((id) => !present.has(id))
    for (const id of gone) this.sent.delete(id)
    if (gone.length > 0) this.store.keepOnly(present)
    this.await(ids)
  }

  /** Rows to be looked at in an idle moment. */
  private await(ids: readonly string[]): void {
    for (const id of ids) this.waiting.add(id)
    if (this.pumping) return
    this.pumping = true
    this.host.idle(() => this.pump())
  }

  private pump(): void {
    this.pumping = false
    if (this.stopped || this.session.composing()) return
    const ids: string[] = []
    for (const id of this.waiting) {
      if (ids.length === SLICE) break
      this.waiting.delete(id)
      ids.push(id)
    }
    this.send(ids, false)
    if (this.waiting.size > 0) this.await([])
  }

  /** Called at each key. */
  private changed(id: string): void {
    const before = this.sent.get(id)
    const row = this.session.row(id)
    if (before && row && before.target === row.targetText && before.tags === keyOf(tagsOf(row))) this.store.restated(id)
    else this.dirty.add(id)
    if (this.dirty.size > 0) this.touched()
  }

  private touched(): void {
    if (this.rest !== null) clearTimeout(this.rest)
    this.rest = setTimeout(() => this.rested(), REST)
    if (this.waiting.size > 0 && !this.session.composing()) this.await([])
  }

  private rested(): void {
    this.rest = null
    // The end of the composition brings it here again.
    if (this.dirty.size === 0 || this.session.composing()) return
    const ids = [...this.dirty]
    this.dirty.clear()
    if (ids.length > TYPED) return this.await(ids)
    this.send(ids, true)
    const order = this.session.ids()
    const around = ids.flatMap((id) => {
      const at = this.session.number(id) - 1
      return at < 0 ? [] : [order[at - 1], order[at + 1]]
    })
    this.send(
      around.filter((id) => id !== undefined),
      true,
      true,
    )
  }

  private send(ids: readonly string[], urgent: boolean, again = false): void {
    const rows = ids.flatMap((id) => this.rowOf(id, again) ?? [])
    if (rows.length > 0) this.worker.post({ type: 'rows', rows, urgent })
  }

  /** A row for the worker; undefined when it is gone, unchanged, or its terms are not there yet. */
  private rowOf(id: string, again: boolean): CheckRow | undefined {
    const row = this.session.row(id)
    const terms = this.session.terms(id)
    if (!row || (terms === undefined && !this.withoutTerms)) return undefined
    const { sourceText: source, targetText: target } = row
    const tags = tagsOf(row)
    const before = this.sent.get(id)
    if (again && !before) return undefined
    const same =
      before?.source === source && before.target === target && before.terms === terms && before.tags === keyOf(tags)
    if (same && !again) return undefined
    this.sent.set(id, { source, target, tags: keyOf(tags), terms })
    this.learn((terms ?? []).map(({ concept }) => concept))
    return {
      id,
      source,
      target,
      ...(tags && { tags }),
      hits: (terms ?? []).map(({ start, end, key }) => [start, end, key] as const),
    }
  }
}

/** As the checks know it: by its key among all glossaries. */
function plain({ glossary, successor, ...concept }: ConceptInfo): Concept {
  const after = successor === undefined ? {} : { successor: conceptKey(glossary, successor) }
  return { ...concept, ...after, id: conceptKey(glossary, concept.id) }
}
