import type { ErrorMark, ErrorScore, RouteBody, ServerMessage } from '../../../core/api.ts'
import { isOmission, usualCategories, type ErrorCategory } from '../../../core/review/mqm/typology.ts'
import { call } from '../../api.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { newId } from '../../editor/sync/ids.ts'
import { Renewal } from '../../renewal.ts'
import type { Chosen } from '../comments/drafts.ts'
import { EditLog } from '../comments/edit-log.ts'
import { placeOf, type Place } from '../comments/place.ts'
import { anchored } from '../comments/writing.ts'
import { reviewCounts } from '../counts.ts'
import { useWatched, Watched } from '../watched.ts'

/** Several changes in a row are loaded once (ms). */
const RELOAD_AFTER = 200

export type Judgement = Pick<ErrorMark, 'category' | 'severity' | 'note'>

/** What is being judged: words chosen on a row, or an error marked before. */
export interface Judging {
  row: string
  side: 'source' | 'target'
  chosen: Chosen | null
  error: ErrorMark | null
}

/** The errors of an open document, kept up by live messages, and the one being judged. */
export class ErrorStore extends Watched {
  private rows = new Map<string, readonly ErrorMark[]>()
  private readonly log = new EditLog()
  private readonly renewal = new Renewal(() => this.ask())
  private reloading: ReturnType<typeof setTimeout> | null = null
  score: ErrorScore | null = null
  offered: readonly ErrorCategory[] = usualCategories
  judging: Judging | null = null
  /** The error looked at. */
  current: string | null = null
  openPanel: (tab: string) => void = () => undefined

  constructor(readonly session: DocumentSession) {
    super()
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stops = [
      this.session.onMessage((message) => this.hear(message)),
      this.session.subscribe('live', () => this.loadSoon()),
    ]
    void this.load()
    void this.loadOffered()
    return () => {
      for (const stop of stops) stop()
      if (this.reloading !== null) clearTimeout(this.reloading)
    }
  }

  private load(): Promise<void> {
    return this.renewal.now()
  }

  private async ask(): Promise<void> {
    try {
      const { errors, score } = await call('listErrors', { params: { document: this.session.document.id } })
      this.rows = byRow(errors)
      this.score = score
    } catch {
      // What is known stays; the line coming back loads it anew.
      return
    }
    const counts = Array.from(this.rows, ([row, { length }]) => [row, length] as const)
    reviewCounts(this.session).set('errors', new Map(counts))
    this.tell()
  }

  async loadOffered(): Promise<void> {
    try {
      const params = { project: this.session.document.project }
      this.offered = (await call('getErrorTypes', { params })).categories
      this.tell()
    } catch {
      // The usual ones are offered.
    }
  }

  private hear(message: ServerMessage): void {
    if (message.type === 'resync' || (message.type === 'review' && message.what === 'error')) this.loadSoon()
    else if (message.type === 'event') {
      this.log.hear(message.event)
      const { kind, segment } = message.event
      if (kind === 'split' || kind === 'join') this.loadSoon()
      else if (kind === 'text' && segment !== null && this.rows.has(segment)) this.loadSoon()
    }
  }

  private loadSoon(): void {
    if (this.reloading !== null) clearTimeout(this.reloading)
    this.reloading = setTimeout(() => void this.load(), RELOAD_AFTER)
  }

  ofRow(row: string): readonly ErrorMark[] {
    return this.rows.get(row) ?? none
  }

  /** Where an error's words are on the screen; the whole side where none were marked. */
  place(error: ErrorMark): Place {
    if (error.state === 'whole') return { span: null, state: 'anchored', words: '', known: true }
    return placeOf(this.session, this.log, { ...error, state: error.state })
  }

  judge(judging: Judging | null): void {
    this.judging = judging
    if (judging) this.openPanel('review')
    this.tell()
  }

  look(id: string | null): void {
    this.current = id
    this.tell()
  }

  /** Marks, or judges anew, what is being judged. Throws what the server refuses. */
  async save(judgement: Judgement): Promise<ErrorMark> {
    const { judging, session } = this
    if (!judging) throw new RangeError('nothing is being judged')
    const params = { document: session.document.id }
    const { error, row, side, chosen } = judging
    const mark = error
      ? await call('changeError', { params: { ...params, error: error.id }, body: judgement })
      : await this.add(row, chosen || !isOmission(judgement.category) ? side : 'source', chosen, judgement)
    this.judge(null)
    await this.load()
    return mark
  }

  private async add(
    segment: string,
    side: 'source' | 'target',
    chosen: Chosen | null,
    judgement: Judgement,
  ): Promise<ErrorMark> {
    const anchor = chosen ? await anchored(this.session, segment, chosen) : null
    const body: RouteBody<'addError'> = { client: newId(), requestId: newId(), segment, side, anchor, ...judgement }
    return call('addError', { params: { document: this.session.document.id }, body })
  }

  async remove(error: ErrorMark): Promise<void> {
    await call('removeError', { params: { document: this.session.document.id, error: error.id } })
    await this.load()
  }
}

const none: readonly ErrorMark[] = []

function byRow(errors: readonly ErrorMark[]): Map<string, readonly ErrorMark[]> {
  const rows = new Map<string, ErrorMark[]>()
  for (const error of errors) {
    const list = rows.get(error.segment)
    if (list) list.push(error)
    else rows.set(error.segment, [error])
  }
  return rows
}

const known = new WeakMap<DocumentSession, ErrorStore>()

export function errorsOf(session: DocumentSession): ErrorStore {
  const store = known.get(session) ?? new ErrorStore(session)
  known.set(session, store)
  return store
}

/** The store of a session; the component is drawn anew at every change of it. */
export const useErrors = (session: DocumentSession): ErrorStore => useWatched(errorsOf(session))
