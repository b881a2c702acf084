import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { RouteBody } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { errorText } from '../errorText.ts'
import { useProject, useProjectSettings, useSettingsChange } from '../queries.ts'
import { ProjectGlossaries } from '../terms/lazy.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Abbreviations } from './settings/Abbreviations.tsx'
import { CheckSeverities } from './settings/CheckSeverities.tsx'
import { StyleChoices } from './settings/StyleChoices.tsx'

/** How a project writes English and what its checks insist on. Each choice is kept at once. */
export function ProjectSettingsPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const project = useProject(id)
  const settings = useProjectSettings(id)
  const change = useSettingsChange(id)
  const error = project.error ?? settings.error
  const save = (body: RouteBody<'changeProjectSettings'>): void =>
    change.mutate(body, { onSuccess: () => announce(t('projectSettings.saved')) })
  return (
    <Page title={t('projectSettings.title')}>
      {error ? (
        <Failure error={error} onRetry={() => void Promise.all([project.refetch(), settings.refetch()])} />
      ) : !project.data || !settings.data ? (
        <Loading />
      ) : (
        <div className="settings-page">
          <div className="page-head">
            <Link href={`/projects/${id}`} className="back-link">
              <Icon name="back" size={14} />
              {project.data.name}
            </Link>
            <h1>{t('projectSettings.title')}</h1>
            <p className="lead">{t('projectSettings.lead')}</p>
          </div>
          {change.error ? (
            <p className="field-error" role="alert">
              {errorText(t, change.error)}
            </p>
          ) : null}
          <Suspense fallback={<Loading />}>
            <ProjectGlossaries project={id} />
          </Suspense>
          <StyleChoices style={settings.data.style} onChange={(style) => save({ style })} />
          <CheckSeverities severities={settings.data.severities} onChange={(severities) => save({ severities })} />
          <Abbreviations project={id} abbreviations={settings.data.abbreviations} />
        </div>
      )}
    </Page>
  )
}
