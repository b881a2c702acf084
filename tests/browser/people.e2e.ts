import { afterAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until, type Visitor } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { suggesting } from '../builders/browser-suggestions.ts'
import { TestProvider } from '../builders/oidc.ts'
import { aDocument, openDocument, saved, shown, target } from '../builders/browser-workbench.ts'

let provider: TestProvider
const suite = browserSuite(async () => {
  provider = await TestProvider.start([{ sub: 'hoa', name: 'Hoa', email: 'hoa@example.vn', email_verified: true }])
  return provider.environment
})
afterAll(() => provider.stop())
const ownerPassword = 'bốn con chim sẻ'
const otherPassword = 'năm con vịt trời'

let owner: Visitor
let document: string
let project: string

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login or e-mail address').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Makes an invitation on the project's page; gives its link. */
async function invite(role: string): Promise<string> {
  const { page } = owner
  await page.goto(`/projects/${project}`)
  await page.getByRole('button', { name: 'Invite to project' }).click()
  await page.getByLabel('Role', { exact: true }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = await page.getByLabel('Link').inputValue()
  await page.keyboard.press('Escape')
  return link
}

/** A second person accepts an invitation in a browser of their own. */
async function join(login: string, role: string): Promise<Visitor> {
  const link = await invite(role)
  const visitor = await suite.visit()
  const { page } = visitor
  // A browser reports each refused request itself.
  visitor.complaints.offline = true
  await page.goto(link)
  await page.getByLabel('Name that others see').fill(login)
  await page.getByLabel('Login or e-mail address').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(otherPassword)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.getByRole('heading', { level: 1, name: /Dự án/ }).waitFor()
  return visitor
}

const refused = /status of 40[1349]/
/** Refusals that a test provokes are no complaints. */
const forget = (visitor: Visitor): void => {
  const { list } = visitor.complaints
  list.splice(0, list.length, ...list.filter((line) => !refused.test(line)))
}

describe('people', () => {
  test('the owner sets a password; from then on everybody signs in', async () => {
    owner = await suite.visit()
    const { page } = owner
    document = await aDocument(suite.server, 'Câu thứ nhất của bài.\nCâu thứ hai của bài.')
    await page.goto('/account')
    await page.getByLabel('Name that others see').fill('Mai Lan')
    await page.getByLabel('Login or e-mail address').fill('mai')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.', { exact: true }).first().waitFor()
    await page.getByLabel('New password').fill(ownerPassword)
    await page.getByRole('button', { name: 'Set a password' }).click()
    await page.getByText('This browser').waitFor()
    expect(await axe(page)).toEqual([])
    const stranger = await suite.visit({ theme: 'dark' })
    await stranger.page.goto(`/documents/${document}`)
    await stranger.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await axe(stranger.page)).toEqual([])
    await signIn(stranger.page, 'mai', 'something else entirely')
    await stranger.page.getByRole('alert').waitFor()
    await signIn(stranger.page, 'mai', ownerPassword)
    // Where they wanted to be.
    await target(stranger.page, 1).waitFor()
    forget(stranger)
    await suite.leave(stranger)
    await page.goto(`/documents/${document}`)
    await target(page, 1).waitFor()
    await page.getByRole('navigation', { name: /./ }).getByRole('link').first().click()
    await page.waitForURL(/projects/)
    project = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    forget(owner)
  })

  test('an invited translator writes; signed out or another’s in mid-edit, the text waits and is saved once', async () => {
    const nam = await join('nam', 'Translator')
    const { page } = nam
    await openDocument(page, document)
    await target(page, 1).click()
    await page.keyboard.type('The first ')
    await saved(page)
    // The same person in another browser signs this one out.
    const other = await suite.visit()
    await other.page.goto('/account')
    await signIn(other.page, 'nam', otherPassword)
    await other.page.getByRole('button', { name: /^Sign out .*Chrome/ }).click()
    await page.keyboard.type('sentence')
    await page.getByRole('heading', { name: 'You have been signed out.' }).waitFor()
    await page.keyboard.type(' of the piece.')
    expect(await shown(page, 1)).toBe('The first sentence of the piece.')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+s')
    await signIn(page, 'nam', otherPassword)
    await page.getByRole('heading', { name: 'You have been signed out.' }).waitFor({ state: 'hidden' })
    await saved(page)
    await openDocument(other.page, document)
    expect(await shown(other.page, 1)).toBe('The first sentence of the piece.')
    // In the same browser somebody else signs in, and this page does not hear of it: the server tells.
    const events = `/api/documents/${document}/events?after=0`
    const before = (await (await nam.context.request.get(events)).json()).last
    const origin = suite.server.url
    const data = { login: 'mai', password: ownerPassword }
    await nam.context.request.post('/api/sign-in', { data, headers: { origin } })
    await target(page, 2).click()
    await page.keyboard.type('The second ')
    await page.getByRole('heading', { name: 'Mai Lan is signed in here now.' }).waitFor()
    await page.keyboard.type('one.')
    expect(await shown(page, 2)).toBe('The second one.')
    expect(await axe(page)).toEqual([])
    expect((await (await nam.context.request.get(events)).json()).last).toBe(before)
    await page.keyboard.press('Control+s')
    await signIn(page, 'nam', otherPassword)
    await page.getByRole('heading', { name: 'Mai Lan is signed in here now.' }).waitFor({ state: 'hidden' })
    await saved(page)
    const { user } = await (await nam.context.request.get('/api/session')).json()
    const after = await (await nam.context.request.get(events)).json()
    expect(after.last).toBeGreaterThan(before)
    expect(new Set(after.events.slice(before).map(({ actor }: { actor: string }) => actor))).toEqual(new Set([user.id]))
    expect(await shown(page, 2)).toBe('The second one.')
    forget(nam)
    forget(other)
    await suite.leave(other)
    await suite.leave(nam)
  })

  test('somebody comes in by the organisation’s own sign-in, and lands where they wanted to be', async () => {
    const link = await invite('Reader')
    const hoa = await suite.visit({ theme: 'dark' })
    const { page } = hoa
    hoa.complaints.offline = true
    await page.goto(link)
    await page.getByRole('button', { name: 'Accept with Báo Nghệ An' }).click()
    // Not this time: back where they were, with a word, and the invitation is still good.
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('alert').filter({ hasText: 'cancelled' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Accept with Báo Nghệ An' }).click()
    await page.getByRole('button', { name: 'Hoa' }).click()
    await page.getByRole('heading', { level: 1, name: /Dự án/ }).waitFor()
    await page.goto('/account')
    await page.getByText('Connected: you can sign in with Báo Nghệ An.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('link', { name: 'Sign out of Báo Nghệ An' }).waitFor()
    await page.goto(`/documents/${document}`)
    await page.getByRole('button', { name: 'Sign in with Báo Nghệ An' }).click()
    await page.getByRole('button', { name: 'Hoa' }).click()
    await target(page, 1).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/documents/${document}`)
    forget(hoa)
    await suite.leave(hoa)
  })

  test('a reader sees everything and is offered nothing; a change of role opens the text at once', async () => {
    const lan = await join('lan', 'Reader')
    const { page } = lan
    expect(await page.getByRole('button', { name: 'Add documents' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Invite to project' }).count()).toBe(0)
    await openDocument(page, document)
    await target(page, 1).click()
    expect(await target(page, 1).getAttribute('contenteditable')).toBe('false')
    await page.keyboard.type('nothing')
    expect(await shown(page, 1)).toBe('The first sentence of the piece.')
    expect(
      await page
        .getByRole('toolbar')
        .getByRole('button', { name: /Confirm|Split|Copy source/ })
        .count(),
    ).toBe(0)
    await owner.page.goto(`/projects/${project}`)
    await owner.page.getByLabel('Role of lan').selectOption({ label: 'Translator' })
    await until('the text opens', async () => (await target(page, 1).getAttribute('contenteditable')) === 'true')
    await page.getByText(/Your role in this project is now Translator/).waitFor()
    forget(lan)
    forget(owner)

    // The role goes while a suggestion is on its way: it is kept here, and suggested when the role is back.
    const notice = page.locator('.notice').filter({ hasText: 'Your suggestion was not taken' })
    const role = owner.page.getByLabel('Role of lan')
    await suggesting(page, true)
    let broken = true
    await page.route(/\/(save|suggestions)$/, (route) =>
      broken && route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await target(page, 1).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Suggested.')
    await page
      .getByText(/Offline: 1 change/)
      .first()
      .waitFor()
    await role.selectOption({ label: 'Reader' })
    await page.getByText(/Your role in this project is now Reader/).waitFor()
    broken = false
    const suggested = 'The first sentence of the piece. Suggested.'
    await notice.getByText(suggested).waitFor()
    expect(await notice.getByRole('button', { name: 'Suggest it again' }).count()).toBe(0)
    await role.selectOption({ label: 'Translator' })
    await page.reload()
    await notice.getByRole('button', { name: 'Suggest it again' }).click()
    await until('it is suggested', async () => (await shown(page, 1)) === suggested)
    await saved(page)

    // Removed while something is written and suggested that is not on the server: it is there to be copied.
    broken = true
    await target(page, 1).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Twice.')
    await suggesting(page, false)
    await target(page, 2).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Written.')
    await page
      .getByText(/Offline: 2 changes/)
      .first()
      .waitFor()
    await owner.page.getByRole('button', { name: 'Remove lan' }).click()
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    const unsaved = page.getByRole('dialog').getByRole('textbox')
    await unsaved.waitFor()
    expect(await unsaved.inputValue()).toMatch(
      /^The first sentence of the piece\. Suggested\. Twice\.\n\n.* Written\.$/,
    )
    forget(lan)
    forget(owner)
    await suite.leave(lan)
  })

  test('signing out ends at the sign-in page', async () => {
    const { page } = owner
    await page.goto('/people')
    await page.getByText('Mai Lan (you)').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    forget(owner)
  })
})
