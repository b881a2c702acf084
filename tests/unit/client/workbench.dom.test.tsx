import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { act, useRef, type ReactNode } from 'react'
import { AppError } from '../../../core/errors.ts'
import { useCommands, useWorkbenchCommands } from '../../../client/commandScope.tsx'
// Loaded before it is asked for twice at once.
import '../../../client/review/features.ts'
import { FilterBar } from '../../../client/pages/workbench/FilterBar.tsx'
import { NoticeList } from '../../../client/pages/workbench/NoticeList.tsx'
import { RowActions } from '../../../client/pages/workbench/RowActions.tsx'
import { SampleOffer } from '../../../client/pages/workbench/SampleOffer.tsx'
import { SplitDialog } from '../../../client/dialogs/SplitDialog.tsx'
import { StatusBar } from '../../../client/pages/workbench/StatusBar.tsx'
import { useFailures } from '../../../client/pages/workbench/useFailures.ts'
import { useRowFilter } from '../../../client/pages/workbench/useRowFilter.ts'
import { checkTools } from '../../../client/checks/tools.ts'
import { panels } from '../../../client/panels/index.ts'
import { aConcept, aDocument, FakeSession, hit } from './fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from './render.tsx'

let page: Rendered
let session: FakeSession

beforeAll(prepareDom)
beforeEach(() => {
  fakeServer({ 'GET /api/projects/p1/glossaries': { glossaries: [] } })
  session = new FakeSession([
    { sourceText: 'Đảng bộ có 61 chi bộ; tổng số 4.725 đảng viên.', targetText: 'The Party organisation has 61' },
    { sourceText: 'Sau 2 năm.' },
    { sourceText: 'Ảnh: Phương Thúy', targetText: 'Photo' },
  ])
})
afterEach(() => page.unmount())

function Filtered(): ReactNode {
  const filter = useRowFilter(session)
  const find = useRef<HTMLInputElement>(null)
  return (
    <>
      <FilterBar session={session} filter={filter} find={find} />
      <output>{filter.ids.join(' ')}</output>
    </>
  )
}

describe('the filter bar', () => {
  test('counts rows by status and shows the chosen ones', async () => {
    page = await render(<Filtered />)
    expect(page.all('.chip-button').map((chip) => chip.textContent)).toEqual([
      'All 3',
      'Untranslated 1',
      'Draft 2',
      'To review 0',
      'Issues 0',
    ])
    await page.click(page.button('Untranslated 1'))
    expect(page.find('output').textContent).toBe('s2')
    expect(page.button('Untranslated 1').getAttribute('aria-pressed')).toBe('true')
    expect(session.active()).toBe('s2')
  })

  test('keeps the row one types in, while the counts move on', async () => {
    page = await render(<Filtered />)
    await page.click(page.button('Untranslated 1'))
    await act(async () => session.change('s2', { targetText: 'After two years.', status: 'draft' }))
    expect(page.find('output').textContent).toBe('s2')
    expect(page.button('Draft 3').getAttribute('aria-pressed')).toBe('false')
  })

  test('finds text without accents when nothing has them, and says so', async () => {
    page = await render(<Filtered />)
    const find = page.find('input')
    await page.type(find, 'dang vien')
    expect(page.find('output').textContent).toBe('s1')
    expect(page.find('.find-count').textContent).toBe('1 segment, accents ignored')
    await page.press(find, 'Escape')
    expect(page.find('output').textContent).toBe('s1 s2 s3')
    expect(session.calls).toContainEqual(['focus'])
  })

  test('Enter in the find field goes to the next row found, never while composing', async () => {
    page = await render(<Filtered />)
    await page.press(page.find('input'), 'Enter', { isComposing: true })
    expect(session.calls).toEqual([])
    await page.press(page.find('input'), 'Enter')
    expect(session.calls).toEqual([['activate', 's2']])
  })
})

describe('the active row’s buttons', () => {
  function Actions({ order }: { order?: readonly string[] }): ReactNode {
    const { openKeySheet } = useCommands()
    useWorkbenchCommands(
      useRef({
        session,
        order,
        openFind: openKeySheet,
        openSplit: (row: string) => session.calls.push(['openSplit', row]),
        openNeverBreak: (row: string) => session.calls.push(['openNeverBreak', row]),
        checks: checkTools(session),
        togglePanel: () => undefined,
        toggleMine: () => undefined,
        fail: () => undefined,
      }).current,
    )
    return <RowActions session={session} id="s1" onIssues={() => undefined} />
  }

  test('are drawn from the commands and say why one is refused', async () => {
    page = await render(<Actions />)
    await act(async () => session.change('s1', {}))
    const join = page.button('Join with the next segment')
    expect(join.getAttribute('aria-disabled')).toBe('true')
    expect(join.title).toBe('The next segment belongs to another paragraph.')
    await page.click(join)
    await page.click(page.button('Split the segment'))
    expect(session.calls).toEqual([['openSplit', 's1']])
    await page.click(page.button('Confirm and go to the next unconfirmed'))
    expect(session.row('s1')?.status).toBe('confirmed')
    expect(session.active()).toBe('s2')
  })

  test('Ctrl+Enter works from anywhere in the page, and not in a dialog', async () => {
    page = await render(<Actions />)
    const dialog = document.createElement('dialog')
    dialog.setAttribute('open', '')
    document.body.append(dialog)
    await page.press(document.body, 'Enter', { ctrlKey: true })
    expect(session.row('s1')?.status).toBe('draft')
    dialog.remove()
    await page.press(document.body, 'Enter', { ctrlKey: true })
    expect(session.row('s1')?.status).toBe('confirmed')
  })

  test('F1 opens the key sheet; its search narrows the commands', async () => {
    page = await render(<Actions />)
    await page.press(document.body, 'F1')
    const all = page.all('.keylist dt').length
    expect(document.activeElement).toBe(page.find('dialog input'))
    await page.type(page.find('dialog input'), 'insert term')
    expect(page.all('.keylist dt').map((one) => one.textContent)).toEqual(['Insert term 1–9'])
    expect(all).toBeGreaterThan(10)
  })

  test('a row the filter hides is not acted on', async () => {
    page = await render(<Actions order={['s2']} />)
    await page.press(document.body, 'Enter', { ctrlKey: true })
    expect(session.row('s1')?.status).toBe('draft')
  })
})

describe('the split dialog', () => {
  const dialog = (fail: (error: unknown) => void = () => undefined) => (
    <SplitDialog session={session} row="s1" onFail={fail} onClose={() => session.calls.push(['closed'])} />
  )

  test('starts behind the clause, moves by arrows, and splits by Enter at the caret of the target', async () => {
    session.caret = 8
    page = await render(dialog())
    const radio = document.activeElement as HTMLElement
    expect(radio.textContent).toBe('tổng')
    await page.press(radio, 'ArrowRight')
    expect(document.activeElement?.textContent).toBe('số')
    expect(page.all('.split-part p').map((one) => one.textContent)).toEqual([
      'Đảng bộ có 61 chi bộ; tổng',
      'The Part',
      'số 4.725 đảng viên.',
      'y organisation has 61',
    ])
    await page.press(document.activeElement as HTMLElement, 'Enter')
    const cut = 'Đảng bộ có 61 chi bộ; tổng '.length
    await page.until(() => expect(session.calls).toEqual([['split', 's1', cut, 8], ['closed']]))
  })

  test('tells of a refusal and closes', async () => {
    const failures: unknown[] = []
    session.structureFailure = new AppError('structure.outdated')
    page = await render(dialog((error) => failures.push(error)))
    await page.click(page.button('Split here'))
    await page.until(() => expect(session.calls.at(-1)).toEqual(['closed']))
    expect(failures).toEqual([session.structureFailure])
  })
})

describe('the status bar', () => {
  test('is honest about saving', async () => {
    page = await render(<StatusBar session={session} onIssues={() => undefined} />)
    const state = (): string => page.find('.saving').textContent
    expect(state()).toBe('All changes saved')
    await act(async () => session.save({ phase: 'saving', pending: 1 }))
    expect(state()).toBe('Saving…')
    await act(async () => session.save({ phase: 'offline', pending: 2 }))
    expect(state()).toBe('Offline: 2 changes kept here')
    await act(async () => session.save({ phase: 'failing', pending: 1 }))
    expect(state()).toBe('Not accepted by the server: 1 change kept here')
    await act(async () => session.save({ kept: false }))
    expect(state()).toContain('do not close the page')
  })

  test('names the glossaries of the project in their order, and no other', async () => {
    const glossary = (id: string, place: number | null) => ({
      ...{ id, name: `Bảng ${id}`, sourceLang: 'vi', targetLang: 'en', concepts: 7, revision: 1, readOnly: false },
      ...{ description: '', place, rights: 'edit', takesNew: false },
    })
    const glossaries = [glossary('một', 1), glossary('hai', null), glossary('ba', 0)]
    fakeServer({ 'GET /api/projects/p1/glossaries': { glossaries } })
    page = await render(<StatusBar session={session} onIssues={() => undefined} />)
    await page.until(() => expect(page.root.textContent).toMatch(/Bảng ba.*Bảng một/))
    expect(page.root.textContent).not.toContain('hai')
  })

  test('tells where one is, in the language of the interface', async () => {
    page = await render(<StatusBar session={session} onIssues={() => undefined} />, 'vi')
    expect(page.root.textContent).toContain('Phân đoạn 1/3')
    expect(page.root.textContent).toContain('11 → 5 từ')
  })
})

describe('notices', () => {
  function Notices(): ReactNode {
    return <NoticeList session={session} failures={useFailures()} />
  }

  test('keep recovered text to copy until dismissed, with the reason in words', async () => {
    page = await render(<Notices />)
    const notice = { id: 'n1', code: 'refused', params: { code: 'save.locked' }, segment: 's3', text: 'my words' }
    await act(async () => session.notify(notice))
    expect(page.find('.notice p').textContent).toContain('The segment is locked')
    expect(page.find('blockquote').textContent).toBe('my words')
    await page.click(page.button('Segment 3'))
    expect(session.active()).toBe('s3')
    await page.click(page.button('Dismiss'))
    expect(page.all('.notice')).toEqual([])
  })

  test('an unknown code still says something', async () => {
    page = await render(<Notices />)
    await act(async () => session.notify({ id: 'n1', code: 'newer.thing', params: {} }))
    expect(page.find('.notice p').textContent).toContain('Something went wrong')
  })
})

describe('the terms panel', () => {
  const cell = aConcept('c1', 'chi bộ', 'Party cell', { note: 'Not “branch”.' })
  const Terms = (): ReactNode => panels[0]?.Body({ session, row: 's1' })

  test('lists each concept with its key, inserts it, and watches the target', async () => {
    session.hits.set('s1', [hit(cell), hit(aConcept('c2', 'Đảng bộ', 'Party organisation'))])
    page = await render(<Terms />)
    expect(page.all('.term-use').map((one) => one.textContent)).toEqual([
      'Not used in the target yet',
      'Used in the target',
    ])
    await page.click(page.button('Insert “Party cell”'))
    expect(session.calls).toEqual([['insert', 'Party cell']])
    await act(async () => session.change('s1', { targetText: '61 Party cells of the Party organisation' }))
    expect(page.all('.term-missing')).toEqual([])
    expect(panels[0]?.count?.(session, 's1')).toBe(2)
  })

  test('says when there is none, and when it does not know yet', async () => {
    page = await render(<Terms />)
    expect(page.find('.panel-empty').textContent).toBe('Looking for terms…')
    await page.unmount()
    session.hits.set('s1', [])
    page = await render(<Terms />)
    expect(page.find('.panel-empty').textContent).toBe('No glossary term in this segment.')
  })
})

describe('the sample draft', () => {
  const empty = () => new FakeSession([{ sourceText: 'Một' }, { sourceText: 'Hai' }], aDocument({ sample: true }))

  test('is offered while the sample is empty, and loaded once', async () => {
    session = empty()
    const asked = fakeServer({ 'POST /api/documents/d1/sample-draft': { filled: 2 } })
    page = await render(<SampleOffer session={session} onFail={() => undefined} />)
    await page.click(page.button('Load the sample draft'))
    await page.until(() => expect(page.all('.offer')).toEqual([]))
    expect(asked.map((one) => one.replace(/ \{.*/, ''))).toEqual(['POST /api/documents/d1/sample-draft'])
  })

  test('is not offered for another document, nor once something is translated', async () => {
    page = await render(<SampleOffer session={session} onFail={() => undefined} />)
    expect(page.all('.offer')).toEqual([])
    await page.unmount()
    session = empty()
    session.change('s1', { targetText: 'One', status: 'draft' })
    page = await render(<SampleOffer session={session} onFail={() => undefined} />)
    expect(page.all('.offer')).toEqual([])
  })
})
