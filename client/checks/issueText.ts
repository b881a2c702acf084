import type { TFunction } from 'i18next'
import type { RowIssue } from './store.ts'

type Part = 'name' | 'message' | 'advice'

function text(t: TFunction, check: string, part: Part, fallback: string, params: RowIssue['params'] = {}): string {
  const key = `checks.${check}.${part}` as 'app.name'
  return t(key, { ...params, defaultValue: fallback })
}

/** A check's name; one without words here is called by its id. */
export const checkName = (t: TFunction, check: string): string => text(t, check, 'name', check.replaceAll('-', ' '))

/** What a check writes for a side that has nothing to show. */
const ABSENT = '–'

/** What is wrong, with the words in question. A message about both sides gives way where one of them has nothing. */
export function issueMessage(t: TFunction, { check, params }: Pick<RowIssue, 'check' | 'params'>): string {
  const message = t(`checks.${check}.message` as 'app.name', { defaultValue: '', skipInterpolation: true })
  const { source, target } = params
  if (message.includes('{{source}}') && message.includes('{{target}}')) {
    if (target === ABSENT && source !== ABSENT) return t('issues.onlySource', { text: source })
    if (source === ABSENT && target !== ABSENT) return t('issues.onlyTarget', { text: target })
  }
  return text(t, check, 'message', checkName(t, check), params)
}

/** What to do about it; empty when there is nothing to say. */
export const issueAdvice = (t: TFunction, { check, params }: Pick<RowIssue, 'check' | 'params'>): string =>
  text(t, check, 'advice', '', params)
