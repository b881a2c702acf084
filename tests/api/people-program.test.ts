import { PassThrough, Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { runCommandLine } from '../../server/cli/index.ts'
import { startServer } from '../../server/start.ts'
import { Browser, closedBy, goodPassword } from '../builders/people.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

async function run(server: TestServer, args: string[], stdin = ''): Promise<{ code: number; out: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const env = { SONGNGU_DATA: server.data }
  const code = await runCommandLine(['user', ...args], { stdin: Readable.from([stdin]), stdout, stderr, env })
  return { code, out: String(stdout.read() ?? '') }
}

test('people are added without a server and beside one, and shut out', async () => {
  const server = await startTestServer()
  try {
    await server.stop()
    expect((await run(server, ['add', 'an', '--name', 'An', '--password-stdin'], `${goodPassword}\n`)).code).toBe(0)
    await server.restart()
    const an = new Browser(server)
    await an.call('signIn', { body: { login: 'an', password: goodPassword } })
    // The first account manages the server.
    expect(await an.call('getAccount')).toMatchObject({ admin: true, user: { name: 'An' } })

    const { out } = await run(server, ['add', 'binh'])
    const secret = out.trim().split('#')[1] ?? ''
    const binh = new Browser(server)
    expect(await binh.call('lookAtInvitation', { body: { secret } })).toMatchObject({ kind: 'password' })
    await binh.call('acceptInvitation', {
      body: { secret, account: { name: 'Bình', login: 'binh', password: goodPassword } },
    })
    expect(await binh.call('getAccount')).toMatchObject({ admin: false, login: 'binh' })
    expect((await run(server, ['list'])).out).toContain('binh\tactive\t-\tbinh')
    expect((await run(server, ['disable', 'BINH'])).code).toBe(0)
    await expect(binh.call('session')).rejects.toMatchObject({ code: 'auth.required' })
    expect((await run(server, ['disable', 'an'])).code).toBe(1)
    expect((await run(server, ['reset', 'nobody'])).code).toBe(1)
    expect((await run(server, ['add'])).code).toBe(2)
  } finally {
    await server.remove()
  }
})

test.each(['127.0.0.2', '[::1]', '0.0.0.0'])('a server that listens on %s alone is found by its lock', async (host) => {
  const before = await startTestServer()
  await closedBy(before)
  await before.stop()
  const { data } = before
  const config = { data, host, port: 0, log: 'silent', sample: false, version: '0' } as const
  const running = await startServer(config)
  try {
    expect((await run(before, ['list'])).out).toContain('chu\tactive\tadmin\tChủ máy')
    expect((await run(before, ['add', 'an'])).code).toBe(0)
    // The address is nobody's but the command line's.
    if (host === '127.0.0.2') expect((await fetch(`${running.url}/api/health`)).status).toBe(403)
  } finally {
    await running.close()
    await before.remove()
  }
})
