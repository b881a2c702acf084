import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../core/api.ts'
import { DocumentRow } from './DocumentRow.tsx'
import { ImportRow, SendingRow } from './ImportRow.tsx'
import type { Imports } from './useImports.ts'

interface Props {
  documents: readonly DocumentInfo[]
  imports: Imports
}

export function DocumentTable({ documents, imports }: Props): ReactNode {
  const { t } = useTranslation()
  const ready = documents.filter(({ state }) => state === 'ready')
  if (ready.length + imports.running.length + imports.sending.length === 0) {
    return (
      <div className="empty">
        <h2>{t('project.emptyTitle')}</h2>
        <p>{t('project.emptyText')}</p>
      </div>
    )
  }
  return (
    <table className="card documents" aria-label={t('project.table')}>
      <thead>
        <tr>
          <th scope="col">{t('project.document')}</th>
          <th scope="col">{t('project.progress')}</th>
          <th scope="col" className="number">
            {t('project.words')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('project.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {ready.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
        {imports.running.map((job) => (
          <ImportRow key={job.id} job={job} onCancel={() => imports.cancel(job.id)} />
        ))}
        {imports.sending.map(({ id, title }) => (
          <SendingRow key={id} title={title} />
        ))}
      </tbody>
    </table>
  )
}
