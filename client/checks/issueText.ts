import type { TFunction } from 'i18next'
import type { RowIssue } from './store.ts'

type Part = 'name' | 'message' | 'advice'

function text(t: TFunction, check: string, part: Part, fallback: string, params: RowIssue['params'] = {}): string {
  const key = `checks.${check}.${part}` as 'app.name'
  return t(key, { ...params, defaultValue: fallback })
}

/** A check's name; one without words here is called by its id. */
export const checkName = (t: TFunction, check: string): string => text(t, check, 'name', check.replaceAll('-', ' '))

/** What is wrong, with the words in question. */
export const issueMessage = (t: TFunction, { check, params }: Pick<RowIssue, 'check' | 'params'>): string =>
  text(t, check, 'message', checkName(t, check), params)

/** What to do about it; empty when there is nothing to say. */
export const issueAdvice = (t: TFunction, { check, params }: Pick<RowIssue, 'check' | 'params'>): string =>
  text(t, check, 'advice', '', params)
