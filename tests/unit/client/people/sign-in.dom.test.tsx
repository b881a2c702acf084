import type { Session } from '../../../../core/api.ts'
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { act } from 'react'
import { App } from '../../../../client/App.tsx'
import { closeGate, gateClosed, openGate } from '../../../../client/gate.ts'
import { call } from '../../../../client/api.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'

let page: Rendered
const mai = { id: 'u1', name: 'Mai Lan', color: '#0f6b62' }
const session: Session = { server: 's', version: '0.1.0', schema: 1, user: mai, role: 'owner' }
const required = { error: { code: 'auth.required', params: {} } }
const options = { open: false, password: true, oidc: null }
let answers: Record<string, unknown>
let asked: string[]

function serve(more: Record<string, unknown>): void {
  answers = { 'GET /api/sign-in': options, ...more }
  asked = fakeServer(answers)
}

const fill = async (): Promise<void> => {
  await page.type(page.find('input[autocomplete=username]'), 'mai')
  await page.type(page.find('input[autocomplete=current-password]'), 'một hai ba bốn')
}

beforeAll(prepareDom)
beforeEach(() => {
  history.replaceState(null, '', '/')
  openGate(session)
})
afterEach(() => page.unmount())

test('who is not signed in sees nothing but the way in, and is then where they wanted to be', async () => {
  serve({ 'GET /api/session': required, 'POST /api/sign-in': session, 'GET /api/projects': { projects: [] } })
  page = await render(<App />, 'vi')
  await page.until(() => page.find('.door'))
  expect(page.find('h1').textContent).toBe('Đăng nhập')
  expect(page.all('nav')).toEqual([])
  await fill()
  await page.click(page.button('Đăng nhập'))
  await page.until(() => expect(page.find('h1').textContent).toBe('Dự án'))
  expect(asked).toContain('POST /api/sign-in {"login":"mai","password":"một hai ba bốn"}')
  expect(location.pathname).toBe('/')
})

test('too many attempts are told with the seconds to wait', async () => {
  serve({
    'GET /api/session': required,
    'POST /api/sign-in': { error: { code: 'auth.throttled', params: { seconds: 30 } } },
  })
  page = await render(<App />)
  await page.until(() => page.find('.door'))
  await fill()
  await page.click(page.button('Sign in'))
  await page.until(() => expect(page.find('[role=alert]').textContent).toMatch(/Try again in (30|29) seconds/))
  expect(page.button('Sign in').disabled).toBe(true)
})

test('the organisation’s own sign-in comes back to the same address, and its failure is told', async () => {
  history.replaceState(null, '', '/glossary?q=x&error=auth.forbidden')
  serve({ 'GET /api/session': required, 'GET /api/sign-in': { ...options, oidc: 'Báo Nghệ An' } })
  page = await render(<App />)
  await page.until(() => page.button('Sign in with Báo Nghệ An'))
  expect(page.find('[role=alert]').textContent).toContain('do not have the right')
  answers['POST /api/sign-in/oidc'] = { error: { code: 'oidc.unreachable', params: {} } }
  await page.click(page.button('Sign in with Báo Nghệ An'))
  await page.until(() => expect(page.find('.sign-in').textContent).toContain('cannot be reached at the moment'))
  expect(asked.at(-1)).toBe('POST /api/sign-in/oidc {"to":"/glossary?q=x","invitation":null,"connect":false}')
  // The password is still there.
  expect(page.button('Sign in').disabled).toBe(false)
})

test('a password can be shown, and Caps Lock is told', async () => {
  serve({ 'GET /api/session': required })
  page = await render(<App />)
  await page.until(() => page.find('.door'))
  const password = page.find('input[autocomplete=current-password]')
  await page.press(password, 'A', { modifierCapsLock: true })
  expect(page.find('.password-foot').textContent).toContain('Caps Lock')
  await page.click(page.button('Show password'))
  expect(password.getAttribute('type')).toBe('text')
})

test('a session that ends takes nothing from the screen; the same person goes on', async () => {
  serve({ 'GET /api/session': session, 'GET /api/projects': { projects: [] }, 'POST /api/sign-in': session })
  page = await render(<App />)
  await page.until(() => expect(page.find('h1').textContent).toBe('Projects'))
  answers['GET /api/session'] = required
  answers['GET /api/projects'] = required
  await act(async () => {
    await call('listProjects', {}).catch(() => undefined)
  })
  await page.until(() => page.find('.signed-out form'))
  expect(page.find('h1').textContent).toBe('Projects')
  expect(gateClosed()).toBe(true)
  answers['GET /api/projects'] = { projects: [] }
  const before = asked.length
  await expect(call('listProjects', {})).rejects.toMatchObject({ code: 'auth.required' })
  expect(asked.length).toBe(before)
  await fill()
  answers['GET /api/session'] = session
  await page.click(page.button('Sign in'))
  await page.until(() => expect(page.all('.signed-out')).toEqual([]))
  expect(gateClosed()).toBe(false)
})

test('the server’s word that a page is another person’s closes it, and each request says whose it is', async () => {
  serve({ 'GET /api/session': session, 'GET /api/projects': { projects: [] } })
  page = await render(<App />)
  await page.until(() => expect(page.find('h1').textContent).toBe('Projects'))
  const plain = globalThis.fetch
  const owners: (string | null)[] = []
  globalThis.fetch = (input, init) => {
    owners.push(new Headers(init?.headers).get('x-songngu-person'))
    return plain(input, init)
  }
  answers['GET /api/projects'] = { error: { code: 'auth.otherPerson', params: {} } }
  answers['GET /api/session'] = { ...session, user: { ...mai, id: 'u2' } }
  await act(async () => {
    await call('listProjects', {}).catch(() => undefined)
  })
  expect(gateClosed()).toBe(true)
  await page.until(() => expect(owners.slice(0, 2)).toEqual(['u1', null]))
})

test('another person who signed in meanwhile gets nothing of the first one’s', async () => {
  serve({ 'GET /api/session': session, 'GET /api/projects': { projects: [] } })
  page = await render(<App />, 'vi')
  await page.until(() => page.find('h1'))
  answers['GET /api/session'] = { ...session, user: { id: 'u2', name: 'Nam', color: '#000000' } }
  await act(async () => closeGate())
  await page.until(() => page.button('Tiếp tục với tư cách Nam'))
  expect(page.find('.signed-out h2').textContent).toBe('Nam đang đăng nhập ở đây.')
  expect(gateClosed()).toBe(true)
})
