import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Project } from '../../core/api.ts'
import { can } from '../../core/model/permissions.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useFormat } from '../format.ts'
import { useChange, useProjects, useSessionInfo } from '../queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { NameDialog } from '../ui/NameDialog.tsx'
import { Page } from '../ui/Page.tsx'
import { confirmedShare, ProgressBar } from '../ui/ProgressBar.tsx'
import { ProjectMenu } from './project/ProjectMenu.tsx'

export function ProjectsPage(): ReactNode {
  const { t } = useTranslation()
  const projects = useProjects()
  const me = useSessionInfo().data
  const [creating, setCreating] = useState(false)
  return (
    <Page title={t('projects.title')}>
      <div className="page-head page-head-row">
        <div>
          <h1>{t('projects.title')}</h1>
          <p className="lead">{t('projects.lead')}</p>
        </div>
        {me && can({ user: me.user.id, role: me.role }, 'manage') ? (
          <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
            <Icon name="plus" />
            {t('projects.create')}
          </button>
        ) : null}
      </div>
      {projects.isPending ? <Loading /> : null}
      {projects.error ? <Failure error={projects.error} onRetry={() => void projects.refetch()} /> : null}
      {projects.data?.length === 0 ? (
        <div className="empty">
          <h2>{t('projects.emptyTitle')}</h2>
          <p>{t('projects.emptyText')}</p>
        </div>
      ) : null}
      <ul className="project-list">
        {projects.data?.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}

function ProjectCard({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { progress } = project
  return (
    <li className="card project-card">
      <h2>
        <Link href={`/projects/${project.id}`} className="cover-link">
          {project.name}
        </Link>
      </h2>
      <p className="muted">
        {project.documents === 0
          ? t('projects.noDocuments')
          : `${t('count.documents', { count: project.documents })} · ${t('count.words', { count: progress.total.words })}`}
        {` · ${t('projects.updated', { when: format.since(project.updatedAt, Date.now()) })}`}
      </p>
      {progress.total.words > 0 ? (
        <div className="progress-line">
          <ProgressBar progress={progress} />
          <span>{t('projects.translated', { percent: format.percent(confirmedShare(progress)) })}</span>
        </div>
      ) : null}
      <ProjectMenu project={project} />
    </li>
  )
}

function CreateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const create = useChange((name: string) => call('createProject', { body: { name } }))
  return (
    <NameDialog
      title={t('projects.createTitle')}
      label={t('projects.name')}
      placeholder={t('projects.namePlaceholder')}
      action={t('projects.createAction')}
      busy={create.isPending}
      error={create.error ? errorText(t, create.error) : undefined}
      onSubmit={(name) => create.mutate(name, { onSuccess: ({ id }) => go(`/projects/${id}`) })}
      onClose={onClose}
    />
  )
}
