import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { closeGate, sendEverything, tellTabs } from '../gate.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { keepAway } from './comingBack.ts'
import { useSignInOptions } from './queries.ts'

/** Leaves for good: the next page belongs to whoever comes next. */
async function leave(): Promise<void> {
  keepAway((await call('signOut', {})).away)
  closeGate()
  tellTabs(null)
  location.assign('/')
}

/** Sends what is pending, then signs out; what cannot be sent is told first. */
export function SignOut({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const options = useSignInOptions()
  const open = options.data?.open
  const [state, setState] = useState<'sending' | 'unsaved' | 'failed'>('sending')
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (open !== false) return
    let here = true
    const fail = (reason: unknown): void => {
      if (!here) return
      setError(reason)
      setState('failed')
    }
    sendEverything().then((sent) => {
      if (!here) return
      if (sent) leave().catch(fail)
      else setState('unsaved')
    }, fail)
    return () => {
      here = false
    }
  }, [open])
  const text =
    open === true
      ? t('signOut.open')
      : state === 'unsaved'
        ? t('signOut.unsaved')
        : state === 'failed'
          ? errorText(t, error)
          : t('signOut.sending')
  const footer = (
    <>
      <button type="button" className="button" data-autofocus onClick={onClose}>
        {t(open === true ? 'actions.close' : 'actions.cancel')}
      </button>
      {state === 'unsaved' ? (
        <button
          type="button"
          className="button button-primary"
          onClick={() =>
            void leave().catch((reason: unknown) => {
              setError(reason)
              setState('failed')
            })
          }
        >
          {t('signOut.anyway')}
        </button>
      ) : null}
    </>
  )
  return (
    <Dialog title={t('signOut.title')} onClose={onClose} footer={footer}>
      <p role="status">{text}</p>
    </Dialog>
  )
}
