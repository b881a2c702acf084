import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../core/api.ts'
import { useFormat } from '../../format.ts'
import { ProjectPeople } from '../../people/lazy.tsx'
import { active } from '../../terms/order.ts'
import { useProjectGlossaries } from '../../terms/queries.ts'

/** What stands beside the documents: figures of the project, its glossaries. */
export function SideCards({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const glossaries = useProjectGlossaries(project.id)
  const { progress } = project
  const done = progress.confirmed.words + progress.approved.words
  return (
    <aside className="side-cards">
      <section className="card side-card">
        <h2>{t('project.about')}</h2>
        <dl className="facts">
          <div>
            <dt>{t('project.aboutConfirmed')}</dt>
            <dd>{t('project.ofWords', { done, total: progress.total.words })}</dd>
          </div>
          <div>
            <dt>{t('project.aboutDraft')}</dt>
            <dd>{t('count.words', { count: progress.draft.words })}</dd>
          </div>
          <div>
            <dt>{t('project.aboutUntranslated')}</dt>
            <dd>{t('count.words', { count: progress.untranslated.words })}</dd>
          </div>
        </dl>
      </section>
      <section className="card side-card">
        <h2>{t('project.glossaries')}</h2>
        <dl className="facts">
          {active(glossaries.data ?? []).map(({ id, name, concepts }) => (
            <div key={id}>
              <dt>
                <Link href="/glossary">{name}</Link>
              </dt>
              <dd>{format.number(concepts)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Suspense fallback={null}>
        <ProjectPeople project={project} />
      </Suspense>
    </aside>
  )
}
