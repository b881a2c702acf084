import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AppError } from '../../core/errors.ts'
import { call } from '../api.ts'
import { changeRole, endSaving, unsavedTexts } from '../editor/rights.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { WorkProps } from '../review/feature.ts'

/** Reads the role anew when it has changed while somebody works, and says so. */
export function RoleWatch({ session, telling }: WorkProps): ReactNode {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [removed, setRemoved] = useState<readonly string[] | null>(null)
  const done = useRef(telling.done)
  useEffect(() => {
    done.current = telling.done
  })
  useEffect(() => {
    const gone = (): void => {
      setRemoved(unsavedTexts(session))
      changeRole(session, 'reader')
      endSaving(session)
    }
    const read = (): void => {
      call('getDocument', { params: { document: session.document.id } }).then(
        ({ role }) => {
          if (role === session.document.role) return
          changeRole(session, role)
          void client.invalidateQueries({ queryKey: ['projects'] })
          done.current(t('roleChange.now', { role: t(`people.roles.${role}`), may: t(`people.may.${role}`) }))
        },
        (error: unknown) => {
          if (error instanceof AppError && ['auth.forbidden', 'notFound.document'].includes(error.code)) gone()
        },
      )
    }
    // This part is loaded late: what was told before it came was not heard.
    read()
    const stops = [
      session.onMessage((message) => {
        if (message.type === 'review' && message.what === 'role') read()
        else if (message.type === 'bye' && message.code === 'forbidden') read()
      }),
      // While the line was down the role may have changed unheard.
      session.subscribe('live', read),
    ]
    return () => stops.forEach((stop) => stop())
  }, [session, client, t])
  if (removed === null) return null
  return <Removed texts={removed} onClose={() => setRemoved(null)} />
}

/** What could not be saved, to be copied. */
function Removed({ texts, onClose }: { texts: readonly string[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const about = useId()
  const text = texts.join('\n\n')
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    )
  const footer = (
    <>
      {texts.length > 0 ? (
        <button type="button" className="button" onClick={copy}>
          {t(copied ? 'actions.copied' : 'actions.copy')}
        </button>
      ) : null}
      <a className="button button-primary" href="/">
        {t('pages.home')}
      </a>
    </>
  )
  return (
    <Dialog title={t('roleChange.removed')} onClose={onClose} footer={footer}>
      {texts.length > 0 ? (
        <>
          <p id={about}>{t('roleChange.removedText')}</p>
          <textarea aria-labelledby={about} className="input input-text" lang="en" readOnly rows={6} value={text} />
        </>
      ) : null}
    </Dialog>
  )
}
