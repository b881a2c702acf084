import type { AppError } from '../../core/errors.ts'
import { translations, type Language } from '../translations.ts'

/** The language of a terminal, by the POSIX variables in their order. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('vi') ? 'vi' : 'en'
}

/** An expected failure in words. */
export async function describe(error: AppError, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const t = (await translations()).getFixedT(terminalLanguage(env))
  return t(`errors.${error.code}`, error.params)
}
