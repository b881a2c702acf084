import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { act } from 'react'
import { ExportGateDialog } from '../../../../client/dialogs/ExportGateDialog.tsx'
import type { Issue } from '../../../../core/api.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'
import { escape, Opened } from './opened.tsx'

let page: Rendered
let insisted: number
let shown: Issue[]

beforeAll(prepareDom)
afterEach(() => page.unmount())

const ISSUES = 'GET /api/documents/d1/issues'
const ROWS = 'GET /api/documents/d1/rows?limit=5000'

const issue = (segment: string, changes: Partial<Issue> = {}): Issue => ({
  segment,
  check: 'number',
  severity: 'critical',
  source: [{ start: 3, end: 5 }],
  target: [{ start: 11, end: 13 }],
  params: { source: '61', target: '16' },
  key: segment,
  dismissed: null,
  ...changes,
})
const row = (id: string) => ({
  id,
  unit: 0,
  kind: 'paragraph',
  source: 'Một.',
  target: 'One.',
  status: 'draft',
  locked: false,
  version: 1,
})
const rows = (ids: string[], next: string | null = null) => ({ rows: ids.map(row), next, asOf: 1, total: 9 })

interface Given {
  issues: unknown
  open?: boolean
  count?: number
  answers?: Record<string, unknown>
}

async function open({ issues, open: isOpen = false, count = 1, answers = {} }: Given): Promise<string[]> {
  const asked = fakeServer({ [ROWS]: rows(['s1', 's2', 's3']), [ISSUES]: issues, ...answers })
  insisted = 0
  shown = []
  page = await render(
    <Opened>
      {(close) => (
        <ExportGateDialog
          document="d1"
          title="Chỉ thị 05"
          count={count}
          onInsist={() => insisted++}
          onShow={isOpen ? (one) => shown.push(one) : undefined}
          onClose={close}
        />
      )}
    </Opened>,
  )
  page.button('Open').focus()
  await page.click(page.button('Open'))
  return asked
}

const links = (): HTMLElement[] => page.all('.gate-issues a')

describe('critical issues before an export', () => {
  test('lists open critical ones that stand against it only, each with the number of its row and what is wrong', async () => {
    await open({
      issues: {
        asOf: 1,
        issues: [
          issue('s3'),
          issue('s1', { severity: 'major' }),
          issue('s2', { dismissed: 'dismissal' }),
          issue('s1', { check: 'empty-target', target: [], params: {} }),
          issue('s2', { check: 'date', target: [], params: { source: '9/5', target: '–' } }),
        ],
      },
      count: 2,
    })
    await page.until(() => expect(links()).toHaveLength(2))
    expect(page.find('dialog p').textContent).toContain('“Chỉ thị 05” has 2 critical issues.')
    expect(links().map((link) => link.querySelector('.gate-number')?.textContent)).toEqual(['Segment 3', 'Segment 2'])
    expect(links()[0]?.textContent).toContain('16')
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['/documents/d1#s3:11-13', '/documents/d1#s2'])
  })

  test('numbers rows also in a document that comes in several parts', async () => {
    const second = 'GET /api/documents/d1/rows?limit=5000&after=s3'
    await open({
      issues: { asOf: 1, issues: [issue('s5')] },
      answers: { [ROWS]: rows(['s1', 's2', 's3'], 's3'), [second]: rows(['s4', 's5']) },
    })
    await page.until(() => expect(page.find('.gate-number').textContent).toBe('Segment 5'))
  })

  test('says that it is looking until it has them', async () => {
    let answer: (reply: unknown) => void = () => undefined
    await open({ issues: new Promise((resolve) => (answer = resolve)) })
    expect(page.all('dialog [role=status]')).toHaveLength(1)
    await act(async () => answer({ asOf: 1, issues: [issue('s1')] }))
    await page.until(() => expect(links()).toHaveLength(1))
    expect(page.all('dialog [role=status]')).toEqual([])
  })

  test('shows fifty and counts the rest', async () => {
    await open({ issues: { asOf: 1, issues: Array.from({ length: 53 }, () => issue('s1')) }, count: 53 })
    await page.until(() => expect(links()).toHaveLength(50))
    expect(page.find('dialog .muted').textContent).toBe('and 3 more')
  })

  test('says no by itself: Cancel has the keyboard; Escape leaves the document unexported', async () => {
    await open({ issues: { asOf: 1, issues: [issue('s1')] } })
    expect(document.activeElement).toBe(page.button('Cancel'))
    await act(async () => void page.find('dialog').dispatchEvent(escape()))
    expect(page.all('dialog')).toEqual([])
    expect(document.activeElement).toBe(page.button('Open'))
    await page.click(page.button('Open'))
    await page.click(page.button('Cancel'))
    expect([page.all('dialog'), insisted]).toEqual([[], 0])
  })

  test('insisting is a choice of its own', async () => {
    await open({ issues: { asOf: 1, issues: [issue('s1')] } })
    await page.click(page.button('Export anyway'))
    expect(insisted).toBe(1)
  })

  test('in the open document an issue is shown once the dialog has given the keyboard back', async () => {
    await open({ issues: { asOf: 1, issues: [issue('s2')] }, open: true })
    await page.until(() => expect(links()).toHaveLength(1))
    await page.click(links()[0] as HTMLElement)
    expect(page.all('dialog')).toEqual([])
    await page.until(() =>
      expect(shown.map(({ segment, target }) => [segment, target])).toEqual([['s2', [{ start: 11, end: 13 }]]]),
    )
    expect(location.pathname).toBe('/')
  })

  test('one can insist although the issues cannot be read, and is told that', async () => {
    await open({ issues: { error: { code: 'internal', params: {}, reference: 'r-7' } } })
    await page.until(() => expect(page.find('[role=alert]').textContent).toContain('r-7'))
    await page.click(page.button('Export anyway'))
    expect(insisted).toBe(1)
  })
})
