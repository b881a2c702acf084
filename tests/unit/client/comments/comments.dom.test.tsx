import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Comment, Thread } from '../../../../core/api.ts'
import { CommentsDrawer } from '../../../../client/review/comments/Drawer.tsx'
import { CommentsSection } from '../../../../client/review/comments/Section.tsx'
import { commentsOf, type CommentStore } from '../../../../client/review/comments/store.ts'
import { commentWords } from '../../../../client/review/comments/words.ts'
import { loadWords, type Language } from '../../../../client/i18n.ts'
import { FakeSession } from '../fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'
import { act, type ReactNode } from 'react'

const mai = { id: 'u1', name: 'Trần Thị Mai', color: '#0f6b62' }
const binh = { id: 'u2', name: 'Lê Bình', color: '#5b4bb7' }
const comment = (id: string, author: typeof mai, text: string, at = 1): Comment => ({
  ...{ id, author, text, at, editedAt: null, mentions: [] },
})
const thread = (id: string, changes: Partial<Thread> = {}): Thread => ({
  ...{ id, document: 'd1', segment: 's1', side: 'target', span: { from: 4, to: 7 }, version: 0, state: 'anchored' },
  ...{ quote: 'two', prefix: '', suffix: '', resolved: null, lastAt: 1, comments: [comment(`${id}c`, binh, 'Why?')] },
  ...changes,
})

let session: FakeSession
let store: CommentStore
let page: Rendered
let close = (): void => undefined
let asked: string[]

const members = {
  members: [
    { user: mai, role: 'owner', since: 0 },
    { user: binh, role: 'reviewer', since: 0 },
  ],
}

async function show(node: ReactNode, threads: Thread[], language: Language = 'en', more: Record<string, unknown> = {}) {
  asked = fakeServer({
    'GET /api/documents/d1/threads': { threads, read: {} },
    'GET /api/projects/p1/members': members,
    ...more,
  })
  page = await render(node, language)
  await loadWords(commentWords)
  close = store.open()
  await page.until(() => expect(store.state).toBe('ready'))
}

beforeEach(() => {
  prepareDom()
  Element.prototype.scrollIntoView = () => undefined
  sessionStorage.clear()
  session = new FakeSession([
    { sourceText: 'Một hai', targetText: 'One two' },
    { sourceText: 'Ba', targetText: 'Three' },
  ])
  store = commentsOf(session)
})
afterEach(async () => {
  close()
  await page.unmount()
})

const quotes = (): (string | null)[] => page.all('.thread-quote').map((one) => one.textContent)

describe('comments of a row', () => {
  test('stand in the order of their words; resolved ones are folded away', async () => {
    const first = thread('t2', { span: { from: 0, to: 3 }, quote: 'One' })
    const done = thread('t3', { resolved: { by: mai, at: 2 } })
    await show(<CommentsSection session={session} row="s1" />, [thread('t1'), first, done])
    expect(quotes()).toEqual(['“One”', '“two”', '“two”'])
    expect(page.find('details.resolved').hasAttribute('open')).toBe(false)
    expect(page.find('details.resolved summary').textContent).toBe('1 resolved')
  })

  test('tell when their words have changed or are gone, while one types', async () => {
    await show(<CommentsSection session={session} row="s1" />, [
      thread('t1', { quote: 'too' }),
      thread('t2', { span: null, state: 'orphaned' }),
    ])
    expect(page.find('[data-thread="t1"] .thread-change').textContent).toBe('Changed since. It was too')
    expect(page.find('[data-thread="t2"] .thread-change').textContent).toBe('The words it was about are gone.')
  })

  test('are text: markup in them is shown, not done', async () => {
    const text = '<img src=x onerror=alert(1)>\n<b>bold</b>'
    await show(<CommentsSection session={session} row="s1" />, [thread('t1', { comments: [comment('c', binh, text)] })])
    expect(page.find('.comment-text').textContent).toBe(text)
    expect(page.all('.comment-text *')).toEqual([])
  })

  test('readers see them and have nothing to write with', async () => {
    session.role = 'reader'
    await show(<CommentsSection session={session} row="s1" />, [thread('t1')])
    expect(page.all('textarea, .thread-resolve, .comment-edit')).toEqual([])
    expect(page.find('.comment-text').textContent).toBe('Why?')
  })

  test('are written with Ctrl+Enter; nothing is sent while an input method composes', async () => {
    await show(<CommentsSection session={session} row="s1" />, [], 'vi', {
      'POST /api/documents/d1/threads': thread('t9', { side: null, span: null, version: null, quote: '' }),
    })
    await page.click(page.button('Bình luận'))
    const field = page.find('textarea')
    expect(document.activeElement).toBe(field)
    await page.type(field, 'Đồng ý')
    const posts = (): string[] => asked.filter((one) => one.startsWith('POST'))
    await page.press(field, 'Enter', { ctrlKey: true, isComposing: true })
    await page.press(field, 'Enter', { ctrlKey: true, keyCode: 229 })
    expect(posts()).toEqual([])
    await page.press(field, 'Enter', { ctrlKey: true })
    await page.until(() => expect(page.all('article.thread')).toHaveLength(1))
    expect(posts()[0]).toContain('"text":"Đồng ý"')
    expect(page.all('.thread-new')).toEqual([])
  })

  test('a text that was refused, put aside or is too long stays', async () => {
    await show(<CommentsSection session={session} row="s1" />, [], 'en', {
      'POST /api/documents/d1/threads': { error: { code: 'comment.badPlace', params: {} } },
    })
    await page.click(page.button('Comment'))
    await page.type(page.find('textarea'), 'Kept')
    await page.press(page.find('textarea'), 'Enter', { ctrlKey: true })
    await page.until(() => expect(page.find('[role=alert]').textContent).toContain('nothing to comment on'))
    await page.press(page.find('textarea'), 'Escape')
    expect(page.all('.thread-new')).toEqual([])
    await page.click(page.button('Comment'))
    expect((page.find('textarea') as HTMLTextAreaElement).value).toBe('Kept')
    await page.type(page.find('textarea'), 'x'.repeat(1_000_000))
    expect(page.find('[role=alert]').textContent).toContain('at most 10,000')
    expect(page.button(/^Comment.*⏎$/).getAttribute('aria-disabled')).toBe('true')
  })

  test('people are called from a list by keys', async () => {
    await show(<CommentsSection session={session} row="s1" />, [])
    await page.click(page.button('Comment'))
    const field = page.find('textarea') as HTMLTextAreaElement
    await page.until(() => expect(asked).toContain('GET /api/projects/p1/members'))
    await page.type(field, 'Ask @le')
    await page.until(() => expect(page.all('[role=option]').map((one) => one.textContent)).toEqual(['LBLê Bình']))
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.getAttribute('role')).toBe(
      'option',
    )
    await page.press(field, 'Enter')
    expect(field.value).toBe('Ask @Lê Bình ')
  })
})

describe('a list that comes late', () => {
  test('does not hide what was heard of since it was asked for', async () => {
    await show(<CommentsSection session={session} row="s1" />, [thread('t1'), thread('t2')])
    const gone = { error: { code: 'notFound.thread', params: {} } }
    let send = (_: unknown): void => undefined
    fakeServer({
      'GET /api/documents/d1/threads': new Promise((resolve) => (send = resolve)),
      'GET /api/documents/d1/threads/t2': gone,
    })
    const answered = thread('t1', { comments: [comment('c1', binh, 'Why?'), comment('c2', mai, 'Because.')] })
    await act(async () => {
      const loaded = store.load()
      store.put(answered)
      store.put(thread('t9'))
      await store.reload('t2')
      send({ threads: [thread('t1'), thread('t2'), thread('t3')], read: {} })
      await loaded
    })
    expect(store.threads().map(({ id, comments }) => [id, comments.length])).toEqual([
      ['t1', 2],
      ['t9', 1],
      ['t3', 1],
    ])
  })
})

describe('all comments of a document', () => {
  test('are filtered and searched, accents or not', async () => {
    const other = thread('t2', { segment: 's2', quote: 'Three', comments: [comment('c', mai, 'Đúng chưa?')] })
    const done = thread('t3', { segment: null, side: null, span: null, quote: '', resolved: { by: mai, at: 2 } })
    await show(<CommentsDrawer store={store} />, [thread('t1'), other, done])
    const lines = (): (string | null)[] => page.all('.thread-line .line-number').map((one) => one.textContent)
    await page.until(() => expect(lines()).toEqual(['1', '2']))
    await page.type(page.find('input[type=search]'), 'dung chua')
    expect(lines()).toEqual(['2'])
  })
})
