import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import type { ServerMessage } from '../../core/api.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { landing, TestProvider } from '../builders/oidc.ts'
import { aPerson, Browser, closedBy, goodPassword } from '../builders/people.ts'
import { aDocument, eventually, startTestServer, type TestServer } from '../builders/server.ts'

/** What time does to access: the test holds the server's clock. */

const day = 24 * 3600 * 1000
let ahead = 0
let server: TestServer
let admin: Browser
let work: { project: string; document: string; rows: { id: string }[] }
beforeEach(async () => {
  ahead = 0
  server = await startTestServer({ now: () => Date.now() + ahead })
  work = await aDocument(server, 'Một câu.')
  admin = await closedBy(server)
})
afterEach(() => server.remove())

const gone = { code: 'notFound.invitation' }
const signedOut = { code: 'auth.required' }

test('an invitation ends by its day, and is told as expired to who sent it', async () => {
  const params = { project: work.project }
  const { secret } = await admin.call('addInvitation', { params, body: { role: 'reader', note: '', days: 7 } })
  const browser = new Browser(server)
  ahead = 7 * day - 60_000
  await browser.call('lookAtInvitation', { body: { secret } })
  ahead = 7 * day + 60_000
  await expect(browser.call('lookAtInvitation', { body: { secret } })).rejects.toMatchObject(gone)
  const account = { name: 'Lan', login: 'lan', password: goodPassword }
  await expect(browser.call('acceptInvitation', { body: { secret, account } })).rejects.toMatchObject(gone)
  expect((await admin.call('listInvitations', { params })).invitations).toMatchObject([{ state: 'expired' }])
  expect((await admin.call('listPeople')).people).toHaveLength(1)
})

test('a link to a new password ends after a week; the old password stays', async () => {
  const { id } = await aPerson(server, admin, 'an')
  const { secret } = await admin.call('resetPassword', { params: { person: id } })
  ahead = 7 * day + 1000
  const account = { name: 'an', login: 'an', password: 'một mật khẩu mới' }
  const browser = new Browser(server)
  await expect(browser.call('acceptInvitation', { body: { secret, account } })).rejects.toMatchObject(gone)
  await browser.call('signIn', { body: { login: 'an', password: goodPassword } })
})

test('a session ends thirty days after it was last used, over a restart too', async () => {
  const { browser } = await aPerson(server, admin, 'an')
  ahead = 29 * day
  await browser.call('session')
  await server.restart()
  ahead = 58 * day
  await browser.call('session')
  ahead = 89 * day
  await expect(browser.call('session')).rejects.toMatchObject(signedOut)
  await server.restart()
  await expect(browser.call('session')).rejects.toMatchObject(signedOut)
})

test('and ninety days after it was opened, however much it is used', async () => {
  const { browser } = await aPerson(server, admin, 'an')
  for (ahead = 0; ahead < 90 * day; ahead += 10 * day) await browser.call('session')
  ahead = 90 * day + 60_000
  await expect(browser.call('session')).rejects.toMatchObject(signedOut)
})

test('a session that runs out in mid-edit closes the live line; the text is saved once after signing in again', async () => {
  const { browser } = await aPerson(server, admin, 'an', { project: work.project, role: 'translator' })
  const connect = () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/live`, {
      headers: { origin: server.url, cookie: browser.cookie },
    })
    const heard: ServerMessage[] = []
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as ServerMessage))
    const say = (message: object): void => socket.send(JSON.stringify(message))
    socket.on('open', () =>
      say({ type: 'hello', client: 'tab', document: work.document, after: 0, schema: SCHEMA_VERSION }),
    )
    const hears = (type: string) =>
      eventually(() => heard.find((message) => message.type === type) ?? null, `${type} on the live line`)
    return { say, hears, closed: new Promise<number>((resolve) => socket.on('close', resolve)) }
  }
  const line = connect()
  await line.hears('presence')
  ahead = 31 * day
  line.say({ type: 'presence', segment: work.rows[0]?.id ?? null })
  expect(await line.hears('bye')).toMatchObject({ code: 'signedOut' })
  expect(await line.closed).toBe(1008)
  expect(await connect().hears('bye')).toMatchObject({ code: 'signedOut' })
  const request = {
    params: { document: work.document },
    body: saveBody([edit(work.rows[0]?.id ?? '', 0, typed(0, 'chữ'))]),
  }
  await expect(browser.call('save', request)).rejects.toMatchObject(signedOut)
  await browser.call('signIn', { body: { login: 'an', password: goodPassword } })
  const saved = await browser.call('save', request)
  expect(saved.results).toMatchObject([{ result: 'ok', version: 1 }])
  expect(await browser.call('save', request)).toEqual(saved)
})

test('a sign-in that is at the provider for longer than ten minutes begins anew', async () => {
  const provider = await TestProvider.start([{ sub: 'lan', email: 'lan@example.vn', email_verified: true }])
  const other = await startTestServer({ oidc: provider.config, now: () => Date.now() + ahead })
  const owner = await closedBy(other)
  await owner.call('addPerson', { body: { name: 'Lan', login: 'lan@example.vn', admin: false } })
  const browser = new Browser(other)
  const back = await provider.comeBack(browser, 'lan')
  ahead = 10 * 60_000 + 1000
  expect(landing(await browser.arrive(back))).toBe('/?error=oidc.failed')
  expect(await provider.signIn(browser, 'lan')).toBe('/')
  await other.remove()
  await provider.stop()
})
