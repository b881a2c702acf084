import type { Progress, Row } from '../../core/api.ts'
import { isCredit } from '../../core/language/credit.ts'
import { countWords } from '../../core/language/words.ts'
import { inlineText, nodeText, nodeToInline, type Inline } from '../../core/model/inline.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { Ledger } from './sync/ledger.ts'
import type { RowView } from './session.ts'

interface Entry {
  unit: number
  kind: RowView['kind']
  source: Inline
  words: number
  /** Status under which it stands in the tallies. */
  counted: SegmentStatus
  view: RowView | null
}

/** Order and face of the rows; texts and statuses come from the ledger. */
export class Rows {
  private order: string[] = []
  private numbers: Map<string, number> | null = null
  private readonly entries = new Map<string, Entry>()
  private tally: Progress = emptyProgress()

  constructor(private readonly ledger: Ledger) {}

  ids(): readonly string[] {
    return this.order
  }

  number(id: string): number {
    this.numbers ??= new Map(this.order.map((one, i) => [one, i + 1]))
    return this.numbers.get(id) ?? 0
  }

  has(id: string): boolean {
    return this.entries.has(id)
  }

  unit(id: string): number | undefined {
    return this.entries.get(id)?.unit
  }

  /** The row after this one, if any. */
  next(id: string, by: 1 | -1 = 1): string | undefined {
    const number = this.number(id)
    return number === 0 ? undefined : this.order[number - 1 + by]
  }

  append(rows: readonly Row[]): void {
    for (const row of rows) this.put(row)
    this.order = [...this.order, ...rows.map((row) => row.id)]
    this.numbers = null
  }

  /** Takes in the rows of a split or join: the first one is known, further ones stand right after it. */
  restructure(rows: readonly Row[], gone: string | null): void {
    for (const row of rows) {
      this.take(row.id)
      this.put(row)
    }
    if (gone !== null) this.take(gone)
    const [first, ...rest] = rows.map((row) => row.id)
    const fresh = rest.filter((id) => !this.order.includes(id))
    this.order = this.order.flatMap((id) => (id === gone ? [] : id === first ? [id, ...fresh] : [id]))
    this.numbers = null
  }

  private put(row: Row): void {
    const { id, unit, kind, source } = row
    const words = countWords(inlineText(source))
    const counted = this.statusOf(id)
    this.entries.set(id, { unit, kind, source, words, counted, view: null })
    this.count(counted, words, 1)
  }

  private take(id: string): void {
    const entry = this.entries.get(id)
    if (entry) this.count(entry.counted, entry.words, -1)
    this.entries.delete(id)
  }

  private statusOf(id: string): SegmentStatus {
    const state = this.ledger.get(id)
    return state ? this.ledger.statusOf(state) : 'untranslated'
  }

  /** Text, status or lock of a row has changed. True when the tallies have, too. */
  touch(id: string): boolean {
    const entry = this.entries.get(id)
    if (!entry) return false
    entry.view = null
    const status = this.statusOf(id)
    if (status === entry.counted) return false
    this.count(entry.counted, entry.words, -1)
    this.count(status, entry.words, 1)
    entry.counted = status
    return true
  }

  private count(status: SegmentStatus, words: number, by: 1 | -1): void {
    const add = (tally: { segments: number; words: number }) => ({
      segments: tally.segments + by,
      words: tally.words + by * words,
    })
    this.tally = { ...this.tally, [status]: add(this.tally[status]), total: add(this.tally.total) }
  }

  progress(): Progress {
    return this.tally
  }

  source(id: string): Inline {
    return this.entries.get(id)?.source ?? ''
  }

  view(id: string): RowView | undefined {
    const entry = this.entries.get(id)
    const state = this.ledger.get(id)
    if (!entry || !state) return undefined
    entry.view ??= face(id, entry, nodeToInline(state.local), nodeText(state.local), this.statusOf(id), state.locked)
    return entry.view
  }
}

function face(
  id: string,
  { unit, kind, source }: Entry,
  target: Inline,
  targetText: string,
  status: SegmentStatus,
  locked: boolean,
): RowView {
  const sourceText = inlineText(source)
  return { id, unit, kind, credit: isCredit(sourceText), source, sourceText, target, targetText, status, locked }
}

function emptyProgress(): Progress {
  const none = { segments: 0, words: 0 }
  return { untranslated: none, draft: none, confirmed: none, approved: none, total: none }
}
