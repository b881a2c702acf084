import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPerson, Browser, closedBy, goodPassword } from '../builders/people.ts'
import { landing, TestProvider } from '../builders/oidc.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

const people = [
  { sub: 'lan', name: 'Lê Thị Lan', email: 'Lan@example.vn', email_verified: true },
  { sub: 'nam', name: 'Nam', email: 'nam@example.vn', email_verified: false },
  { sub: 'mai', name: 'Mai', email: 'mai@example.vn', email_verified: true },
  // The address is given to another person later.
  { sub: 'lan-2', name: 'Lan khác', email: 'lan@example.vn', email_verified: true },
  { sub: 'nobody' },
]

let provider: TestProvider
let server: TestServer
let admin: Browser
let project: string
beforeAll(async () => {
  provider = await TestProvider.start(people)
})
afterAll(() => provider.stop())
beforeEach(async () => {
  server = await startTestServer({ oidc: provider.config })
  ;({ project } = await aDocument(server, 'Một câu.'))
  admin = await closedBy(server)
})
afterEach(() => server.remove())

const expected = (login: string) => admin.call('addPerson', { body: { name: login, login, admin: false } })
const userOf = async (browser: Browser) => (await browser.call('session')).user
const nobodyIn = (browser: Browser) => expect(browser.call('session')).rejects.toMatchObject({ code: 'auth.required' })

describe('the way there and back', () => {
  test('who is expected by their address comes in, lands where they wanted to be, and is known by their subject', async () => {
    const { person } = await expected('LAN@example.vn')
    const browser = new Browser(server)
    expect((await browser.call('signInOptions')).oidc).toBe('Báo Nghệ An')
    expect(await provider.signIn(browser, 'lan', { to: '/documents/d?x=1#row' })).toBe('/documents/d?x=1#row')
    expect(await userOf(browser)).toMatchObject({ id: person.user.id })
    expect(await browser.call('getAccount')).toMatchObject({ connected: true, hasPassword: false })
    // The login is another now: the subject tells who it is.
    await browser.call('changeAccount', { body: { name: 'Lan', login: 'lan' } })
    await server.restart()
    const again = new Browser(server)
    expect(await provider.signIn(again, 'lan')).toBe('/')
    expect((await userOf(again)).id).toBe(person.user.id)
  })

  test('every sign-in has a session of its own, and ends the one before', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    await provider.signIn(browser, 'lan')
    const before = new Browser(
      server,
      browser.cookie.split('; ').find((one) => one.startsWith('songngu_session')),
    )
    await provider.signIn(browser, 'lan')
    expect(browser.cookie).not.toContain(before.cookie)
    await nobodyIn(before)
    expect((await browser.call('listSessions')).sessions).toHaveLength(1)
  })

  test('the cookie is for this browser alone, and short-lived', async () => {
    const response = await new Browser(server).send('beginOidc', {
      body: { to: '/', invitation: null, connect: false },
    })
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^songngu_sign_in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test.each([
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/api/oidc/callback?x',
    '/x/..//evil.example',
    '',
  ])('after signing in nobody is sent to %j', async (to) => {
    await expected('lan@example.vn')
    expect(await provider.signIn(new Browser(server), 'lan', { to })).toBe('/')
  })

  test('where nobody has a password yet there is nothing to sign in to', async () => {
    const open = await startTestServer({ oidc: provider.config })
    const browser = new Browser(open)
    expect(await browser.call('signInOptions')).toMatchObject({ open: true, oidc: null })
    await expect(provider.signIn(browser, 'lan')).rejects.toMatchObject({ code: 'people.passwordFirst' })
    await open.remove()
  })

  test('without a setting there is no such way', async () => {
    const plain = await startTestServer()
    await closedBy(plain)
    const browser = new Browser(plain)
    expect((await browser.call('signInOptions')).oidc).toBeNull()
    await expect(provider.signIn(browser, 'lan')).rejects.toMatchObject({ code: 'oidc.notSet' })
    expect(landing(await browser.arrive(`${plain.url}/api/oidc/callback?code=x&state=y`))).toBe('/?error=oidc.notSet')
    await plain.remove()
  })
})

describe('what is refused', () => {
  const begin = { to: '/glossary', invitation: null, connect: false }

  test('another state, no state, and a sign-in that another browser began', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    const back = await provider.comeBack(browser, 'lan', begin)
    const wrong = new URL(back)
    wrong.searchParams.set('state', 'x'.repeat(43))
    expect(landing(await browser.arrive(wrong.href))).toBe('/?error=oidc.failed')
    wrong.searchParams.delete('state')
    expect(landing(await browser.arrive(wrong.href))).toBe('/?error=oidc.failed')
    // The victim of a forged sign-in: has a cookie, but of another sign-in.
    const victim = new Browser(server)
    await victim.call('beginOidc', { body: begin })
    expect(landing(await victim.arrive(back))).toBe('/glossary?error=oidc.failed')
    await nobodyIn(victim)
    const noCookie = new Browser(server)
    expect(landing(await noCookie.arrive(await provider.comeBack(browser, 'lan', begin)))).toBe(
      '/glossary?error=oidc.failed',
    )
    await nobodyIn(noCookie)
    await nobodyIn(browser)
  })

  test('a sign-in that is used again, and a code in another one', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    const back = await provider.comeBack(browser, 'lan', begin)
    await browser.arrive(back)
    const other = new Browser(server, browser.cookie.replace(/songngu_session=[^;]*/, ''))
    expect(landing(await other.arrive(back))).toBe('/?error=oidc.failed')
    // Whoever is signed in goes back with the browser's button: nothing happens.
    expect(landing(await browser.arrive(back))).toBe('/')
    const next = new URL(await provider.comeBack(other, 'lan', begin))
    next.searchParams.set('code', new URL(back).searchParams.get('code') ?? '')
    expect(landing(await other.arrive(next.href))).toBe('/glossary?error=oidc.failed')
    await nobodyIn(other)
  })

  test('a nonce of another sign-in', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    await provider.twist('nonce')
    expect(await provider.signIn(browser, 'lan')).toBe('/?error=oidc.failed')
    await provider.twist('')
    await nobodyIn(browser)
    expect(await provider.signIn(browser, 'lan')).toBe('/')
  })

  test('whoever cancels there is told so here', async () => {
    expect(await provider.signIn(new Browser(server), null, begin)).toBe('/glossary?error=oidc.denied')
  })

  test('an answer of another issuer', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    const back = new URL(await provider.comeBack(browser, 'lan'))
    back.searchParams.set('iss', 'https://evil.example')
    expect(landing(await browser.arrive(back.href))).toBe('/?error=oidc.failed')
    await nobodyIn(browser)
  })
})

describe('whose account it is', () => {
  test('an unverified address opens no account, an unknown one neither', async () => {
    await expected('nam@example.vn')
    for (const [sub, code] of [
      ['nam', 'oidc.unverified'],
      ['mai', 'oidc.unknown'],
      ['nobody', 'oidc.unknown'],
    ] as const) {
      const browser = new Browser(server)
      expect(await provider.signIn(browser, sub)).toBe(`/?error=${code}`)
      await nobodyIn(browser)
    }
  })

  test('an account with a password is connected by who has it, and then belongs to one person there', async () => {
    const { browser, id } = await aPerson(server, admin, 'lan@example.vn')
    const stranger = new Browser(server)
    expect(await provider.signIn(stranger, 'lan')).toBe('/?error=oidc.connectFirst')
    await nobodyIn(stranger)
    expect(await provider.signIn(browser, 'lan', { to: '/account', connect: true })).toBe('/account')
    expect(await browser.call('getAccount')).toMatchObject({ connected: true, hasPassword: true })
    expect(await provider.signIn(stranger, 'lan')).toBe('/')
    expect((await userOf(stranger)).id).toBe(id)
    // The same address, another person.
    expect(await provider.signIn(new Browser(server), 'lan-2')).toBe('/?error=oidc.taken')
    const { browser: mai } = await aPerson(server, admin, 'mai')
    expect(await provider.signIn(mai, 'lan', { to: '/account', connect: true })).toBe('/account?error=oidc.taken')
  })

  test('only the session that wanted to be connected is', async () => {
    const { browser } = await aPerson(server, admin, 'an')
    const other = await aPerson(server, admin, 'binh')
    const back = await provider.comeBack(browser, 'lan', { connect: true })
    expect(landing(await other.browser.arrive(back))).toBe('/?error=oidc.failed')
    expect(await other.browser.call('getAccount')).toMatchObject({ connected: false })
    await expect(provider.signIn(new Browser(server), 'lan', { connect: true })).rejects.toMatchObject({
      code: 'auth.required',
    })
  })

  test('the subject of another issuer is another person', async () => {
    await expected('lan@example.vn')
    await provider.signIn(new Browser(server), 'lan')
    const elsewhere = await TestProvider.start(people)
    const { data } = server
    await server.stop()
    const moved = await startTestServer({ oidc: elsewhere.config, data })
    expect(await elsewhere.signIn(new Browser(moved), 'lan')).toBe('/?error=oidc.taken')
    await moved.stop()
    await elsewhere.stop()
    await server.restart()
  })

  test('a closed account stays closed', async () => {
    const { person } = await expected('lan@example.vn')
    const change = (state: 'active' | 'disabled') =>
      admin.call('changePerson', { params: { person: person.user.id }, body: { state } })
    await change('disabled')
    expect(await provider.signIn(new Browser(server), 'lan')).toBe('/?error=people.disabled')
    await change('active')
    const browser = new Browser(server)
    expect(await provider.signIn(browser, 'lan')).toBe('/')
    await change('disabled')
    await nobodyIn(browser)
    expect(await provider.signIn(browser, 'lan')).toBe('/?error=people.disabled')
    await nobodyIn(browser)
  })

  test('where everybody may come in, they come in without a project', async () => {
    const joined = await startTestServer({ oidc: { ...provider.config, join: true } })
    await closedBy(joined)
    const browser = new Browser(joined)
    expect(await provider.signIn(browser, 'mai')).toBe('/')
    expect(await browser.call('getAccount')).toMatchObject({
      user: { name: 'Mai' },
      login: 'mai@example.vn',
      admin: false,
    })
    expect((await browser.call('listProjects')).projects).toEqual([])
    // Unverified, the address is nobody's login.
    const other = new Browser(joined)
    await provider.signIn(other, 'nam')
    expect(await other.call('getAccount')).toMatchObject({ login: null, user: { name: 'Nam' } })
    await joined.remove()
  })
})

describe('invitations', () => {
  const invited = async () =>
    (await admin.call('addInvitation', { params: { project }, body: { role: 'translator', note: '', days: 7 } })).secret

  test('are accepted on the way, once', async () => {
    const invitation = await invited()
    const browser = new Browser(server)
    expect(await provider.signIn(browser, 'nobody', { invitation })).toBe(`/projects/${project}`)
    expect((await browser.call('getProject', { params: { project } })).role).toBe('translator')
    await expect(provider.signIn(new Browser(server), 'mai', { invitation })).rejects.toMatchObject({
      code: 'notFound.invitation',
    })
  })

  test('two who come back with the same one: one comes in', async () => {
    const invitation = await invited()
    const [a, b] = [new Browser(server), new Browser(server)]
    const backs = [await provider.comeBack(a, 'mai', { invitation }), await provider.comeBack(b, 'lan', { invitation })]
    const ends = await Promise.all([a, b].map(async (one, i) => landing(await one.arrive(backs[i] ?? ''))))
    expect(ends.sort()).toEqual(['/invitation?error=notFound.invitation', `/projects/${project}`])
    expect((await admin.call('listPeople')).people).toHaveLength(2)
  })
})

describe('a provider', () => {
  test('that is down holds up neither the start nor passwords, and is asked again', async () => {
    await expected('lan@example.vn')
    await provider.stop()
    await server.restart()
    const browser = new Browser(server)
    await expect(provider.signIn(browser, 'lan')).rejects.toMatchObject({
      code: 'oidc.unreachable',
    })
    await browser.call('signIn', { body: { login: 'chu', password: goodPassword } })
    await provider.restart()
    const other = new Browser(server)
    const back = await provider.comeBack(other, 'lan')
    await provider.stop()
    expect(landing(await other.arrive(back))).toBe('/?error=oidc.unreachable')
    await provider.restart()
  })

  test('that has new keys is believed at once', async () => {
    await expected('lan@example.vn')
    expect(await provider.signIn(new Browser(server), 'lan')).toBe('/')
    await provider.restart()
    expect(await provider.signIn(new Browser(server), 'lan')).toBe('/')
  })

  test('says where one signs out there, too, for those who came in by it', async () => {
    await expected('lan@example.vn')
    const browser = new Browser(server)
    await provider.signIn(browser, 'lan')
    const { away } = await browser.call('signOut')
    expect(away).toMatch(`${provider.issuer}/session/end?client_id=songngu`)
    await nobodyIn(browser)
    expect(await admin.call('signOut')).toEqual({ away: null })
  })
})
