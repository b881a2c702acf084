import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { errorStatus, type ErrorCode } from '../../core/errors.ts'
import type { Deps } from '../deps.ts'
import { closeCodes, Connection } from './connection.ts'

const livePath = '/api/live'
/** The longest message is a hello of four short fields. */
const messageLimit = 4096
const pingEvery = 10_000
const closeGrace = 1000

/** The live side of the server: WebSockets at `/api/live`. */
export class Live {
  readonly #deps: Deps
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit, perMessageDeflate: false })
  readonly #connections = new Set<Connection>()
  readonly #pinging: NodeJS.Timeout
  readonly #stopListening: () => void

  constructor(deps: Deps) {
    this.#deps = deps
    this.#pinging = setInterval(() => {
      for (const connection of this.#connections) connection.ping()
    }, pingEvery).unref()
    this.#stopListening = deps.access.onChange(() => {
      for (const connection of this.#connections) void connection.recheck()
    })
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // An upgrade is answered before anybody else listens for errors of its socket.
      socket.on('error', () => socket.destroy())
      const code = this.#refusal(request)
      if (code) refuse(socket, code)
      else {
        this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
          // A browser does not tell its page why a handshake failed: who is not signed in hears it from the connection.
          const connection = new Connection(webSocket, this.#deps, () => this.#deps.access.who(request))
          this.#connections.add(connection)
          void connection.recheck()
          void connection.closed.then(() => this.#connections.delete(connection))
        })
      }
    })
  }

  /** Says goodbye to everyone; whoever has not closed within a second is cut off. */
  async close(): Promise<void> {
    clearInterval(this.#pinging)
    this.#stopListening()
    for (const connection of this.#connections) connection.bye('shutdown', closeCodes.shutdown)
    const closed = Promise.all([...this.#connections].map((connection) => connection.closed))
    await Promise.race([closed, delay(closeGrace, undefined, { ref: false })])
    for (const connection of this.#connections) connection.terminate()
    this.#sockets.close()
  }

  #refusal(request: IncomingMessage): ErrorCode | null {
    if ((request.url ?? '').split('?')[0] !== livePath) return 'notFound.route'
    // A WebSocket is not held to one origin by browsers, so it counts as unsafe.
    return this.#deps.gate.refusal(request, true)
  }
}

function refuse(socket: Duplex, code: ErrorCode): void {
  const body = JSON.stringify({ error: { code, params: {} } })
  socket.end(
    `HTTP/1.1 ${errorStatus[code]} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
