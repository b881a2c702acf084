import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { act } from 'react'
import { issuesOf } from '../../../client/checks/store.ts'
import { IssueMark } from '../../../client/pages/workbench/IssueMark.tsx'
import { IssuesBody } from '../../../client/panels/issues/IssuesBody.tsx'
import { Placeables } from '../../../client/panels/Placeables.tsx'
import { ProjectSettingsPage } from '../../../client/pages/ProjectSettingsPage.tsx'
import type { Finding } from '../../../core/checks/check.ts'
import { defaultStyle } from '../../../core/language/meaning/style.ts'
import { FakeSession } from './fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from './render.tsx'

let session: FakeSession
let page: Rendered

beforeEach(() => {
  prepareDom()
  session = new FakeSession([
    { sourceText: 'Có 61 tổ chức.', targetText: 'There  are 16 units.' },
    { sourceText: 'Hai.', targetText: 'Two.' },
  ])
})
afterEach(() => page.unmount())

const finding = (changes: Partial<Finding>): Finding => ({
  check: 'number',
  severity: 'major',
  source: [],
  target: [],
  params: { source: '', target: '' },
  ...changes,
})
const wrongNumber = finding({ source: [{ start: 3, end: 5 }], target: [{ start: 11, end: 13 }] })
const spaces = finding({
  check: 'double-space',
  severity: 'minor',
  target: [{ start: 5, end: 7 }],
  fix: { start: 5, end: 7, text: ' ' },
})

function check(id: string, findings: Finding[]): void {
  const row = session.row(id)
  const checked = [{ id, source: row?.sourceText ?? '', target: row?.targetText ?? '', findings, placeables: [] }]
  issuesOf(session).accept({ checked, left: 0 })
}

describe('the issues panel', () => {
  test('lists the worst first, quotes the words, and goes to them', async () => {
    check('s1', [spaces, wrongNumber])
    page = await render(<IssuesBody session={session} row="s1" />)
    expect(page.all('.issue .issue-name small').map((one) => one.textContent)).toEqual(['Major', 'Minor'])
    expect(page.find('.issue-words').textContent).toBe('“61”→“16”')
    await page.click(page.find('.issue-main'))
    expect(session.calls).toEqual([['activate', 's1', [11, 13]]])
  })

  test('fixes by a button, as an edit of the session; a text that has changed since is left alone', async () => {
    check('s1', [spaces])
    page = await render(<IssuesBody session={session} row="s1" />)
    await page.click(page.button('Leave one space'))
    expect(session.row('s1')?.targetText).toBe('There are 16 units.')
    await page.click(page.button('Leave one space'))
    expect(session.row('s1')?.targetText).toBe('There are 16 units.')
  })

  test('lists the document by severity, and says when there is nothing', async () => {
    page = await render(<IssuesBody session={session} row="s2" />)
    expect(page.root.textContent).toContain('No issue in this document.')
    await act(async () => check('s1', [wrongNumber, spaces]))
    expect(page.all('.issue-group h3').map((one) => one.textContent)).toEqual(['Major1', 'Minor1'])
    await page.click(page.find('.issue-line'))
    expect(session.active()).toBe('s1')
  })

  test('dismisses with a reason, and restores', async () => {
    check('s1', [wrongNumber])
    const dismissal = {
      id: 'd1',
      check: 'number',
      scope: 'kind',
      segment: null,
      sourceHash: null,
      targetHash: null,
      key: null,
      reason: 'Đã thống nhất',
      user: 'u1',
      at: 0,
    }
    const asked = fakeServer({
      'POST /api/documents/d1/dismissals': dismissal,
      'DELETE /api/documents/d1/dismissals/d1': {},
    })
    page = await render(<IssuesBody session={session} row="s1" />)
    await page.click(page.button(/^Dismiss: /))
    await page.click(page.find('input[value=kind]'))
    await page.type(page.find('.dialog .input'), 'Đã thống nhất'.normalize('NFD'))
    await page.click(page.button('Dismiss'))
    await page.until(() => expect(page.all('.issue')).toEqual([]))
    expect(JSON.parse(asked[0]?.slice(asked[0].indexOf('{')) ?? '')).toEqual({
      check: 'number',
      scope: 'kind',
      segment: null,
      reason: 'Đã thống nhất',
    })
    expect(page.find('.dismissed q').textContent).toBe('Đã thống nhất')
    await page.click(page.button(/^Restore: /))
    await page.until(() => expect(page.all('.issue')).toHaveLength(1))
  })
})

describe('a row', () => {
  test('shows the number of its issues and opens the panel', async () => {
    let opened = 0
    page = await render(<IssueMark session={session} id="s1" onIssues={() => opened++} />)
    expect(page.all('.issue-mark')).toEqual([])
    await act(async () => check('s1', [wrongNumber, spaces]))
    await page.click(page.button('2 issues in segment 1'))
    expect([opened, session.active()]).toEqual([1, 's1'])
  })
})

describe('numbers and dates', () => {
  test('stand with their English, equal ones once, and are inserted by a click', async () => {
    const row = session.row('s1')
    const one = { start: 3, end: 5, kind: 'number' as const, source: '4.725', english: '4,725' }
    const checked = { id: 's1', source: row?.sourceText ?? '', target: row?.targetText ?? '', findings: [] }
    issuesOf(session).accept({ checked: [{ ...checked, placeables: [one, one] }], left: 0 })
    page = await render(<Placeables session={session} row="s1" target="4,725" />)
    expect(page.all('.placeable')).toHaveLength(1)
    // It stands twice in the source.
    expect(page.all('.placeable-used')).toEqual([])
    await page.click(page.button('Insert “4,725”'))
    expect(session.calls).toEqual([['insert', '4,725']])
  })
})

describe('the project settings', () => {
  const settings = { style: defaultStyle, severities: {}, abbreviations: ['TP.'] }
  const tally = { segments: 0, words: 0 }
  const progress = { untranslated: tally, draft: tally, confirmed: tally, approved: tally, total: tally }
  const project = { id: 'p1', name: 'Báo', sourceLang: 'vi', targetLang: 'en', role: 'owner', documents: 0, progress }

  test('keep a style and a severity at once, and find a check without accents', async () => {
    const asked = fakeServer({
      'GET /api/projects/p1': { ...project, createdAt: 0, updatedAt: 0 },
      'GET /api/projects/p1/settings': settings,
      'GET /api/projects/p1/documents': { documents: [], jobs: [] },
      'GET /api/session': {},
      'PATCH /api/projects/p1/settings': { ...settings, severities: { number: 'off' } },
    })
    page = await render(<ProjectSettingsPage id="p1" />)
    await page.until(() => expect(page.all('.check-table tbody tr').length).toBeGreaterThan(50))
    expect(page.find('.abbreviations').textContent).toBe('TP.')
    await page.click(page.find('input[value=day-first]'))
    await page.until(() => expect(asked).toContain('PATCH /api/projects/p1/settings {"style":{"dates":"day-first"}}'))
    const select = page.find('.check-table select') as HTMLSelectElement
    await act(async () => {
      select.value = 'off'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.until(() => expect(asked).toContain('PATCH /api/projects/p1/settings {"severities":{"number":"off"}}'))
    await page.until(() => expect((page.find('.check-table select') as HTMLSelectElement).value).toBe('off'))
    await page.type(page.find('input[type=search]'), 'double-space')
    expect(page.all('.check-table tbody tr')).toHaveLength(1)
  })
})
