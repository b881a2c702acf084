import type { TFunction } from 'i18next'
import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PersonHere, Project } from '../../../core/api.ts'
import { showIssue } from '../../checks/actions.ts'
import { usePeople, useProgress } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { HistoryButton } from '../../history/lazy.tsx'
import { InboxButton } from '../../inbox/lazy.tsx'
import { ReviewHead } from '../../review/lazy.tsx'
import { personName } from '../../personName.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ExportMenu } from '../../ui/ExportMenu.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { SettingsMenu } from '../../ui/SettingsMenu.tsx'

interface Props {
  session: DocumentSession
  project: Project | undefined
  /** Export was refused because edits could not be sent. */
  onExportBlocked: () => void
}

export function Header({ session, project, onExportBlocked }: Props): ReactNode {
  const { t } = useTranslation()
  const { document } = session
  const progress = useProgress(session)
  const home = `/projects/${document.project}`
  const before = async (): Promise<boolean> => {
    const sent = await session.flush()
    if (!sent) onExportBlocked()
    return sent
  }
  return (
    <header className="topbar workbench-header">
      <Link href={home} className="icon-button" aria-label={t('workbench.back', { project: project?.name ?? '' })}>
        <Icon name="back" />
      </Link>
      <nav className="breadcrumb" aria-label={t('workbench.breadcrumb')}>
        <Link href={home}>{project?.name}</Link>
        <span aria-hidden="true">/</span>
        <h1 lang="vi" title={document.title}>
          {document.title}
        </h1>
      </nav>
      <div className="header-progress">
        <ProgressBar progress={progress} />
        <span>
          {t('progress.summary', {
            done: progress.confirmed.segments + progress.approved.segments,
            total: progress.total.segments,
            doneWords: progress.confirmed.words + progress.approved.words,
            totalWords: progress.total.words,
          })}
        </span>
      </div>
      <Suspense fallback={null}>
        <ReviewHead session={session} />
      </Suspense>
      <div className="topbar-end">
        <People session={session} />
        <Suspense fallback={null}>
          <HistoryButton session={session} />
        </Suspense>
        <InboxButton />
        <LanguageSwitch />
        <SettingsMenu />
        <ExportMenu
          document={document.id}
          title={document.title}
          untranslated={progress.untranslated.segments}
          className="button button-primary"
          before={before}
          onShow={(issue) => showIssue(session, issue)}
          delivers={session.can('status')}
        />
      </div>
    </header>
  )
}

const mostShown = 4

/** A person and the row they are in; chosen, it goes there. */
function whereabouts(t: TFunction, session: DocumentSession, { client, user, segment }: PersonHere): MenuItem {
  const number = segment === null ? 0 : session.number(segment)
  return {
    id: client,
    label: personName(t, user),
    ...(number > 0 ? { hint: t('segment.heading', { number }) } : {}),
    run: () => {
      if (segment !== null && number > 0) session.activate(segment)
    },
  }
}

/** Me first, then the others who have the document open, and where. */
function People({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const others = usePeople(session)
  if (others.length === 0) return null
  return (
    <Menu
      label={t('workbench.people', { names: others.map(({ user }) => personName(t, user)).join(', ') })}
      className="people-button"
      groups={[{ items: others.map((person) => whereabouts(t, session, person)) }]}
      button={
        <span className="people" aria-hidden="true">
          <Avatar user={session.user} />
          {others.slice(0, mostShown).map(({ client, user }) => (
            <Avatar key={client} user={user} />
          ))}
          {others.length > mostShown ? (
            <span className="avatar avatar-more">{`+${others.length - mostShown}`}</span>
          ) : null}
        </span>
      }
    />
  )
}
