import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../core/api.ts'
import { useFormat } from '../../format.ts'

/** An import under way at the server. */
export function ImportRow({ job, onCancel }: { job: Job; onCancel: () => void }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { title, done, total, state } = job
  const share = total > 0 ? done / total : 0
  const text =
    state === 'queued'
      ? t('project.queued')
      : total === 0
        ? t('project.reading')
        : t('project.importProgress', { percent: format.percent(share), done, total })
  return (
    <tr aria-busy="true">
      <th scope="row">
        <span className="document-title" lang="vi">
          {title}
        </span>
        <small className="importing">{text}</small>
      </th>
      <td>
        <progress
          className="import-bar"
          aria-label={t('project.importing', { title })}
          max={1}
          value={total > 0 ? share : undefined}
        />
      </td>
      <td className="number muted">–</td>
      <td className="row-buttons">
        <button type="button" className="button" aria-label={t('project.cancelImport', { title })} onClick={onCancel}>
          {t('actions.cancel')}
        </button>
      </td>
    </tr>
  )
}

/** A file on its way to the server. */
export function SendingRow({ title }: { title: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <tr aria-busy="true">
      <th scope="row">
        <span className="document-title">{title}</span>
        <small className="importing">{t('project.uploading')}</small>
      </th>
      <td>
        <progress className="import-bar" aria-label={t('project.importing', { title })} />
      </td>
      <td className="number muted">–</td>
      <td />
    </tr>
  )
}
