import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../core/api.ts'
import { can } from '../../core/model/permissions.ts'
import { useFormat } from '../format.ts'
import { useDocuments, useProject } from '../queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { AddDocuments } from './project/AddDocuments.tsx'
import { DocumentTable } from './project/DocumentTable.tsx'
import { FailedImports } from './project/FailedImports.tsx'
import { ProjectMenu } from './project/ProjectMenu.tsx'
import { SideCards } from './project/SideCards.tsx'
import { useImports } from './project/useImports.ts'

export function ProjectPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const project = useProject(id)
  const documents = useDocuments(id)
  const imports = useImports(id, documents.data)
  const error = project.error ?? documents.error
  if (error) {
    return (
      <Page title={t('projects.title')}>
        <Failure
          error={error}
          onRetry={() => {
            void project.refetch()
            void documents.refetch()
          }}
        />
        <Link href="/" className="button">
          {t('pages.home')}
        </Link>
      </Page>
    )
  }
  if (!project.data || !documents.data) {
    return (
      <Page title={project.data?.name}>
        <Loading />
      </Page>
    )
  }
  return (
    <Page title={project.data.name}>
      <Head project={project.data} />
      <div className="project-columns">
        <div className="project-main">
          {can({ user: '', role: project.data.role }, 'manage') ? <AddDocuments imports={imports} /> : null}
          <FailedImports imports={imports} />
          <DocumentTable documents={documents.data.documents} imports={imports} />
        </div>
        <SideCards project={project.data} />
      </div>
    </Page>
  )
}

function Head({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, sourceLang, targetLang, documents, progress } = project
  const facts = [
    t('project.pair', { source: format.language(sourceLang), target: format.language(targetLang) }),
    t('count.documents', { count: documents }),
    t('count.words', { count: progress.total.words }),
  ]
  return (
    <div className="page-head">
      <Link href="/" className="back-link">
        <Icon name="back" size={14} />
        {t('project.back')}
      </Link>
      <div className="title-line">
        <h1>{name}</h1>
        <ProjectMenu project={project} />
        {can({ user: '', role: project.role }, 'manage') ? (
          <Link href={`/projects/${project.id}/settings`} className="button button-small settings-link">
            <Icon name="settings" size={14} />
            {t('projectSettings.title')}
          </Link>
        ) : null}
      </div>
      <p className="lead">{facts.join(' · ')}</p>
    </div>
  )
}
