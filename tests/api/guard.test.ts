import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { routes, type RouteName } from '../../core/api.ts'
import { startServer } from '../../server/start.ts'
import { closedBy } from '../builders/people.ts'
import { withDirectory } from '../builders/store.ts'
import { routePath, startTestServer, tokenOf, type TestServer } from '../builders/server.ts'

let server: TestServer
let host: string
let token: string
beforeAll(async () => {
  server = await startTestServer()
  host = new URL(server.url).host
  token = await tokenOf(server.data)
})
afterAll(() => server.remove())

/** A request with exactly these headers: fetch would set its own Host and Origin. */
function send(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
): Promise<{ status: number; code: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => {
        const code = text.startsWith('{"error"') ? (JSON.parse(text) as { error: { code: string } }).error.code : ''
        resolve({ status: response.statusCode ?? 0, code, headers: response.headers })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Opens a WebSocket; the status of a refusal, or 101. */
function upgrade(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/live`, { headers })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => {
      socket.terminate()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', (error) => {
      if (!/Unexpected server response|before the connection was established/.test(error.message)) reject(error)
    })
  })
}

const names = Object.keys(routes) as RouteName[]
const unsafe = names.filter((name) => routes[name].method !== 'get')

describe('a Host that is not ours', () => {
  const strangers = () => [
    'evil.example',
    `evil.example:${host.split(':')[1]}`,
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
  ]
  test.each(names)('%s refuses it', async (name) => {
    for (const stranger of strangers()) {
      const answer = await send(routes[name].method.toUpperCase(), routePath(name), {
        host: stranger,
        origin: server.url,
        authorization: `Bearer ${token}`,
      })
      expect([answer.status, answer.code]).toEqual([403, 'request.wrongHost'])
    }
  })
  test('pages and WebSockets refuse it', async () => {
    expect(await send('GET', '/', { host: 'evil.example' })).toMatchObject({ status: 403, code: 'request.wrongHost' })
    for (const stranger of strangers()) {
      expect(await upgrade({ host: stranger, origin: `http://${stranger}` })).toBe(403)
    }
  })
  test('localhost and [::1] with our port are ours', async () => {
    const port = host.split(':')[1] ?? ''
    for (const name of [`localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect((await send('GET', '/api/health', { host: name })).status).toBe(200)
    }
  })
})

describe('requests of other sites', () => {
  const strange: (() => Record<string, string>)[] = [
    () => ({ origin: 'http://evil.example' }),
    () => ({ origin: 'null' }),
    () => ({ origin: `http://localhost:${host.split(':')[1]}` }),
    () => ({ origin: `https://${host}` }),
    () => ({ origin: server.url, 'sec-fetch-site': 'cross-site' }),
    () => ({ 'sec-fetch-site': 'same-site' }),
    () => ({ 'sec-fetch-site': 'cross-site' }),
  ]
  test.each(names)('%s refuses them', async (name) => {
    for (const headers of strange) {
      const answer = await send(routes[name].method.toUpperCase(), routePath(name), { host, ...headers() })
      expect([answer.status, answer.code]).toEqual([403, 'request.crossSite'])
    }
  })
  test.each(unsafe)('%s refuses what a person typed into the address bar', async (name) => {
    const headers = { host, 'sec-fetch-site': 'none' }
    expect((await send(routes[name].method.toUpperCase(), routePath(name), headers)).code).toBe('request.crossSite')
  })
  test('a WebSocket refuses them', async () => {
    for (const headers of strange) expect(await upgrade(headers())).toBe(403)
  })
  test('our own pages may', async () => {
    expect((await send('GET', '/api/health', { host, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await send('GET', '/api/health', { host, 'sec-fetch-site': 'none' })).status).toBe(200)
    expect((await send('DELETE', '/api/jobs/x', { host, 'sec-fetch-site': 'same-origin' })).code).toBe('notFound.job')
    expect((await send('DELETE', '/api/jobs/x', { host, origin: server.url })).code).toBe('notFound.job')
    expect(await upgrade({ origin: server.url })).toBe(101)
  })
})

describe('requests of no browser', () => {
  test.each(unsafe)('%s needs the token', async (name) => {
    const path = routePath(name)
    const method = routes[name].method.toUpperCase()
    expect(await send(method, path, { host })).toMatchObject({ status: 401, code: 'auth.required' })
    for (const wrong of ['Bearer', 'Bearer x', `Basic ${token}`, `Bearer ${token}x`, token]) {
      expect((await send(method, path, { host, authorization: wrong })).code).toBe('auth.required')
    }
    expect((await send(method, path, { host, authorization: `Bearer ${token}` })).status).not.toBe(401)
  })
  test('a WebSocket needs it too', async () => {
    expect(await upgrade({})).toBe(401)
    expect(await upgrade({ authorization: `Bearer ${token}` })).toBe(101)
  })
  test('reading needs none', async () => {
    expect((await send('GET', '/api/health', { host })).status).toBe(200)
  })
})

test('without an account any address but loopback is refused', async () => {
  await withDirectory(async (data) => {
    for (const address of ['0.0.0.0', '::', '192.168.1.10', 'example.org']) {
      await expect(
        startServer({ data, host: address, port: 0, log: 'silent', sample: false, version: '0' }),
      ).rejects.toMatchObject({ code: 'server.notLoopback', params: { host: address } })
    }
  })
})

test('with an account it may be reached from elsewhere, under its public address and no other', async () => {
  const other = await startTestServer()
  await closedBy(other)
  await other.stop()
  const data = other.data
  const publicUrl = 'https://dich.example.vn'
  const running = await startServer({
    data,
    host: '0.0.0.0',
    port: 0,
    log: 'silent',
    sample: false,
    version: '0',
    publicUrl,
  })
  const port = new URL(running.url).port
  const ask = (path: string, headers: OutgoingHttpHeaders, method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      const sent = request({ hostname: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end()
    })
  try {
    const host = 'dich.example.vn'
    expect(await ask('/api/health', { host })).toBe(200)
    expect(await ask('/api/health', { host: 'evil.example' })).toBe(403)
    expect(await ask('/api/health', { host: 'evil.example', 'x-forwarded-host': host })).toBe(403)
    expect(await ask('/api/session', { host })).toBe(401)
    expect(await ask('/api/sign-out', { host, origin: publicUrl }, 'POST')).toBe(200)
    expect(await ask('/api/sign-out', { host, origin: 'http://dich.example.vn' }, 'POST')).toBe(403)
  } finally {
    await running.close()
    await other.remove()
  }
})
