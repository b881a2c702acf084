import type { DocumentEvent } from '../core/api.ts'
import type { Hub } from './live/hub.ts'
import { announceCarried } from './suggestions/announce.ts'

/** What one write has done in several documents, told to whoever has them open once it is durable. */
export class Recorded {
  private readonly events = new Map<string, DocumentEvent[]>()
  private readonly carried = new Map<string, string[]>()

  add(document: string, event: DocumentEvent): void {
    const known = this.events.get(document)
    if (known) known.push(event)
    else this.events.set(document, [event])
  }

  /** Suggestions for this segment have been carried over. */
  carry(document: string, segment: string): void {
    const known = this.carried.get(document)
    if (known) known.push(segment)
    else this.carried.set(document, [segment])
  }

  publish(hub: Hub): void {
    for (const [document, events] of this.events) hub.publish(document, events)
    for (const [document, segments] of this.carried) announceCarried(hub, document, segments)
  }
}
