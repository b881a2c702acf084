import type { TFunction } from 'i18next'
import { codeText } from '../errorText.ts'

/** Coming back from the organisation's own sign-in: the server names in the address what went wrong. */
export const errorHere = (): string | null => new URLSearchParams(location.search).get('error')

export const textOf = (t: TFunction, code: string): string => codeText(t, code, {})

/** This address without it: where one wanted to be. */
export function hereWithoutError(): string {
  const search = new URLSearchParams(location.search)
  search.delete('error')
  const rest = search.toString()
  return `${location.pathname}${rest ? `?${rest}` : ''}${location.hash}`
}

const away = 'songngu.away'

/** Where one signs out of the organisation's own sign-in: for the page that comes next. */
export const keepAway = (url: string | null): void => {
  if (url !== null) sessionStorage.setItem(away, url)
}
export const awayHere = (): string | null => sessionStorage.getItem(away)
export const forgetAway = (): void => sessionStorage.removeItem(away)

const kept = 'songngu.invitation'

/** The secret of an invitation is kept for the way there and back: it stands in no address that is sent. */
export const keepInvitation = (secret: string): void => sessionStorage.setItem(kept, secret)
export const forgetInvitation = (): void => sessionStorage.removeItem(kept)
/** What stands behind # here, else what was kept on the way out. */
export const invitationHere = (): string => location.hash.slice(1) || (sessionStorage.getItem(kept) ?? '')
