import { WebSocket } from 'ws'
import { ServerMessageSchema, type ClientMessage, type DocumentEvent, type ServerMessage } from '../../core/api.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { eventually } from './server.ts'

/** A browser tab's live side: everything it was told, validated. */
export class LiveClient {
  readonly messages: ServerMessage[] = []
  readonly socket: WebSocket
  /** Close code, once closed. */
  closed: number | null = null

  constructor(url: string) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { origin: url })
    this.socket.on('message', (data) =>
      this.messages.push(ServerMessageSchema.parse(JSON.parse((data as Buffer).toString()))),
    )
    this.socket.on('close', (code) => (this.closed = code))
    this.socket.on('error', () => undefined)
  }

  /** Connects and says hello; resolves when the first presence shows that the hello was heard. */
  static async join(url: string, document: string, after: number, client = 'tab-1'): Promise<LiveClient> {
    const live = new LiveClient(url)
    await live.opened()
    live.say({ type: 'hello', client, document, after, schema: SCHEMA_VERSION })
    await live.until((message) => message.type === 'presence', 'presence after hello')
    return live
  }

  async opened(): Promise<void> {
    await eventually(() => (this.socket.readyState === WebSocket.OPEN ? true : null), 'the WebSocket')
  }

  say(message: ClientMessage): void {
    this.socket.send(JSON.stringify(message))
  }

  async until(is: (message: ServerMessage) => boolean, what: string): Promise<ServerMessage> {
    return eventually(() => this.messages.find(is) ?? null, what)
  }

  events(): DocumentEvent[] {
    return this.messages.flatMap((message) => (message.type === 'event' ? [message.event] : []))
  }

  /** Waits until the event with this number has come; gives all numbers in the order received. */
  async numbers(last: number): Promise<number[]> {
    await eventually(() => (this.events().some(({ n }) => n === last) ? true : null), `event ${last}`)
    return this.events().map(({ n }) => n)
  }

  /** Clients and segments of the latest presence. */
  people(): [string, string | null][] {
    const latest = this.messages.findLast((message) => message.type === 'presence')
    return latest?.type === 'presence' ? latest.people.map(({ client, segment }) => [client, segment]) : []
  }

  async whenClosed(): Promise<number> {
    return eventually(() => this.closed, 'the end of the connection')
  }
}
