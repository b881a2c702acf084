import type { Session } from '../../../../core/api.ts'
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Suspense } from 'react'
import { openGate } from '../../../../client/gate.ts'
import { AccountPage, InvitationPage, PeoplePage, ProjectPeople } from '../../../../client/people/lazy.tsx'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'

let page: Rendered
const mai = { id: 'u1', name: 'Mai Lan', color: '#0f6b62' }
const nam = { id: 'u2', name: 'Nam', color: '#5b4bb7' }
const session: Session = { server: 's', version: '0.1.0', schema: 1, user: mai, role: 'owner' }
const secret = 'abcdefghijklmnopqrstuvwxyz'
const none = { segments: 0, words: 0 }
const project = {
  id: 'p1',
  name: 'Báo Nghệ An',
  sourceLang: 'vi',
  targetLang: 'en',
  role: 'owner' as const,
  documents: 0,
  progress: { untranslated: none, draft: none, confirmed: none, approved: none, total: none },
  createdAt: 0,
  updatedAt: 0,
}
const base = {
  'GET /api/session': session,
  'GET /api/sign-in': { open: false, password: true, oidc: null },
  'GET /api/account': { user: mai, login: 'mai', hasPassword: true, connected: false, admin: true },
}

beforeAll(prepareDom)
beforeEach(() => openGate(session))
afterEach(() => page.unmount())

const show = (node: React.ReactNode, language: 'en' | 'vi' = 'en') =>
  render(<Suspense fallback={null}>{node}</Suspense>, language)

test('an invitation says what it is for and is accepted with a new account', async () => {
  history.replaceState(null, '', `/invitation#${secret}`)
  const asked = fakeServer({
    ...base,
    'POST /api/invitation/look': {
      kind: 'project',
      project: 'Báo Nghệ An',
      role: 'translator',
      by: mai,
      person: null,
      expiresAt: 1,
      as: null,
    },
    'POST /api/invitation/accept': { session: { ...session, user: nam }, project: 'p1' },
  })
  page = await show(<InvitationPage />, 'vi')
  await page.until(() => page.find('form'))
  expect(page.find('.door').textContent).toContain('Mai Lan mời bạn vào dự án “Báo Nghệ An”.')
  expect(page.find('.door').textContent).toContain('Biên dịch')
  await page.type(page.find('input[autocomplete=name]'), 'Nam')
  await page.type(page.find('input[autocomplete=username]'), 'nam')
  await page.type(page.find('input[autocomplete=new-password]'), 'ngắn')
  await page.click(page.button('Nhận lời mời'))
  expect(asked.some((one) => one.includes('/accept'))).toBe(false)
  await page.type(page.find('input[autocomplete=new-password]'), 'mười ký tự trở lên')
  await page.click(page.button('Nhận lời mời'))
  await page.until(() => expect(location.pathname).toBe('/projects/p1'))
  expect(location.hash).toBe('')
  expect(asked).toContain(
    `POST /api/invitation/accept ${JSON.stringify({ secret, account: { name: 'Nam', login: 'nam', password: 'mười ký tự trở lên' } })}`,
  )
})

test('an incomplete link and a link that is used up are told plainly', async () => {
  history.replaceState(null, '', '/invitation#short')
  fakeServer(base)
  page = await show(<InvitationPage />)
  await page.until(() => expect(page.find('[role=alert]').textContent).toContain('not complete'))
  await page.unmount()
  history.replaceState(null, '', `/invitation#${secret}`)
  fakeServer({ ...base, 'POST /api/invitation/look': { error: { code: 'auth.forbidden', params: {} } } })
  page = await show(<InvitationPage />)
  await page.until(() => expect(page.find('.door').textContent).toContain('Ask whoever sent you the link'))
})

test('the account changes its password and signs out other browsers', async () => {
  const here = {
    id: 's1',
    current: true,
    agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537',
    address: '',
    createdAt: 1,
    seenAt: 1,
    expiresAt: 9,
  }
  const there = { ...here, id: 's2', current: false, agent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140' }
  const asked = fakeServer({
    ...base,
    'GET /api/account/sessions': { sessions: [here, there] },
    'DELETE /api/account/sessions/s2': {},
    'POST /api/account/password': base['GET /api/account'],
  })
  page = await show(<AccountPage />)
  await page.until(() => page.button('Sign out Firefox · Windows'))
  expect(page.find('.people-list').textContent).toContain('This browser')
  await page.click(page.button('Sign out Firefox · Windows'))
  await page.until(() => expect(asked).toContain('DELETE /api/account/sessions/s2'))
  await page.type(page.find('input[autocomplete=current-password]'), 'cũ cũ cũ')
  await page.type(page.find('input[autocomplete=new-password]'), 'mới mới mới')
  await page.click(page.button('Change password'))
  await page.until(() =>
    expect(asked).toContain('POST /api/account/password {"current":"cũ cũ cũ","next":"mới mới mới"}'),
  )
})

test('an administrator adds a person and passes on the link, which is shown once', async () => {
  const person = { user: nam, login: 'nam', admin: false, state: 'active', hasPassword: false, seenAt: null }
  fakeServer({
    ...base,
    'GET /api/people': { people: [{ ...person, user: mai, login: 'mai', admin: true, hasPassword: true }] },
    'POST /api/people': { person, secret },
  })
  page = await show(<PeoplePage />, 'vi')
  await page.until(() => page.button('Thêm người dùng'))
  expect(page.find('.people-list').textContent).toContain('Mai Lan (bạn)')
  await page.click(page.button('Thêm người dùng'))
  await page.type(page.find('dialog input[autocomplete=name]'), 'Nam')
  await page.type(page.find('dialog input[autocomplete=username]'), 'nam')
  await page.click(page.button('Thêm'))
  await page.until(() => page.find('.secret-link input'))
  expect((page.find('.secret-link input') as HTMLInputElement).value).toBe(`${location.origin}/invitation#${secret}`)
})

const members = {
  members: [
    { user: mai, role: 'owner', since: 0 },
    { user: nam, role: 'translator', since: 0 },
  ],
}

test('who manages a project changes roles, removes, invites and takes invitations back', async () => {
  const invitation = {
    id: 'i1',
    role: 'reviewer',
    note: 'chị Lan',
    by: mai,
    createdAt: 0,
    expiresAt: 1,
    state: 'open',
    usedBy: null,
  }
  const asked = fakeServer({
    ...base,
    'GET /api/projects/p1/members': members,
    'GET /api/projects/p1/invitations': { invitations: [invitation] },
    'DELETE /api/projects/p1/invitations/i1': {},
    'DELETE /api/projects/p1/members/u2': {},
    'POST /api/projects/p1/invitations': { invitation, secret },
  })
  page = await show(<ProjectPeople project={project} />)
  await page.until(() => page.button('Revoke the invitation for chị Lan'))
  await page.click(page.button('Revoke the invitation for chị Lan'))
  await page.until(() => expect(asked).toContain('DELETE /api/projects/p1/invitations/i1'))
  await page.click(page.button('Remove Nam from the project'))
  expect(asked).not.toContain('DELETE /api/projects/p1/members/u2')
  await page.click(page.button('Remove'))
  await page.until(() => expect(asked).toContain('DELETE /api/projects/p1/members/u2'))
  await page.click(page.button('Invite to project'))
  await page.click(page.button('Make link'))
  await page.until(() => page.find('.secret-link input'))
  expect(asked).toContain('POST /api/projects/p1/invitations {"role":"translator","days":7,"note":""}')
})

test('a reader sees who works here, without controls', async () => {
  fakeServer({ ...base, 'GET /api/projects/p1/members': members })
  page = await show(<ProjectPeople project={{ ...project, role: 'reader' }} />, 'vi')
  await page.until(() => expect(page.all('.people-list li').length).toBe(2))
  expect(page.find('.people-list').textContent).toContain('Chủ dự án')
  expect(page.all('select, button')).toEqual([])
})

test('where nobody has a password, inviting begins with one', async () => {
  fakeServer({
    ...base,
    'GET /api/sign-in': { open: true, password: false, oidc: null },
    'GET /api/projects/p1/members': { members: members.members.slice(0, 1) },
  })
  page = await show(<ProjectPeople project={project} />)
  await page.until(() => page.find('.first-run a'))
  expect(page.find('.first-run a').getAttribute('href')).toBe('/account')
})
