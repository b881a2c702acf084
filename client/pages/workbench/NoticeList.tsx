import { useState, type ReactNode } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { codeText } from '../../errorText.ts'
import { useNotices } from '../../editor/hooks.ts'
import type { DocumentSession, Notice } from '../../editor/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { Failures } from './useFailures.ts'

/** A notice in words; the reason it carries as an error code is told as its message. */
function noticeText(t: TFunction, { code, params }: Notice): string {
  const reason = typeof params.code === 'string' ? params.code : code
  const message = codeText(t, reason, params)
  return t(`notices.${code}` as 'notices.refused', { ...params, message, defaultValue: message })
}

/** Messages that wait for the person: refused saves, recovered text, failures. */
export function NoticeList({ session, failures }: { session: DocumentSession; failures: Failures }): ReactNode {
  const { t } = useTranslation()
  const notices = useNotices(session)
  return (
    <section className="notices" aria-label={t('notices.label')}>
      <div role="alert">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} session={session} notice={notice} />
        ))}
        {failures.list.map(({ id, text, kind, action }) => (
          <div key={id} className={kind === 'done' ? 'notice notice-done' : 'notice'}>
            <p>{text}</p>
            {action ? (
              <button
                type="button"
                className="button button-small"
                onClick={() => {
                  failures.dismiss(id)
                  action.run()
                }}
              >
                {action.label}
              </button>
            ) : null}
            <DismissButton onClick={() => failures.dismiss(id)} />
          </div>
        ))}
      </div>
    </section>
  )
}

function NoticeCard({ session, notice }: { session: DocumentSession; notice: Notice }): ReactNode {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const { id, segment, text, again } = notice
  const number = segment === undefined ? 0 : session.number(segment)
  const copy = (): void => {
    navigator.clipboard.writeText(text ?? '').then(
      () => setCopied(true),
      // Refused: the text stands there to be selected.
      () => setCopied(false),
    )
  }
  return (
    <div className="notice">
      {segment !== undefined && number > 0 ? (
        <button type="button" className="link-button" onClick={() => session.activate(segment)}>
          {t('notices.segment', { number })}
        </button>
      ) : null}
      <p>{noticeText(t, notice)}</p>
      {text === undefined ? null : (
        <>
          <blockquote lang="en">{text}</blockquote>
          <div className="notice-actions">
            <button type="button" className="button button-small" onClick={copy}>
              {t(copied ? 'actions.copied' : 'actions.copy')}
            </button>
            {again ? (
              <button type="button" className="button button-small" onClick={again}>
                {t('notices.suggestAgain')}
              </button>
            ) : null}
          </div>
        </>
      )}
      <DismissButton onClick={() => session.dismissNotice(id)} />
    </div>
  )
}

function DismissButton({ onClick }: { onClick: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <button type="button" className="icon-button notice-close" aria-label={t('actions.dismiss')} onClick={onClick}>
      <Icon name="close" size={14} />
    </button>
  )
}
