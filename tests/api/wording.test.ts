import { expect, test } from '@jest/globals'
import { AppError, errorStatus, type ErrorCode } from '../../core/errors.ts'
import { describe as inWords } from '../../server/cli/messages.ts'
import { exportLabels } from '../../server/export.ts'
import en from '../../server/locales/en.json' with { type: 'json' }
import vi from '../../server/locales/vi.json' with { type: 'json' }

/** Keys without plural endings, which differ by language, with the names of their placeholders. */
function shape(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'object' && value !== null) return shape(value, here)
    const names = [...String(value).matchAll(/{{(\w+)/g)].map(([, name]) => name).sort()
    return [`${here.replace(/_(one|other)$/, '')} ${names.join()}`]
  })
}

test('both languages say the same things with the same values', () => {
  expect([...new Set(shape(vi))]).toEqual([...new Set(shape(en))])
})

test('every expected failure has words in both languages', async () => {
  for (const code of Object.keys(errorStatus) as ErrorCode[]) {
    for (const LANG of ['en_GB.UTF-8', 'vi_VN.UTF-8']) {
      const words = await inWords(new AppError(code), { LANG })
      expect(words).not.toContain(code)
      expect(words).toMatch(/[.)]$/)
    }
  }
})

test('the terminal chooses the language as other programs do', async () => {
  const error = new AppError('notFound.document')
  expect(await inWords(error, { LANG: 'en_US.UTF-8', LC_ALL: 'vi_VN.UTF-8' })).toBe('Không có tài liệu này.')
  expect(await inWords(error, { LANG: 'vi_VN', LC_MESSAGES: 'en_GB' })).toBe('There is no such document.')
  expect(await inWords(error, {})).toBe('There is no such document.')
})

test('labels count and date in their language', async () => {
  const none = { segments: 0, words: 0 }
  const tally = {
    untranslated: { segments: 1200, words: 1 },
    draft: none,
    confirmed: { segments: 30, words: 1 },
    approved: { segments: 4, words: 1 },
  }
  const at = new Date(2026, 10, 24, 12).getTime()
  expect((await exportLabels('en', tally, at)).summary).toBe('1,234 segments, 34 confirmed · exported 24 November 2026')
  expect((await exportLabels('vi', tally, at)).summary).toBe('1.234 phân đoạn, 34 đã xác nhận · xuất ngày 24/11/2026')
  expect(
    (
      await exportLabels(
        'en',
        { ...tally, untranslated: none, confirmed: none, approved: { segments: 1, words: 1 } },
        at,
      )
    ).summary,
  ).toBe('1 segment, 1 confirmed · exported 24 November 2026')
})
