import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import type { Imports } from './useImports.ts'

/** Imports that came to nothing, each with what to do next. */
export function FailedImports({ imports }: { imports: Imports }): ReactNode {
  const { t } = useTranslation()
  return (
    <div role="alert" className="failed-imports">
      {imports.failed.map(({ id, title, message }) => (
        <div key={id} className="failure">
          <Icon name="alert" size={18} />
          <div>
            <b>{t('project.importFailed', { title })}</b>
            <p>{message}</p>
          </div>
          <button type="button" className="button" onClick={() => imports.dismiss(id)}>
            {t('actions.dismiss')}
          </button>
        </div>
      ))}
    </div>
  )
}
