import { afterEach, beforeAll, expect, test } from '@jest/globals'
import { ProjectPage } from '../../../client/pages/ProjectPage.tsx'
import { aDocument } from './fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from './render.tsx'

let page: Rendered

beforeAll(prepareDom)
afterEach(() => page.unmount())

const none = { segments: 0, words: 0 }
const progress = { untranslated: none, draft: none, confirmed: none, approved: none, total: none }
const filled = { ...progress, untranslated: { segments: 31, words: 1068 }, total: { segments: 31, words: 1068 } }
const project = {
  id: 'p1',
  name: 'Báo Nghệ An',
  role: 'owner',
  sourceLang: 'vi',
  targetLang: 'en',
  documents: 1,
  progress: filled,
  createdAt: 0,
  updatedAt: 0,
}
const job = {
  id: 'j1',
  project: 'p1',
  kind: 'import',
  title: 'Cải cách',
  state: 'running',
  done: 11,
  total: 18,
  document: null,
  error: null,
  createdAt: 0,
}

function serve(changes: Record<string, unknown> = {}): string[] {
  return fakeServer({
    'GET /api/projects/p1': project,
    'GET /api/projects/p1/documents': { documents: [aDocument({ progress: filled })], jobs: [] },
    'GET /api/projects/p1/glossaries': { glossaries: [] },
    'GET /api/formats': { imports: [{ id: 'txt', extensions: ['.txt', '.text'] }], exports: [], maxBytes: 1 },
    'GET /api/session': {
      server: 's',
      version: '0.1.0',
      schema: 1,
      user: { id: 'u', name: 'Mai', color: '#000000' },
      role: 'owner',
    },
    ...changes,
  })
}

test('a project shows its documents, words in the language of the interface', async () => {
  serve()
  page = await render(<ProjectPage id="p1" />, 'vi')
  await page.until(() => page.find('h1, [role=alert]'))
  expect(page.find('h1').textContent).toBe('Báo Nghệ An')
  expect(page.find('td.number').textContent).toBe('1.068')
  await page.until(() => expect(page.find('.drop-text b').textContent).toBe('TXT'))
  expect(page.find('a.document-title').getAttribute('href')).toBe('/documents/d1')
})

test('an import under way shows its progress and can be cancelled', async () => {
  const asked = serve({
    'GET /api/projects/p1/documents': { documents: [], jobs: [job] },
    'DELETE /api/jobs/j1': { ...job, state: 'cancelled' },
  })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() => page.find('h1, [role=alert]'))
  expect(page.find('.importing').textContent).toBe('Importing… 61% · 11 of 18 paragraphs')
  await page.click(page.button('Cancel import of Cải cách'))
  await page.until(() => expect(asked).toContain('DELETE /api/jobs/j1'))
})

test('a failed import says what to do, names the encoding, and can be dismissed', async () => {
  const failed = { ...job, state: 'failed', error: { code: 'import.legacyEncoding', params: { encoding: 'TCVN3' } } }
  const asked = serve({
    'GET /api/projects/p1/documents': { documents: [], jobs: [failed] },
    'DELETE /api/jobs/j1': failed,
  })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() => page.find('h1, [role=alert]'))
  expect(page.find('.failure').textContent).toContain('probably TCVN3')
  await page.click(page.button('Dismiss'))
  await page.until(() => expect(asked).toContain('DELETE /api/jobs/j1'))
})

test('deleting asks first, says what is lost, and does nothing on Cancel', async () => {
  const asked = serve({ 'DELETE /api/documents/d1': {} })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() => page.find('h1, [role=alert]'))
  const ask = async (): Promise<void> => {
    await page.click(page.button('More actions for Chỉ thị 05'))
    await page.click(page.button('Delete'))
  }
  await ask()
  expect(page.find('dialog p').textContent).toContain('its 31 segments')
  await page.click(page.button('Cancel'))
  expect(asked.filter((one) => one.startsWith('DELETE'))).toEqual([])
  await ask()
  await page.click(page.button('Delete document'))
  await page.until(() => expect(asked).toContain('DELETE /api/documents/d1'))
})

test('pasted text gets its first words as a title, and travels in NFC', async () => {
  const asked = serve({ 'POST /api/projects/p1/documents/text': { job: 'j2' } })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() => page.find('h1, [role=alert]'))
  await page.click(page.button('Paste text'))
  await page.type(page.find('textarea'), '\nĐảng bộ tỉnh.\nHai'.normalize('NFD'))
  await page.click(page.button('Import text'))
  const posted = (): string | undefined => asked.find((one) => one.startsWith('POST'))
  await page.until(() => expect(posted()).toBeDefined())
  const sent = posted() ?? ''
  expect(JSON.parse(sent.slice(sent.indexOf('{')))).toEqual({ title: 'Đảng bộ tỉnh.', text: '\nĐảng bộ tỉnh.\nHai' })
})

test('a project that is gone says so and leads back', async () => {
  serve({ 'GET /api/projects/p1': { error: { code: 'notFound.project', params: {} } } })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() => page.find('h1, [role=alert]'))
  expect(page.find('[role=alert]').textContent).toContain('no longer exists')
  expect(page.find('main a').getAttribute('href')).toBe('/')
})

test('each document says whom it is given to, and overdue is said in words', async () => {
  const mai = { id: 'u', name: 'Mai', color: '#000000' }
  const given = { document: 'd1', person: mai, range: null, due: '2020-01-05', doneAt: null, by: mai, createdAt: 0 }
  const assignments = [
    { id: 'a1', ...given, step: 'translate' },
    { id: 'a2', ...given, step: 'review', due: null, range: { first: 's1', last: 's4', from: 1, to: 4 } },
    { id: 'a3', ...given, document: 'd2', step: 'review' },
  ]
  const asked = serve({
    'GET /api/projects/p1/assignments': { assignments },
    'GET /api/projects/p1/members': { members: [{ user: mai, role: 'owner', since: 0 }] },
    'POST /api/documents/d1/assignments': { assignments: [] },
  })
  page = await render(<ProjectPage id="p1" />)
  await page.until(() =>
    expect(page.all('.document-assignments li').map((one) => one.textContent)).toEqual([
      'Mai · Translate⚠ Overdue: 5 Jan 2020',
      'Mai · Review · segments 1–4',
    ]),
  )
  expect(page.find('.document-assignments').getAttribute('aria-label')).toBe('Assignments of “Chỉ thị 05”')
  await page.click(page.find('.row-buttons .icon-button'))
  await page.click(page.button('Assign…'))
  await page.until(() => expect(page.find('dialog').textContent).toContain('Mai – Owner'))
  await page.click(page.button('Assign'))
  await page.until(() => expect(page.all('dialog')).toEqual([]))
  expect(asked.some((one) => one.startsWith('POST /api/documents/d1/assignments {'))).toBe(true)
})
