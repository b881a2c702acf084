import type { PersonHere, ServerMessage } from '../../core/api.ts'
import { closeGate } from '../gate.ts'
import type { SessionTopic } from './session.ts'
import type { SyncEngine } from './sync/engine.ts'

/** What of an open document changes by what the server says. */
interface Hearer {
  people(people: readonly PersonHere[]): void
  terms(revision: number, date: string | null | undefined): void
  tell(topic: SessionTopic): void
}

/** Takes in a live message: events go to the engine, the rest to whoever shows it. */
export function hear(message: ServerMessage, engine: SyncEngine, hearer: Hearer): void {
  switch (message.type) {
    case 'event':
      return engine.receive(message.event)
    case 'presence':
      hearer.people(message.people.filter((person) => person.client !== engine.ledger.client))
      return hearer.tell('people')
    case 'glossary':
      hearer.terms(message.revision, message.date)
      return hearer.tell('glossary')
    case 'resync':
      return void engine.catchUp()
    case 'settings':
    case 'dismissals':
      return hearer.tell(message.type)
    case 'thread':
    case 'review':
      // Whoever keeps these listens for themselves.
      return
    case 'bye':
      if (message.code === 'schema') engine.saver.stop('request.schema')
      else if (message.code === 'forbidden') engine.saver.stop('notFound.document')
      else if (message.code === 'signedOut') closeGate()
  }
}
