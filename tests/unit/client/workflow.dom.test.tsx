import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import i18next from 'i18next'
import { act, useRef, type ReactNode } from 'react'
import { closeRoom, roomOf, useRoom } from '../../../client/review/workflow/room.ts'
import { workflow } from '../../../client/review/workflow/feature.ts'
import { batchText } from '../../../client/review/workflow/words.ts'
import { StepsCard } from '../../../client/review/workflow/StepsCard.tsx'
import { StepsLine } from '../../../client/review/workflow/StepsLine.tsx'
import { WorkflowWork } from '../../../client/review/workflow/WorkflowWork.tsx'
import { words as peopleWords } from '../../../client/people/words.ts'
import { loadWords, startI18n, type Language } from '../../../client/i18n.ts'
import { reviewCounts } from '../../../client/review/counts.ts'
import { FakeSession } from './fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from './render.tsx'

/** Many rows at once: the bar, its dialogs and its way back. Versions of rows come from the editor, which is not here. */

const mai = { id: 'u1', name: 'Trần Thị Mai', color: '#0f6b62' }
const members = [
  { user: mai, role: 'owner', since: 0 },
  { user: { id: 'u2', name: 'Lan', color: '#123456' }, role: 'translator', since: 0 },
  { user: { id: 'u3', name: 'Hoa', color: '#123456' }, role: 'reader', since: 0 },
]
const steps = { translate: true, review: true, approve: false }
let session: FakeSession
let page: Rendered
let told: { text: string; undo: boolean }[]

function Here({ shown }: { shown: readonly string[] }): ReactNode {
  const grid = useRef<HTMLElement>(null)
  const telling = {
    fail: (error: unknown) => void told.push({ text: String(error), undo: false }),
    done: (text: string, action?: unknown) => void told.push({ text, undo: action !== undefined }),
  }
  return (
    <main ref={grid}>
      {session.ids().map((id) => (
        <div key={id} className="row" data-row={id}>
          <div className="row-number">{session.number(id)}</div>
        </div>
      ))}
      <StepsLine session={session} />
      <StepsCard room={useRoom(session)} />
      <WorkflowWork session={session} grid={grid} shown={shown} telling={telling} openPanel={() => undefined} />
    </main>
  )
}

async function open(shown = session.ids(), language: Language = 'en', answers = {}): Promise<string[]> {
  const asked = fakeServer({
    'GET /api/documents/d1/workflow': { steps, approval: null, sentBack: [] },
    'GET /api/documents/d1/assignments': { assignments: [] },
    'GET /api/projects/p1/members': { members },
    ...answers,
  })
  await startI18n(language)
  await loadWords(workflow.words)
  await loadWords(peopleWords)
  page = await render(<Here shown={shown} />, language)
  await loadWords(workflow.words)
  return asked
}

const assignment = (changes: object): object => ({
  ...{ id: 'a1', document: 'd1', person: mai, step: 'translate', range: null, due: null, doneAt: null, by: mai },
  createdAt: 0,
  ...changes,
})
const buttons = (): string[] => page.all('.batch-bar button').map((one) => one.textContent)

beforeEach(() => {
  prepareDom()
  told = []
  session = new FakeSession([
    { sourceText: 'Một.', targetText: 'One.' },
    { sourceText: 'Hai.', targetText: 'Two.' },
    { sourceText: 'Ba.' },
  ])
})
afterEach(async () => {
  await page.unmount()
  closeRoom(session)
})

describe('the bar of many rows', () => {
  test('takes all rows shown while none is selected, and says how many', async () => {
    await open(['s1', 's3'])
    expect(page.all('.batch-bar')).toEqual([])
    await act(async () => roomOf(session).openMany())
    const bar = page.find('[role=toolbar]')
    expect(bar.getAttribute('aria-label')).toBe('Actions on all 2 segments shown')
    expect(bar.querySelector('strong')?.textContent).toBe('All 2 segments shown')
    expect(document.activeElement).toBe(page.button('Confirm'))
    await page.click(page.button('Send back'))
    expect(page.find('dialog h2').textContent).toBe('Send 2 segments back')
    await page.click(page.button('Cancel'))
    await page.press(bar, 'Escape')
    expect(page.all('.batch-bar')).toEqual([])
    expect(session.calls.at(-1)).toEqual(['focus'])
  })

  test('takes the selected rows, and offers all that are shown', async () => {
    await open()
    await act(async () => roomOf(session).choose(['s2']))
    expect(page.find('[role=toolbar]').getAttribute('aria-label')).toBe('Actions on 1 selected segment')
    await page.click(page.button('Select all 3 shown'))
    expect([...roomOf(session).selected]).toEqual(['s1', 's2', 's3'])
    await page.click(page.button('Clear selection'))
    expect(page.all('.batch-bar')).toEqual([])
  })

  test('offers what the role may, in Vietnamese too', async () => {
    session.role = 'translator'
    await open(session.ids(), 'vi')
    await act(async () => roomOf(session).openMany())
    expect(page.find('[role=toolbar]').getAttribute('aria-label')).toBe('Thao tác với tất cả 3 phân đoạn đang hiện')
    expect(buttons()).toEqual(['Xác nhận', 'Chép nguồn', 'Xóa bản dịch', 'Đóng'])
  })
})

test('a role that changes while one works changes what is offered at once', async () => {
  await open()
  await act(async () => roomOf(session).openMany())
  expect(buttons()).toContain('Approve')
  expect(page.all('.steps-card input')).toHaveLength(3)
  session.role = 'translator'
  session.document.role = 'translator'
  await act(async () => session.tell('rights'))
  expect(buttons()).toEqual(['Confirm', 'Copy source', 'Clear translation', 'Close'])
  expect(page.all('.steps-card input')).toEqual([])
})

test('what was refused is told with its reasons, and nothing to do is said, too', async () => {
  await open()
  const locked = { segment: 's1', code: 'save.locked' }
  const refused = [locked, { ...locked, segment: 's2' }, { segment: 's3', code: 'batch.changedSince' }]
  expect(batchText(i18next.t, 'confirm', { batch: 'b', changed: 5, refused })).toBe(
    '5 segments confirmed. 3 were left as they are: locked (2), changed in the meantime (1).',
  )
  expect(batchText(i18next.t, 'lock', { batch: 'b', changed: 0, refused: [] })).toBe(
    'Nothing to change: it was so already.',
  )
})

test('undoing many rows is asked about; Enter says yes, Escape no, and the keyboard goes back', async () => {
  await open()
  const answers: boolean[] = []
  const ask = (): Promise<void> =>
    act(async () => {
      page.find('[data-row=s1] input').focus()
      const room = roomOf(session)
      room.show({
        kind: 'takeBack',
        did: '312 segments approved.',
        answer: (yes) => {
          room.show(null)
          answers.push(yes)
        },
      })
    })
  await ask()
  expect(page.find('dialog').textContent).toContain('312 segments approved.')
  expect(document.activeElement).toBe(page.button('Take back'))
  expect(page.button('Take back').type).toBe('submit')
  await page.click(page.button('Take back'))
  await ask()
  await act(async () => void page.find('dialog').dispatchEvent(new Event('cancel', { cancelable: true })))
  expect(answers).toEqual([true, false])
  expect(page.all('dialog')).toEqual([])
  expect(document.activeElement).toBe(page.find('[data-row=s1] input'))
})

describe('the box of a row', () => {
  const box = (id: string): HTMLInputElement => page.find(`[data-row=${id}] input`) as HTMLInputElement

  test('stands in the active row and in the one under the pointer, and takes no keyboard', async () => {
    await open()
    expect(page.all('.row-pick')).toHaveLength(1)
    expect(box('s1').tabIndex).toBe(-1)
    expect(box('s1').closest('label')?.textContent).toBe('Select segment 1')
    await act(async () => void page.find('[data-row=s3]').dispatchEvent(new Event('pointerover', { bubbles: true })))
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    box('s3').dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    await page.click(box('s3'))
    expect([...roomOf(session).selected]).toEqual(['s3'])
    expect(page.find('[data-row=s3]').hasAttribute('data-picked')).toBe(true)
    await act(async () => void box('s1').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true })))
    expect([...roomOf(session).selected].toSorted()).toEqual(['s1', 's2', 's3'])
    await act(async () => session.activate('s2'))
    expect(box('s2').checked).toBe(true)
    expect(page.all('[data-row=s1] input')).toEqual([])
  })
})

test('a page that is taken away with its rows is left in peace', async () => {
  await open()
  const rows = page.find('main')
  await act(async () => {
    rows.remove()
    // What watches the rows has its turn while they are nowhere.
    rows.querySelector('.row-pick')?.remove()
    await Promise.resolve()
  })
  expect(rows.querySelectorAll('.row-pick')).toHaveLength(1)
  page.root.append(rows)
})

test('rows given to me and not done are counted for the filter', async () => {
  const other = { id: 'u2', name: 'Lan', color: '#123456' }
  const range = { first: 's2', last: 's3', from: 2, to: 3 }
  await open(session.ids(), 'en', {
    'GET /api/documents/d1/assignments': {
      assignments: [
        assignment({ range }),
        assignment({ id: 'a2', person: other }),
        assignment({ id: 'a3', doneAt: 5, range: { first: 's1', last: 's1', from: 1, to: 1 } }),
      ],
    },
  })
  await page.until(() => expect([...reviewCounts(session).of('mine').keys()]).toEqual(['s2', 's3']))
  expect(reviewCounts(session).row('s2')).toBe(0)
})

describe('assigning', () => {
  const options = (): (string | undefined)[] =>
    page
      .all('dialog select')[1]
      ?.textContent.split('–')
      .map((one) => one.trim()) ?? []
  const choose = (at: number, value: string): Promise<void> =>
    act(async () => {
      const select = page.all('dialog select')[at] as HTMLSelectElement
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })

  test('offers people whose role includes the step, and gives runs of rows', async () => {
    const asked = await open(session.ids(), 'en', { 'POST /api/documents/d1/assignments': { assignments: [] } })
    await act(async () => roomOf(session).show({ kind: 'assign', rows: ['s1', 's3'] }))
    expect(page.find('dialog h2').textContent).toBe('Assign 2 segments')
    await page.until(() => expect(options()[0]).toContain('Mai'))
    expect(page.all('dialog option[value=u3]')).toEqual([])
    await choose(0, 'review')
    expect(page.all('dialog option[value=u2]')).toEqual([])
    await choose(0, 'translate')
    await choose(1, 'u2')
    await act(async () => page.find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })))
    await page.until(() => expect(page.all('dialog')).toEqual([]))
    const body = JSON.parse(
      asked
        .find((one) => one.startsWith('POST'))
        ?.split(' ')
        .slice(2)
        .join(' ') ?? '',
    ) as object
    const ranges = [
      { first: 's1', last: 's1' },
      { first: 's3', last: 's3' },
    ]
    expect(body).toMatchObject({ person: 'u2', step: 'translate', due: null, ranges })
    expect(told).toEqual([{ text: 'Assigned to Lan.', undo: false }])
  })

  test('says why it was refused, and stays open', async () => {
    const refused = { error: { code: 'workflow.notMember', params: {}, reference: 'x' } }
    await open(session.ids(), 'vi', { 'POST /api/documents/d1/assignments': refused })
    await act(async () => roomOf(session).show({ kind: 'assign', rows: [] }))
    await page.until(() => expect(options()[0]).toContain('Mai'))
    await act(async () => page.find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })))
    await page.until(() => expect(page.find('dialog [role=alert]').textContent).toContain('không làm trong dự án này'))
  })
})

test('nothing goes back without a reason', async () => {
  await open()
  await act(async () => roomOf(session).show({ kind: 'sendBack', rows: ['s1'] }))
  expect(page.find('dialog h2').textContent).toBe('Send segment 1 back')
  expect(document.activeElement).toBe(page.find('textarea'))
  const send = [...page.all('dialog button')].find((one) => one.textContent === 'Send back') as HTMLButtonElement
  expect(send.disabled).toBe(true)
  await page.type(page.find('textarea'), '   ')
  expect(send.disabled).toBe(true)
  await page.type(page.find('textarea'), 'Sai tên.')
  expect(send.disabled).toBe(false)
})

describe('the steps', () => {
  test('stand in the header in their order, with figures, and say where the document is', async () => {
    session.change('s1', { status: 'approved' })
    session.change('s2', { status: 'confirmed' })
    await open()
    await page.until(() => expect(page.all('.steps-line li')).toHaveLength(2))
    const [first, second] = page.all('.steps-line li')
    expect(first?.getAttribute('aria-current')).toBe('step')
    expect(first?.textContent).toBe('● Translate2/3, 2 of 3, where it is now')
    expect(second?.textContent).toBe('○ Review1/3, 1 of 3, still to come')
    await act(async () => session.change('s3', { status: 'confirmed' }))
    expect(page.all('.steps-line li')[0]?.textContent).toContain('✓ Translate3/3')
    expect(page.all('.steps-line li')[1]?.getAttribute('aria-current')).toBe('step')
  })

  test('are switched off by whoever manages, but never the last one', async () => {
    const only = { translate: false, review: true, approve: false }
    const asked = await open(session.ids(), 'en', {
      'PATCH /api/documents/d1/workflow': { steps: only, approval: null, sentBack: [] },
    })
    const boxes = (): HTMLInputElement[] => page.all('.steps-card input') as HTMLInputElement[]
    await page.until(() => expect(boxes().map(({ checked }) => checked)).toEqual([true, true, false]))
    await page.click(boxes()[0] as HTMLElement)
    await page.until(() => expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false]))
    expect(asked.at(-1)).toContain(JSON.stringify({ steps: only }))
    expect(boxes()[1]?.disabled).toBe(true)
    expect(page.all('.steps-line li').map((one) => one.textContent)).toEqual(['● Review0/3, 0 of 3, where it is now'])
  })
})
