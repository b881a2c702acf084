import type { ConceptInfo, TermsReply } from '../../core/api.ts'
import type { TermView } from './session.ts'

/** Rows asked for at first, and in later requests. */
const FIRST = 100
const CHUNK = 2000
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
  private revision: number | null = null
  /** Revision the server has last named. */
  private named: number | null = null
  private loading = false

  constructor(
    private readonly source: TermsSource,
    private readonly changed: () => void,
    private readonly visible: () => string[],
  ) {}

  get(id: string): readonly TermView[] | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    row.views ??= row.hits.flatMap(([start, end, index]) => {
      const concept = row.concepts[index]
      return concept ? [{ start, end, concept, english: englishOf(concept) }] : []
    })
    return row.views
  }

  /** Fetches all rows, first ones first. Without a server, what was kept must do. */
  async load(): Promise<void> {
    if (this.loading) return
    this.loading = true
    try {
      await this.fetchAll()
      // The glossary has changed while its hits were on their way.
      if (this.named !== null && this.named !== this.revision) await this.fetchAll()
    } catch {
      // No terms is a poorer page, not a broken one; the connection's return or a glossary message asks again.
      if (this.rows.size === 0) for (const reply of await this.source.kept()) this.take(reply)
      this.revision = null
    } finally {
      this.loading = false
    }
  }

  private async fetchAll(): Promise<void> {
    const replies: TermsReply[] = []
    let after: string | undefined
    do {
      const reply = await this.source.range(after, after === undefined ? FIRST : CHUNK)
      this.take(reply)
      replies.push(reply)
      after = reply.next ?? undefined
      await this.source.idle()
    } while (after !== undefined)
    if (this.revision !== null) this.source.keep(this.revision, replies)
  }

  /** The server names its revision: at each connection and at each change. */
  async learn(revision: number): Promise<void> {
    this.named = revision
    if (this.loading || revision === this.revision) return
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
    this.revision = reply.revision
    for (const [id, hits] of reply.rows) this.rows.set(id, { hits, concepts: reply.concepts, views: null })
    this.changed()
  }
}

/** The English to insert: the first preferred term. */
function englishOf(concept: ConceptInfo): string {
  const english = concept.terms.filter((term) => term.lang === 'en')
  return (english.find((term) => term.status === 'preferred') ?? english[0])?.text ?? ''
}
