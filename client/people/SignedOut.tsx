import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session, User } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { openGate } from '../gate.ts'
import { personName } from '../personName.ts'
import { useSignedIn } from './queries.ts'
import { SignInForm } from './SignInForm.tsx'
import './people.css'

/**
 * The session ended while somebody works. Nothing is taken from the screen and
 * the caret stays where it is: whoever is in the middle of a syllable goes on
 * typing, and signs in when there is a moment.
 */
export function SignedOut({ me }: { me: Session }): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const signedIn = useSignedIn()
  const myself = me.user.id
  const other = useOther(myself)

  useEffect(() => {
    announce(`${t('signedOut.title')} ${t('signedOut.text')} ${t('signedOut.keys')}`)
    // Where nobody is writing, the form may have the keyboard.
    if (!document.activeElement?.closest('[contenteditable], input, textarea')) toForm(box.current)
    const keydown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
      event.preventDefault()
      toForm(box.current)
    }
    window.addEventListener('keydown', keydown, true)
    return () => window.removeEventListener('keydown', keydown, true)
  }, [t])

  const title = other ? t('signedOut.otherTitle', { name: personName(t, other) }) : t('signedOut.title')
  const text = other
    ? t('signedOut.other', { name: personName(t, other), me: personName(t, me.user) })
    : t('signedOut.text')
  return (
    <section className="signed-out card" aria-label={title} ref={box}>
      <h2>{title}</h2>
      <p>{text}</p>
      {other ? (
        <>
          <button type="button" className="button" onClick={() => location.reload()}>
            {t('signedOut.goOn', { name: personName(t, other) })}
          </button>
        </>
      ) : null}
      <SignInForm
        focus={false}
        onSignedIn={(session) => {
          if (session.user.id === myself) announce(t('signedOut.again'))
          signedIn(session)
        }}
      />
    </section>
  )
}

/** Who else is signed in in this browser now. Whoever it is again whose page this is goes on. */
function useOther(myself: string): User | null {
  const { t } = useTranslation()
  const [other, setOther] = useState<User | null>(null)
  useEffect(() => {
    // Perhaps one has signed in in another tab meanwhile.
    const look = (): void => {
      if (document.visibilityState === 'hidden') return
      call('session', {}).then(
        (now) => {
          if (now.user.id === myself) return openGate(now)
          setOther(now.user)
          announce(t('signedOut.otherTitle', { name: personName(t, now.user) }))
        },
        (error: unknown) => {
          // Nobody is signed in now.
          if (error instanceof AppError) setOther(null)
        },
      )
    }
    look()
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [myself, t])
  return other
}

const toForm = (box: HTMLElement | null): void => box?.querySelector('input')?.focus()
