import { keyParts, type PendingKey } from './sync/pending-store.ts'
import type { Notice } from './session.ts'

/** Messages for the person, newest last; text kept with one stays in the browser's store until it is dismissed. */
export class Notices {
  private list: readonly Notice[] = []
  private readonly records = new Map<string, PendingKey>()
  private count = 0

  constructor(
    private readonly changed: () => void,
    private readonly remove: (record: PendingKey) => void,
  ) {}

  all(): readonly Notice[] {
    return this.list
  }

  /** The same message about the same row is shown once, unless it carries text; a record is shown once in any case. */
  add(notice: Omit<Notice, 'id'>, record?: PendingKey): void {
    if (record && this.showing(record) !== undefined) return
    const same = ({ code, segment }: Notice) => code === notice.code && segment === notice.segment
    if (notice.text === undefined && this.list.some(same)) return
    const id = `n${++this.count}`
    if (record) this.records.set(id, record)
    this.list = [...this.list, { ...notice, id }]
    this.changed()
  }

  /** The message about a record is not needed any more, nor the record. */
  dealtWith(record: PendingKey): void {
    const id = this.showing(record)
    if (id !== undefined) this.dismiss(id)
  }

  private showing(record: PendingKey): string | undefined {
    const key = keyParts(record).join(' ')
    return [...this.records].find(([, shown]) => keyParts(shown).join(' ') === key)?.[0]
  }

  dismiss(id: string): void {
    const record = this.records.get(id)
    if (record) this.remove(record)
    this.records.delete(id)
    this.list = this.list.filter((notice) => notice.id !== id)
    this.changed()
  }
}
