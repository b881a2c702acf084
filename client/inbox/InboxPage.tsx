import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import './inbox.css'
import { InboxLine } from './InboxLine.tsx'
import { useInbox, useInboxWords, type News } from './queries.ts'

/** What concerns me in all documents since I last looked. */
export function InboxPage(): ReactNode {
  const words = useInboxWords()
  const { t } = useTranslation()
  if (!words) return <Loading />
  return (
    <Page title={t('inbox.title')}>
      <Inbox />
    </Page>
  )
}

function Inbox(): ReactNode {
  const { t } = useTranslation()
  const { news, error, refresh } = useInbox()
  const [failure, setFailure] = useState<unknown>(null)
  const read = async (some: readonly News[]): Promise<void> => {
    try {
      for (const one of some) await one.read()
      setFailure(null)
      announce(t('inbox.marked'))
    } catch (reason) {
      setFailure(reason)
    }
    await refresh()
  }
  const trouble = failure ?? error
  return (
    <>
      <div className="page-head">
        <div className="title-line">
          <h1>{t('inbox.title')}</h1>
          {news && news.length > 0 ? (
            <button type="button" className="button button-small" onClick={() => void read(news)}>
              {t('inbox.markAll')}
            </button>
          ) : null}
        </div>
        <p className="lead">{t('inbox.lead')}</p>
      </div>
      {trouble ? <Failure error={trouble} onRetry={() => void refresh()} /> : null}
      {!news ? (
        trouble ? null : (
          <Loading />
        )
      ) : news.length === 0 ? (
        <p className="inbox-empty">{t('inbox.empty')}</p>
      ) : (
        <ol className="inbox-list">
          {news.map((one) => (
            <InboxLine key={one.id} news={one} onRead={() => void read([one])} />
          ))}
        </ol>
      )}
    </>
  )
}
