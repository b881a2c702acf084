import type { ReactNode } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { hereWithoutError, keepInvitation } from './comingBack.ts'

interface Props {
  label: string
  /** Its secret, to be accepted on the way. */
  invitation?: string | undefined
  /** Connects the account one is signed in to. */
  connect?: boolean
}

/** Leaves for the organisation's own sign-in, and comes back to this page. When it cannot be reached, nobody leaves. */
export function OidcButton({ label, invitation, connect = false }: Props): ReactNode {
  const { t } = useTranslation()
  const begin = useMutation({
    mutationFn: () => {
      const to = invitation === undefined ? hereWithoutError() : '/'
      return call('beginOidc', { body: { to, invitation: invitation ?? null, connect } })
    },
    onSuccess: ({ url }) => {
      if (invitation !== undefined) keepInvitation(invitation)
      location.assign(url)
    },
  })
  // The page goes away once it has begun: until then a second press does nothing.
  const busy = begin.isPending || begin.isSuccess
  return (
    <>
      <button
        type="button"
        className={`button${connect ? '' : ' button-large'}`}
        aria-disabled={busy}
        onClick={() => busy || begin.mutate()}
      >
        {busy ? t('signIn.leaving') : label}
      </button>
      {begin.error ? (
        <p className="field-error" role="alert">
          {errorText(t, begin.error)}
        </p>
      ) : null}
    </>
  )
}
