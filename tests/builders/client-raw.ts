import { connect, type Socket } from 'node:net'

/**
 * One keep-alive connection that sends one request after another, as a browser
 * tab does. Parses no more of HTTP than our server's JSON replies need, so that
 * a load generator costs little of the machine it shares with the server.
 */
export class RawClient {
  readonly #socket: Socket
  readonly #head: string
  #received = ''
  #answer: { resolve(body: string): void; reject(error: Error): void } | null = null

  constructor(url: string, method: string, path: string) {
    const { hostname, port, host, origin } = new URL(url)
    this.#head = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n`
    this.#socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1')
    this.#socket.on('data', (text: string) => {
      this.#received += text
      this.#read()
    })
    const ended = (): void => {
      this.#answer?.reject(new Error('the connection ended'))
      this.#answer = null
    }
    this.#socket.on('close', ended)
    this.#socket.on('error', ended)
  }

  /** Sends a body; resolves to the reply's body. Rejects when the line breaks or the status is not 200. */
  async send(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error('the connection ended'))
        return
      }
      this.#answer = { resolve, reject }
      this.#socket.write(`${this.#head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(): void {
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.slice(0, end)
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1])
    const body = this.#received.slice(end + 4)
    if (!(body.length >= length)) return
    this.#received = ''
    const answer = this.#answer
    this.#answer = null
    if (head.startsWith('HTTP/1.1 200 ')) answer?.resolve(body)
    else answer?.reject(new Error(head.split('\r\n')[0]))
  }
}
