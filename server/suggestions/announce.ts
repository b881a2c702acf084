import type { Hub } from '../live/hub.ts'

/** Tells everyone in a document that suggestions for these segments are on another text now. Once the write that carried them over is durable. */
export function announceCarried(hub: Hub, document: string, segments: Iterable<string>): void {
  const [first, ...more] = new Set(segments)
  if (first === undefined) return
  // Whoever shows suggestions loads them at once, however many there are.
  hub.announce(document, { type: 'review', what: 'suggestion', segment: more.length === 0 ? first : null })
}
