import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../core/model/permissions.ts'
import { axe, launchBrowser, visit, type Visitor } from '../builders/browser.ts'
import { aConcept, aGlossary, draft, written } from '../builders/glossary.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

/** A term base in the hands of several people, each in a browser of their own. */

jest.setTimeout(120_000)
let server: TestServer
let browser: Browser
const visitors: Visitor[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
})
afterEach(async () => {
  const there = visitors.splice(0)
  for (const { context } of there) await context.close()
  expect(there.flatMap(({ complaints }) => complaints.list)).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

/** Somebody of this role, at the page of a glossary. */
async function person(role: Role, address: string): Promise<Page> {
  const visitor = await visit(browser, server.url, { lang: 'en' })
  visitors.push(visitor)
  await visitor.context.setExtraHTTPHeaders({ 'x-as': role })
  await visitor.page.goto(address)
  return visitor.page
}

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name }).first()
const dialog = (page: Page) => page.getByRole('dialog').last()
const tab = (page: Page, name: string | RegExp) =>
  page.getByRole('group', { name: 'What to show' }).getByRole('button', { name })
const english = async (glossary: string, concept: string): Promise<string[]> => {
  const { concept: found } = await server.call('getConcept', { params: { glossary, concept } })
  return found.terms.filter(({ lang }) => lang === 'en').map(({ text, status }) => `${text}: ${status}`)
}

describe('proposals', () => {
  test('a new term waits, marked, until a terminologist approves it', async () => {
    const glossary = await aGlossary(server, 'Đề xuất mới')
    await aConcept(server, glossary, draft('hội', 'association'))
    const translator = await person('translator', `/glossary?glossary=${glossary}`)
    await translator.getByRole('button', { name: 'Propose concept' }).click()
    await dialog(translator).getByLabel('Vietnamese term 1').fill('đảng viên dự bị')
    await dialog(translator).getByLabel('English term 1').fill('probationary Party member')
    await dialog(translator).getByLabel(/^Why/).fill('Điều lệ Đảng, Điều 5')
    expect(await axe(translator)).toEqual([])
    await translator.keyboard.press('Control+Enter')
    await dialog(translator).waitFor({ state: 'detached' })
    const waiting = row(translator, /đảng viên dự bị/)
    await waiting.getByText('Waiting for approval').waitFor()
    expect(await translator.getByRole('button', { name: /^(Approve|Reject)/ }).count()).toBe(0)

    const terminologist = await person('terminologist', `/glossary?glossary=${glossary}`)
    await row(terminologist, /đảng viên dự bị/)
      .getByText('Waiting for approval')
      .waitFor()
    await tab(terminologist, 'Proposals 1').click()
    const card = terminologist.getByRole('listitem').filter({ hasText: 'Người translator' })
    await card.getByText('Điều lệ Đảng, Điều 5').waitFor()
    await card.getByText('probationary Party member').waitFor()
    expect(await axe(terminologist)).toEqual([])
    await card.getByRole('button', { name: 'Approve: đảng viên dự bị' }).click()
    await terminologist.getByText('Approved: đảng viên dự bị').waitFor()
    await terminologist.getByText('No proposals wait').waitFor()
    await terminologist.getByText('Approved by Người terminologist').waitFor()
    await tab(terminologist, 'Concepts').click()
    await row(terminologist, /đảng viên dự bị/).waitFor()
    await terminologist.getByRole('grid').getByText('Waiting for approval').waitFor({ state: 'detached' })
  })

  test('a change is rejected with a reason, which the proposer reads', async () => {
    const glossary = await aGlossary(server, 'Từ chối')
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const translator = await person('translator', `/glossary?glossary=${glossary}`)
    await row(translator, /hội/).click()
    await translator.getByRole('button', { name: /^Propose a change/ }).click()
    await dialog(translator).getByLabel('English term 1').fill('club')
    await translator.keyboard.press('Control+Enter')
    await dialog(translator).waitFor({ state: 'detached' })
    await translator.getByRole('article').getByText('club').waitFor()
    expect(await english(glossary, concept)).toEqual(['association: preferred'])

    const terminologist = await person('terminologist', `/glossary?glossary=${glossary}&view=proposals`)
    await terminologist.getByRole('button', { name: 'Reject: hội' }).click()
    await dialog(terminologist)
      .getByLabel(/^Reason/)
      .fill('“club” là câu lạc bộ')
    expect(await axe(terminologist)).toEqual([])
    await dialog(terminologist).getByRole('button', { name: 'Reject', exact: true }).click()
    await terminologist.getByText('Rejected: hội').waitFor()
    expect(await english(glossary, concept)).toEqual(['association: preferred'])

    await translator.goto(`/glossary?glossary=${glossary}&view=proposals`)
    const decided = translator.getByRole('region', { name: 'Decided' })
    await decided.getByText('Rejected by Người terminologist').waitFor()
    await decided.getByText('“club” là câu lạc bộ').waitFor()
    expect(await axe(translator)).toEqual([])
    await tab(translator, 'Concepts').click()
    await row(translator, /hội/).click()
    await translator.getByRole('button', { name: 'History' }).click()
    await translator.getByRole('article').getByText('“club” là câu lạc bộ').waitFor()
  })

  test('what is nearly right is amended and approved in one step', async () => {
    const glossary = await aGlossary(server, 'Sửa rồi duyệt')
    const body = { ...written(), concept: draft('quán triệt', 'grasp') }
    const { proposal } = await server.call('addConcept', { params: { glossary }, body, as: 'translator' })
    const terminologist = await person('terminologist', `/glossary?glossary=${glossary}&view=proposals`)
    await terminologist.getByRole('button', { name: 'Amend: quán triệt' }).click()
    await dialog(terminologist).getByLabel('English term 1').fill('thoroughly grasp')
    await terminologist.keyboard.press('Control+Enter')
    await dialog(terminologist).waitFor({ state: 'detached' })
    await terminologist.getByText('No proposals wait').waitFor()
    expect(await english(glossary, proposal?.concept ?? '')).toEqual(['thoroughly grasp: preferred'])
  })

  test('one’s own proposal can be withdrawn; a reader may do nothing', async () => {
    const glossary = await aGlossary(server, 'Rút lại')
    const body = { ...written(), concept: draft('bí thư', 'secretary') }
    await server.call('addConcept', { params: { glossary }, body, as: 'translator' })
    const reader = await person('reader', `/glossary?glossary=${glossary}`)
    await row(reader, /bí thư/)
      .getByText('Waiting for approval')
      .waitFor()
    await reader.getByRole('article').getByText('Read only').waitFor()
    expect(await reader.getByRole('button', { name: /Add|Propose|Edit|Approve|Withdraw|Import/ }).count()).toBe(0)
    const translator = await person('translator', `/glossary?glossary=${glossary}&view=proposals`)
    await translator.getByRole('button', { name: 'Withdraw: bí thư' }).click()
    await translator.getByText('Withdrawn: bí thư').waitFor()
    await translator.getByText('No proposals wait').waitFor()
    expect((await server.call('listConcepts', { params: { glossary } })).total).toBe(0)
  })
})

describe('contradictions', () => {
  test('two glossaries of a project disagree until one wording is chosen for both', async () => {
    const [ours, theirs] = [await aGlossary(server, 'Báo Nghệ An'), await aGlossary(server, 'Ban Tuyên giáo')]
    const here = await aConcept(server, ours, draft('Tỉnh ủy', 'Provincial Party Committee'))
    const there = await aConcept(server, theirs, draft('Tỉnh ủy', 'Province Party Committee'))
    const { id: project } = await server.call('createProject', { body: { name: 'Mâu thuẫn' } })
    await server.call('setProjectGlossaries', {
      params: { project },
      body: { active: [ours, theirs], takesNew: ours },
    })
    const page = await person('terminologist', '/glossary')
    await tab(page, 'Contradictions').click()
    await page.getByLabel('Project').selectOption({ label: 'Mâu thuẫn' })
    await page.getByText('1 contradiction', { exact: true }).waitFor()
    const table = page.getByRole('table')
    await table.getByRole('columnheader', { name: /Báo Nghệ An/ }).waitFor()
    await table.getByRole('columnheader', { name: /Ban Tuyên giáo/ }).waitFor()
    expect(await axe(page)).toEqual([])
    const choose = table.getByRole('button', { name: 'Make “Provincial Party Committee” preferred everywhere' })
    await choose.focus()
    await page.keyboard.press('Enter')
    await page.getByText('“Provincial Party Committee”: 1 concept changed.').waitFor()
    await page.getByText('0 contradictions').waitFor()
    const wanted = ['Provincial Party Committee: preferred']
    expect(await english(ours, here)).toEqual(wanted)
    expect(await english(theirs, there)).toEqual([...wanted, 'Province Party Committee: admitted'])
    expect(await axe(page)).toEqual([])
  })

  test('where one may not write, it is only told', async () => {
    const { glossaries } = await server.call('listGlossaries')
    const ours = glossaries.find(({ name }) => name === 'Báo Nghệ An')?.id ?? ''
    const third = await aGlossary(server, 'Bảng thứ ba')
    await aConcept(server, third, draft('Tỉnh ủy', 'PPC'))
    const { id: project } = await server.call('createProject', { body: { name: 'Chỉ đọc' } })
    await server.call('setProjectGlossaries', { params: { project }, body: { active: [ours, third], takesNew: null } })
    const page = await person('reader', `/glossary?view=conflicts&project=${project}`)
    await page.getByText('1 contradiction', { exact: true }).waitFor()
    expect(await page.getByRole('table').getByRole('button', { name: /PPC/ }).count()).toBe(0)
  })
})
