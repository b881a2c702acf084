import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import type { ServerMessage } from '../../core/api.ts'
import { personHeader } from '../../core/wire/route.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { aPerson, Browser, closedBy, goodPassword, tokenHeader } from '../builders/people.ts'
import { aDocument, eventually, failureOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
let admin: Browser
let work: { project: string; document: string; rows: { id: string }[] }
beforeEach(async () => {
  server = await startTestServer()
  work = await aDocument(server, 'Một câu. Hai câu.')
  admin = await closedBy(server)
})
afterEach(() => server.remove())

const bodyOf = (text: string) => saveBody([edit(work.rows[0]?.id ?? '', 0, typed(0, text))])
const saving = (text: string) => ({ params: { document: work.document }, body: bodyOf(text) })

/** Listens to the document as a tab of this browser. */
function listen(browser: Browser, person?: string): { heard: ServerMessage[]; close: () => void; socket: WebSocket } {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/live`, {
    headers: { origin: server.url, cookie: browser.cookie },
  })
  const heard: ServerMessage[] = []
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as ServerMessage))
  socket.on('open', () => {
    const hello = { type: 'hello', client: 'tab', document: work.document, after: 0, schema: SCHEMA_VERSION, person }
    socket.send(JSON.stringify(hello))
  })
  return { heard, socket, close: () => socket.terminate() }
}
const hears = (heard: ServerMessage[], message: object): Promise<true> =>
  eventually(() => {
    const found = heard.some((one) => Object.entries(message).every(([key, value]) => one[key as 'type'] === value))
    return found ? true : null
  }, JSON.stringify(message))

describe('accounts', () => {
  test('without one everybody is the local owner; with the first, everybody signs in', async () => {
    const stranger = new Browser(server)
    expect(await stranger.call('signInOptions')).toEqual({ open: false, password: true, oidc: null })
    await expect(stranger.call('session')).rejects.toMatchObject({ code: 'auth.required' })
    expect(await admin.call('session')).toMatchObject({ user: { name: 'Chủ máy' }, role: 'owner' })
    await server.restart()
    expect(await admin.call('getAccount')).toMatchObject({ login: 'chu', hasPassword: true, admin: true })
  })

  test('a login is one whatever its case and width; wrong ones all sound alike', async () => {
    const browser = new Browser(server)
    await expect(browser.call('signIn', { body: { login: 'nobody', password: 'x' } })).rejects.toMatchObject({
      code: 'auth.wrongPassword',
    })
    await expect(browser.call('signIn', { body: { login: 'chu', password: 'x' } })).rejects.toMatchObject({
      code: 'auth.wrongPassword',
    })
    const nfd = goodPassword.normalize('NFD')
    await browser.call('signIn', { body: { login: ' ＣHU', password: nfd } })
    expect((await browser.call('session')).user.name).toBe('Chủ máy')
  })

  test('guessing is slowed down, for known and unknown logins alike, and a restart forgives nothing', async () => {
    for (const login of ['chu', 'nobody']) {
      const codes = []
      for (let i = 0; i < 7; i++) {
        const response = await new Browser(server).send('signIn', { body: { login, password: 'wrong' } })
        codes.push(response.status)
      }
      expect(codes.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
      expect(codes).toContain(429)
    }
    await server.restart()
    const again = await new Browser(server).send('signIn', { body: { login: 'chu', password: goodPassword } })
    // A restart takes longer than the first waits: what is kept is the number of failures.
    expect([200, 429]).toContain(again.status)
  })

  test('of a session and a password the store holds hashes only', async () => {
    const secret = admin.cookie.split('=')[1] ?? ''
    expect(secret.length).toBeGreaterThan(40)
    await server.stop()
    for (const file of ['songngu.db']) {
      const bytes = await readFile(join(server.data, file))
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(goodPassword)).toBe(false)
      expect(bytes.includes('$argon2id$')).toBe(true)
    }
    await server.restart()
    await admin.call('session')
  })

  test('a new password ends all other sessions, and each can be ended by itself', async () => {
    const other = new Browser(server)
    await other.call('signIn', { body: { login: 'chu', password: goodPassword } })
    const { sessions } = await admin.call('listSessions')
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true])
    await expect(admin.call('changePassword', { body: { next: 'một mật khẩu mới' } })).rejects.toMatchObject({
      code: 'auth.wrongPassword',
    })
    await admin.call('changePassword', { body: { current: goodPassword, next: 'một mật khẩu mới' } })
    await admin.call('session')
    await expect(other.call('session')).rejects.toMatchObject({ code: 'auth.required' })
    await other.call('signIn', { body: { login: 'chu', password: 'một mật khẩu mới' } })
    const [mine] = (await other.call('listSessions')).sessions.filter(({ current }) => current)
    await admin.call('revokeSession', { params: { session: mine?.id ?? '' } })
    await expect(other.call('session')).rejects.toMatchObject({ code: 'auth.required' })
  })

  test('the command line acts as the owner', async () => {
    const response = await new Browser(server).send('listPeople', {}, await tokenHeader(server))
    expect(response.status).toBe(200)
  })

  test('the last who manages the server stays', async () => {
    const [me] = (await admin.call('listPeople')).people
    const params = { person: me?.user.id ?? '' }
    for (const body of [{ admin: false }, { state: 'disabled' as const }]) {
      await expect(admin.call('changePerson', { params, body })).rejects.toMatchObject({ code: 'people.lastAdmin' })
    }
  })
})

describe('projects are their members’ alone', () => {
  test('others see nothing of them', async () => {
    const { browser } = await aPerson(server, admin, 'an')
    expect((await browser.call('listProjects')).projects).toEqual([])
    const params = { project: work.project, document: work.document }
    await expect(browser.call('getProject', { params })).rejects.toMatchObject({ code: 'notFound.project' })
    await expect(browser.call('save', saving('x'))).rejects.toMatchObject({ code: 'notFound.document' })
    await expect(browser.call('createProject', { body: { name: 'x' } })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  test('only owners make owners, and the last one stays', async () => {
    const params = { project: work.project }
    const manager = await aPerson(server, admin, 'manager', { ...params, role: 'manager' })
    const { id } = await aPerson(server, admin, 'an', { ...params, role: 'reader' })
    const making = { params, body: { person: id, role: 'owner' as const } }
    await expect(manager.browser.call('setMember', making)).rejects.toMatchObject({ code: 'people.onlyOwners' })
    const owner =
      (await admin.call('listMembers', { params })).members.find((one) => one.role === 'owner')?.user.id ?? ''
    const removing = { params: { ...params, person: owner } }
    await expect(manager.browser.call('removeMember', removing)).rejects.toMatchObject({ code: 'people.onlyOwners' })
    await expect(admin.call('removeMember', removing)).rejects.toMatchObject({ code: 'people.lastOwner' })
    await admin.call('setMember', making)
    await admin.call('removeMember', removing)
  })
})

describe('while people work', () => {
  test('a removed member is sent away, and saves nothing more', async () => {
    const { browser, id } = await aPerson(server, admin, 'an', { project: work.project, role: 'translator' })
    const { heard, close } = listen(browser)
    await hears(heard, { type: 'presence' })
    const comment = { client: 'tab', requestId: 'called', segment: null, anchor: null, text: '@an', mentions: [id] }
    await admin.call('addThread', { params: { document: work.document }, body: comment })
    expect(await browser.call('listNotifications')).toMatchObject({ unread: 1, notifications: [{ kind: 'mention' }] })
    await admin.call('removeMember', { params: { project: work.project, person: id } })
    expect(await browser.call('listNotifications')).toEqual({ unread: 0, notifications: [] })
    await hears(heard, { type: 'bye', code: 'forbidden' })
    await expect(browser.call('save', saving('x'))).rejects.toMatchObject({ code: 'notFound.document' })
    close()
  })

  test('a changed role holds at once, and is told', async () => {
    const params = { project: work.project }
    const { browser, id } = await aPerson(server, admin, 'an', { ...params, role: 'translator' })
    const { heard, close } = listen(browser)
    await hears(heard, { type: 'presence' })
    await browser.call('save', saving('x'))
    await admin.call('setMember', { params, body: { person: id, role: 'reader' } })
    await hears(heard, { type: 'review', what: 'role' })
    await expect(browser.call('save', saving('y'))).rejects.toMatchObject({ code: 'auth.forbidden' })
    close()
  })

  test('what was typed while signed out is saved once after signing in again', async () => {
    const { browser } = await aPerson(server, admin, 'an', { project: work.project, role: 'translator' })
    const { heard, close } = listen(browser)
    await hears(heard, { type: 'presence' })
    const [session] = (await browser.call('listSessions')).sessions
    await new Browser(server, browser.cookie).call('revokeSession', { params: { session: session?.id ?? '' } })
    await hears(heard, { type: 'bye', code: 'signedOut' })
    const request = saving('chữ')
    await expect(browser.call('save', request)).rejects.toMatchObject({ code: 'auth.required' })
    await browser.call('signIn', { body: { login: 'an', password: goodPassword } })
    const saved = await browser.call('save', request)
    expect(saved.results).toMatchObject([{ result: 'ok', version: 1 }])
    expect(await browser.call('save', request)).toEqual(saved)
    close()
  })

  test('what a page of one person sends is never taken as another’s', async () => {
    const member = { project: work.project, role: 'translator' as const }
    const an = await aPerson(server, admin, 'an', member)
    const { browser, id } = await aPerson(server, admin, 'binh', member)
    const pageOf = (person: string) => ({ [personHeader]: person })
    for (const name of ['save', 'getRows', 'listProjects', 'signOut'] as const) {
      const { params, body } = saving('x')
      const response = await browser.send(name, name === 'save' ? { params, body } : { params }, pageOf(an.id))
      expect((await failureOf(response)).code).toBe('auth.otherPerson')
    }
    expect((await browser.send('save', saving('y'), pageOf(id))).status).toBe(200)
    const [row] = (await browser.call('getRows', { params: { document: work.document } })).rows
    expect(row).toMatchObject({ target: 'y', version: 1 })
    const wrong = listen(browser, an.id)
    await hears(wrong.heard, { type: 'bye', code: 'signedOut' })
    expect(wrong.heard.map(({ type }) => type)).toEqual(['bye'])
    const right = listen(browser, id)
    await hears(right.heard, { type: 'presence' })
    right.close()
  })

  test('a closed account is out at once', async () => {
    const { browser, id } = await aPerson(server, admin, 'an', { project: work.project, role: 'owner' })
    const { heard, close } = listen(browser)
    await hears(heard, { type: 'presence' })
    await admin.call('changePerson', { params: { person: id }, body: { state: 'disabled' } })
    await hears(heard, { type: 'bye', code: 'signedOut' })
    await expect(browser.call('session')).rejects.toMatchObject({ code: 'auth.required' })
    close()
  })
})

describe('invitations', () => {
  const invited = (body: object = {}) =>
    admin.call('addInvitation', {
      params: { project: work.project },
      body: { role: 'translator', note: 'Lan', days: 7, ...body },
    })

  test('work once', async () => {
    const { secret } = await invited()
    const browser = new Browser(server)
    expect(await browser.call('lookAtInvitation', { body: { secret } })).toMatchObject({ kind: 'project', as: null })
    const account = { name: 'Lan', login: 'lan@example.vn', password: goodPassword }
    const accepted = await browser.call('acceptInvitation', { body: { secret, account } })
    expect(accepted).toMatchObject({ project: work.project, session: { user: { name: 'Lan' }, role: 'translator' } })
    await browser.call('save', saving('x'))
    const again = { secret, account: { ...account, login: 'another' } }
    await expect(new Browser(server).call('acceptInvitation', { body: again })).rejects.toMatchObject({
      code: 'notFound.invitation',
    })
    const { invitations } = await admin.call('listInvitations', { params: { project: work.project } })
    expect(invitations).toMatchObject([{ state: 'used', usedBy: { name: 'Lan' } }])
  })

  test('take in a person who is signed in', async () => {
    const { browser } = await aPerson(server, admin, 'an')
    const { secret } = await invited({ role: 'reviewer' })
    await browser.call('acceptInvitation', { body: { secret, account: null } })
    expect((await browser.call('getProject', { params: { project: work.project } })).role).toBe('reviewer')
  })

  test('two at once: one comes in', async () => {
    const { secret } = await invited()
    const answers = await Promise.all(
      ['a', 'b'].map((login) =>
        new Browser(server).send('acceptInvitation', {
          body: { secret, account: { name: login, login, password: goodPassword } },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test('taken back, they are gone', async () => {
    const { secret, invitation } = await invited()
    await admin.call('revokeInvitation', { params: { project: work.project, invitation: invitation.id } })
    await expect(new Browser(server).call('lookAtInvitation', { body: { secret } })).rejects.toMatchObject({
      code: 'notFound.invitation',
    })
  })
})
