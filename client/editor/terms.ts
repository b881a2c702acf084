import type { ConceptInfo, TermsReply } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { standingOf } from '../terms/standing.ts'
import type { TermView } from './session.ts'

/** Rows asked for at first, and in later requests. */
const FIRST = 100
const CHUNK = 2000
/** A glossary that changes all the time is not run after. */
const TRIES = 3
/** Ids that fit into one request for named segments. */
const NAMED = 300

export interface TermsSource {
  range(after: string | undefined, limit: number): Promise<TermsReply>
  named(ids: readonly string[]): Promise<TermsReply>
  /** Resolves when the page has nothing better to do. */
  idle(): Promise<void>
  /** Keeps the replies for times without a server. */
  keep(revision: number, replies: readonly TermsReply[]): void
  kept(): Promise<readonly TermsReply[]>
}

interface Hits {
  hits: TermsReply['rows'][number][1]
  concepts: readonly ConceptInfo[]
  views: readonly TermView[] | null
}

/**
 * Term hits of the rows. The server finds them; they are fetched for the first
 * rows at once, for the others in turn, and anew for rows on screen when the
 * glossary changes.
 */
export class Terms {
  private readonly rows = new Map<string, Hits>()
  /** Revision of which all rows are. */
  private whole: number | null = null
  /** Revision the server has last named. */
  private named: number | null = null
  private loading = false

  constructor(
    private readonly source: TermsSource,
    private readonly changed: () => void,
    private readonly visible: () => string[],
    /** ISO day of the document: it chooses among names. */
    public day: string,
  ) {}

  get(id: string): readonly TermView[] | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    row.views ??= row.hits.flatMap(([start, end, index]) => {
      const concept = row.concepts[index]
      if (!concept) return []
      return [{ start, end, concept, key: conceptKey(concept.glossary, concept.id), ...standingOf(concept, this.day) }]
    })
    return row.views
  }

  /** The document has another date: other names may be in force. */
  setDay(day: string): void {
    if (day === this.day) return
    this.day = day
    for (const row of this.rows.values()) row.views = null
    this.changed()
  }

  /** Concepts the hits of all rows refer to, each once. */
  concepts(): Iterable<ConceptInfo> {
    const found = new Set<ConceptInfo>()
    for (const { concepts } of this.rows.values()) for (const concept of concepts) found.add(concept)
    return found
  }

  /** Fetches all rows, first ones first. Without a server, what was kept must do. */
  async load(): Promise<void> {
    if (this.loading) return
    this.loading = true
    try {
      // The glossary may change while its hits are on their way.
      for (let tries = 0; tries < TRIES; tries++) {
        this.whole = await this.fetchAll()
        if (this.named === null || this.whole === this.named) break
      }
    } catch {
      // No terms is a poorer page, not a broken one; the connection's return or a glossary message asks again.
      if (this.rows.size === 0) for (const reply of await this.source.kept()) this.take(reply)
      this.whole = null
    } finally {
      this.loading = false
    }
  }

  /** The revision all rows have now; null when the glossary changed in between. */
  private async fetchAll(): Promise<number | null> {
    const replies: TermsReply[] = []
    let after: string | undefined
    do {
      const reply = await this.source.range(after, after === undefined ? FIRST : CHUNK)
      this.take(reply)
      replies.push(reply)
      after = reply.next ?? undefined
      await this.source.idle()
    } while (after !== undefined)
    const revision = replies[0]?.revision ?? null
    if (revision === null || replies.some((reply) => reply.revision !== revision)) return null
    this.source.keep(revision, replies)
    return revision
  }

  /** The server names its revision: at each connection and at each change. Rows on screen come first. */
  async learn(revision: number): Promise<void> {
    const known = this.named
    this.named = revision
    if (revision === this.whole || (this.loading && known === null)) return
    await this.refresh(this.visible())
    await this.load()
  }

  /** Rows whose sources have changed, or which are seen now. */
  async refresh(ids: readonly string[]): Promise<void> {
    for (let i = 0; i < ids.length; i += NAMED) {
      try {
        this.take(await this.source.named(ids.slice(i, i + NAMED)))
      } catch {
        return
      }
    }
  }

  /** The source of these rows is another one now: what was known is wrong. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.rows.delete(id)
    this.changed()
  }

  private take(reply: TermsReply): void {
    for (const [id, hits] of reply.rows) this.rows.set(id, { hits, concepts: reply.concepts, views: null })
    this.changed()
  }
}
