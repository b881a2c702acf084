import { beforeAll, describe, expect, test } from '@jest/globals'
import i18next from 'i18next'
import { issueMessage } from '../../../client/checks/issueText.ts'
import checksEn from '../../../client/locales/checks.en.json' with { type: 'json' }
import checksVi from '../../../client/locales/checks.vi.json' with { type: 'json' }
import en from '../../../client/locales/en.json' with { type: 'json' }
import vi from '../../../client/locales/vi.json' with { type: 'json' }

const say = (lang: string, check: string, source: string, target: string): string =>
  issueMessage(i18next.getFixedT(lang), { check, params: { source, target } })

beforeAll(() =>
  i18next.init({
    resources: { en: { translation: { ...en, ...checksEn } }, vi: { translation: { ...vi, ...checksVi } } },
    interpolation: { escapeValue: false },
  }),
)

describe('what an issue says', () => {
  test('both sides are quoted where both have something', () => {
    expect(say('en', 'number', '38', '83')).toBe('“38” in the source, “83” in the translation.')
  })
  test('a side that has nothing is not quoted as a dash', () => {
    expect(say('en', 'number', '38', '–')).toBe('“38” has no counterpart in the translation.')
    expect(say('en', 'doc-number', '–', '06-CT/TW')).toBe('“06-CT/TW” has no counterpart in the source.')
    expect(say('vi', 'number', '38', '–')).toBe('Bản dịch không có phần ứng với “38”.')
  })
  test('a message about one side keeps its words', () => {
    expect(say('en', 'term-missing', 'Chỉ thị', '–')).toBe('No rendering of “Chỉ thị” in the translation.')
  })
})
