/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { act } from 'react'
import { ErrorsSection } from '../../../client/review/errors/ErrorsSection.tsx'
import { errorsFeature } from '../../../client/review/errors/feature.ts'
import { errorsOf } from '../../../client/review/errors/store.ts'
import { loadWords, startI18n } from '../../../client/i18n.ts'
import { reviewCounts } from '../../../client/review/counts.ts'
import type { ErrorMark } from '../../../core/api.ts'
import { FakeSession } from './fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from './render.tsx'

const score = {
  score: 96.4,
  penalty: 17,
  perThousand: 36,
  words: 472,
  counts: { neutral: 0, minor: 7, major: 2, critical: 0 },
}
const marked = (changes: Partial<ErrorMark> = {}): ErrorMark => ({
  ...{
    id: 'e1',
    document: 'd1',
    segment: 's1',
    side: 'target',
    span: { from: 4, to: 13 },
    version: 0,
    state: 'anchored',
  },
  ...{ quote: 'organised', category: 'accuracy/mistranslation', severity: 'major', note: '<b>held</b>' },
  ...{ author: { id: 'u1', name: 'Trần Thị Mai', color: '#0f6b62' }, rater: '', createdAt: 0, updatedAt: 0 },
  ...changes,
})
const path = '/api/documents/d1/errors'
let session: FakeSession
let page: Rendered
let stop: () => void
let asked: string[]

async function open(errors: readonly ErrorMark[], language: 'en' | 'vi' = 'en'): Promise<void> {
  asked = fakeServer({
    [`GET ${path}`]: { errors, score },
    [`POST ${path}`]: marked({ id: 'e2' }),
    [`DELETE ${path}/e1`]: {},
    'GET /api/projects/p1/error-types': {
      categories: ['accuracy/mistranslation', 'accuracy/omission', 'terminology/wrong-term', 'other'],
    },
  })
  session = new FakeSession([{ sourceText: 'Họ tổ chức.', targetText: 'We, organised it.' }])
  await startI18n(language)
  page = await render(<ErrorsSection session={session} row="s1" />, language)
  await loadWords(errorsFeature.words)
  stop = errorsOf(session).open()
  await page.until(() => expect(page.find('.mqm-score').textContent).toContain('96'))
}

beforeEach(() => prepareDom())
afterEach(async () => {
  stop()
  await page.unmount()
})

describe('errors in the panel', () => {
  test('show kind, severity, words and note, as text, and the score', async () => {
    await open([marked()])
    const card = page.find('.mqm-error').textContent
    for (const part of ['Accuracy › Mistranslation', 'Major', '“organised”', '<b>held</b>'])
      expect(card).toContain(part)
    expect(page.find('.mqm-score').textContent).toContain('96.4 / 100 · 2 major · 7 minor')
    expect(reviewCounts(session).row('s1')).toBe(1)
  })

  test('speak Vietnamese', async () => {
    await open([marked({ state: 'orphaned', span: null })], 'vi')
    expect(page.find('.mqm-error').textContent).toContain('Độ chính xác › Dịch sai')
    expect(page.find('.mqm-error').textContent).toContain('Chỗ chữ bị đánh dấu không còn: “organised”.')
    expect(page.find('.mqm-score').textContent).toContain('96,4 / 100 · 2 nặng · 7 nhẹ')
  })

  test('are marked by keys alone', async () => {
    await open([])
    await act(async () => errorsOf(session).judge({ row: 's1', side: 'target', chosen: null, error: null }))
    await page.until(() => expect(document.activeElement?.getAttribute('value')).toBe('accuracy'))
    await page.press(document.activeElement as HTMLElement, '2')
    await page.until(() => expect(document.activeElement?.getAttribute('value')).toBe('accuracy/mistranslation'))
    await page.press(document.activeElement as HTMLElement, '2')
    await page.until(() => expect(document.activeElement?.getAttribute('value')).toBe('minor'))
    await page.press(document.activeElement as HTMLElement, '4')
    await page.press(document.activeElement as HTMLElement, 'Enter')
    await page.until(() => expect(page.all('.mqm-form')).toEqual([]))
    const body = JSON.parse(asked.find((one) => one.startsWith('POST'))?.slice(`POST ${path} `.length) ?? '') as object
    // Nothing stands in the translation where something is missing: the source is marked.
    expect(body).toMatchObject({ category: 'accuracy/omission', severity: 'critical', side: 'source', anchor: null })
  })

  test('are taken back by who may, and only shown to others', async () => {
    await open([marked()])
    await page.click(page.button('Take back the error: Accuracy › Mistranslation'))
    await page.until(() => expect(asked).toContain(`DELETE ${path}/e1`))
    await page.unmount()
    stop()
    await open([marked({ author: { id: 'u2', name: 'Khác', color: '#000000' } })])
    session.role = 'translator'
    await act(async () => errorsOf(session).look(null))
    await page.until(() => expect(page.all('.mqm-actions')).toEqual([]))
    expect(page.all('.mqm > .button')).toEqual([])
  })
})
