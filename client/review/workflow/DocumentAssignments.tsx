import type { ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { personName } from '../../personName.ts'
import { AssignForm } from './AssignForm.tsx'
import { DueText } from './DueText.tsx'
import './workflow.css'

const key = (project: string) => ['projects', project, 'assignments']

/** Whom a document on the project's page is given to, for which step, and until when. */
export function DocumentAssignments({ document }: { document: DocumentInfo }): ReactNode {
  const { t } = useTranslation()
  const { project, id, title } = document
  const { data } = useQuery({
    queryKey: key(project),
    queryFn: async ({ signal }) => (await call('listProjectAssignments', { params: { project }, signal })).assignments,
  })
  const given = data?.filter((one) => one.document === id) ?? []
  if (given.length === 0) return null
  return (
    <ul className="document-assignments" aria-label={t('workflow.assign.of', { title })}>
      {given.map((assignment) => (
        <li key={assignment.id} data-done={assignment.doneAt === null ? undefined : ''}>
          <span>
            <b>{personName(t, assignment.person)}</b> · {t(`workflow.steps.${assignment.step}`)}
            {assignment.range ? (
              <>
                {' · '}
                {t('workflow.assign.range', { from: assignment.range.from, to: assignment.range.to })}
              </>
            ) : null}
          </span>
          <DueText assignment={assignment} />
        </li>
      ))}
    </ul>
  )
}

/** Gives whole documents of a project to somebody. */
export function AssignDocuments({
  documents: [first, ...more],
  onClose,
}: {
  documents: readonly [DocumentInfo, ...DocumentInfo[]]
  onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const client = useQueryClient()
  const count = 1 + more.length
  return (
    <AssignForm
      title={count === 1 ? t('workflow.assign.document') : t('workflow.assign.documents', { count })}
      {...(count === 1 ? { about: first.title } : {})}
      project={first.project}
      documents={[first, ...more].map(({ id }) => id)}
      ranges={[]}
      onClose={onClose}
      onDone={(text) => {
        announce(text)
        void client.invalidateQueries({ queryKey: key(first.project) })
      }}
    />
  )
}
