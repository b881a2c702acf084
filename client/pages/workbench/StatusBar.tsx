import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countWords } from '../../../core/language/words.ts'
import { useIssues } from '../../checks/hooks.ts'
import { useCommands } from '../../commandScope.tsx'
import { useActive, useIds, useRow, useSaving } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { active as activeOnes } from '../../terms/order.ts'
import { useProjectGlossaries } from '../../terms/queries.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Says honestly whether everything is saved, and where one is. */
export function StatusBar({ session, onIssues }: { session: DocumentSession; onIssues: () => void }): ReactNode {
  const { t } = useTranslation()
  const { openKeySheet } = useCommands()
  const active = useActive(session)
  const ids = useIds(session)
  const glossaries = useProjectGlossaries(session.document.project)
  return (
    <footer className="statusbar" aria-label={t('statusbar.label')}>
      <SavingState session={session} />
      {active === null ? null : (
        <>
          <span>{t('statusbar.segment', { number: session.number(active), total: ids.length })}</span>
          <RowWords session={session} id={active} />
        </>
      )}
      <span className="statusbar-end">
        <IssueCount session={session} onIssues={onIssues} />
        {activeOnes(glossaries.data ?? []).map(({ id, name, concepts }) => (
          <span key={id}>{t('statusbar.glossary', { name, count: concepts })}</span>
        ))}
        <button type="button" className="link-button" onClick={openKeySheet}>
          <Icon name="keyboard" size={15} />
          {t('statusbar.keys')}
        </button>
      </span>
    </footer>
  )
}

function SavingState({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const { phase, pending, kept } = useSaving(session)
  const text =
    phase === 'offline'
      ? pending > 0
        ? t('statusbar.offline', { count: pending })
        : t('statusbar.offlineClean')
      : phase === 'failing'
        ? t('statusbar.failing', { count: pending })
        : t(phase === 'saved' ? 'statusbar.saved' : 'statusbar.saving')
  return (
    <span className={`saving saving-${phase}`} role="status">
      {phase === 'offline' || phase === 'failing' ? (
        <Icon name={phase === 'offline' ? 'offline' : 'alert'} size={14} />
      ) : (
        <span className="dot" aria-hidden="true" />
      )}
      {text}
      {pending > 0 && !kept ? <b className="saving-risk">{t('statusbar.notKept')}</b> : null}
    </span>
  )
}

function IssueCount({ session, onIssues }: { session: DocumentSession; onIssues: () => void }): ReactNode {
  const { t } = useTranslation()
  const { total, pending } = useIssues(session)
  if (total === 0) return <span>{t(pending ? 'issues.checking' : 'statusbar.noIssues')}</span>
  return (
    <button type="button" className="link-button" onClick={onIssues}>
      {t('statusbar.issues', { count: total })}
    </button>
  )
}

function RowWords({ session, id }: { session: DocumentSession; id: string }): ReactNode {
  const row = useRow(session, id)
  if (!row) return null
  return <WordCounts source={countWords(row.sourceText)} target={countWords(row.targetText)} />
}

/** Most keys change no count. */
const WordCounts = memo(function WordCounts(counts: { source: number; target: number }): ReactNode {
  const { t } = useTranslation()
  return <span className="statusbar-words">{t('statusbar.words', counts)}</span>
})
