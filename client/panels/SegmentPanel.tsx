import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countWords } from '../../core/language/words.ts'
import { usePeople, useRow } from '../editor/hooks.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { DocumentDate } from '../terms/lazy.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { StatusIcon } from '../ui/StatusIcon.tsx'

import type { Panel } from './panel.ts'

function SegmentBody({ session, row: id }: { session: DocumentSession; row: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const row = useRow(session, id)
  const here = usePeople(session).filter(({ segment }) => segment === id)
  if (!row) return null
  const size = (text: string): string =>
    t('segment.characters', { words: t('count.words', { count: countWords(text) }), count: text.length })
  const facts: [string, ReactNode][] = [
    [
      t('segment.status'),
      <span key="status" className="with-icon">
        <StatusIcon status={row.status} locked={row.locked} />
        <span aria-hidden="true">{t(`status.${row.status}`)}</span>
      </span>,
    ],
    [t('segment.kind'), row.credit ? t('segment.credit') : t(`segment.kinds.${row.kind}`)],
    [t('segment.paragraph'), format.number(row.unit + 1)],
    [t('segment.sourceWords'), size(row.sourceText)],
    [t('segment.targetWords'), size(row.targetText)],
  ]
  return (
    <>
      <div className="panel-head">
        <h2 className="label">{t('segment.heading', { number: session.number(id) })}</h2>
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="panel-date">
        <Suspense fallback={null}>
          <DocumentDate document={session.document} session={session} />
        </Suspense>
      </div>
      {here.length > 0 ? (
        <section className="panel-people">
          <h3 className="label">{t('segment.here')}</h3>
          {here.map(({ client, user }) => (
            <p key={client} className="with-icon">
              <Avatar user={user} />
              <span aria-hidden="true">{personName(t, user)}</span>
            </p>
          ))}
        </section>
      ) : null}
    </>
  )
}

/** Facts about the active segment. */
export const segmentPanel: Panel = { id: 'segment', titleKey: 'segment.title', icon: 'info', Body: SegmentBody }
