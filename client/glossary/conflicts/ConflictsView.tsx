import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo } from '../../../core/api.ts'
import { useProjects } from '../../queries.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useConflicts } from '../queries.ts'
import { ConflictCard } from './ConflictCard.tsx'

interface Props {
  glossaries: readonly GlossaryInfo[]
  project: string
  onProject: (project: string) => void
  onOpen: (key: string) => void
}

/** Where the active glossaries of a project disagree. */
export function ConflictsView({ glossaries, project, onProject, onOpen }: Props): ReactNode {
  const { t } = useTranslation()
  const projects = useProjects()
  const conflicts = useConflicts(project)
  return (
    <section aria-label={t('glossary.views.conflicts')}>
      <label className="select conflict-project">
        <span>{t('glossary.conflicts.project')}</span>
        <select value={project} onChange={(event) => onProject(event.target.value)}>
          <option value="">{t('glossary.conflicts.chooseProject')}</option>
          {projects.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {project === '' ? <p className="empty">{t('glossary.conflicts.pick')}</p> : null}
      {conflicts.error ? <Failure error={conflicts.error} onRetry={() => void conflicts.refetch()} /> : null}
      {project !== '' && conflicts.isPending && !conflicts.error ? <Loading /> : null}
      {conflicts.data ? (
        <p className="muted" role="status">
          {t('glossary.conflicts.count', { count: conflicts.data.length })}
        </p>
      ) : null}
      {conflicts.data?.length === 0 ? (
        <div className="empty">
          <h2>{t('glossary.conflicts.none')}</h2>
          <p>{t('glossary.conflicts.noneText')}</p>
        </div>
      ) : null}
      <ul className="conflicts">
        {conflicts.data?.map((conflict) => (
          <ConflictCard
            key={`${conflict.kind} ${conflict.vi} ${conflict.concepts.map(({ glossary, id }) => glossary + id).join()}`}
            conflict={conflict}
            glossaries={glossaries}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  )
}
