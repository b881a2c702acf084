import type { TFunction } from 'i18next'
import { AppError } from '../core/errors.ts'
import { NetworkError } from './api.ts'

/** What a failure means to a person and what to do next; the server's reference is added where there is one. */
export function errorText(t: TFunction, error: unknown): string {
  if (error instanceof NetworkError) return t('errors.network')
  if (!(error instanceof AppError)) return t('errors.internal')
  const message = t(`errors.${error.code}`, error.params)
  const { reference } = error.params
  return reference === undefined ? message : t('errors.withReference', { message, reference })
}

/** The message of a failed job, whose error travels as plain values. */
export function codeText(t: TFunction, code: string, params: Record<string, string | number>): string {
  const key = `errors.${code}`
  return t(key as 'errors.internal', { ...params, defaultValue: t('errors.internal') })
}
