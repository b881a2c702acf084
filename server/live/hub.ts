import type { DocumentEvent, PersonHere, ServerMessage } from '../../core/api.ts'

/** One connected browser tab in a document, as the hub sees it. */
export interface Listener {
  readonly person: PersonHere
  /** False once its lease has run out: still connected, but nobody is known to be there. */
  readonly present: boolean
  deliver(events: readonly DocumentEvent[]): void
  send(message: ServerMessage): void
  /** The document is gone. */
  dismiss(): void
}

/** Presence changes of this many milliseconds go out together. */
const presenceDelay = 50

/**
 * Who listens to which document. Events are published after their write is
 * durable; listeners put them in order themselves, since commits may be
 * announced in any order.
 */
export class Hub {
  readonly #rooms = new Map<string, Set<Listener>>()
  readonly #announcing = new Map<string, NodeJS.Timeout>()

  join(document: string, listener: Listener): void {
    const room = this.#rooms.get(document) ?? new Set()
    room.add(listener)
    this.#rooms.set(document, room)
    this.presenceChanged(document)
  }

  leave(document: string, listener: Listener): void {
    const room = this.#rooms.get(document)
    if (!room?.delete(listener)) return
    if (room.size === 0) this.#rooms.delete(document)
    this.presenceChanged(document)
  }

  publish(document: string, events: readonly DocumentEvent[]): void {
    if (events.length === 0) return
    for (const listener of this.#rooms.get(document) ?? []) listener.deliver(events)
  }

  /** Is anybody in the document? */
  isOpen(document: string): boolean {
    return this.#rooms.has(document)
  }

  /** Says something that is no event to everyone in a document. */
  announce(document: string, message: ServerMessage): void {
    for (const listener of this.#rooms.get(document) ?? []) listener.send(message)
  }

  /** Says something to a person, in every document they have open. */
  tell(user: string, message: ServerMessage): void {
    for (const room of this.#rooms.values()) {
      for (const listener of room) if (listener.person.user.id === user) listener.send(message)
    }
  }

  /** Sends everyone away from a document that is gone. */
  close(document: string): void {
    for (const listener of [...(this.#rooms.get(document) ?? [])]) listener.dismiss()
  }

  presenceChanged(document: string): void {
    if (this.#announcing.has(document)) return
    this.#announcing.set(
      document,
      setTimeout(() => {
        this.#announcing.delete(document)
        this.#announcePresence(document)
      }, presenceDelay).unref(),
    )
  }

  #announcePresence(document: string): void {
    const room = this.#rooms.get(document)
    if (!room) return
    const people = [...room].filter((listener) => listener.present).map((listener) => listener.person)
    for (const listener of room) listener.send({ type: 'presence', people })
  }
}
