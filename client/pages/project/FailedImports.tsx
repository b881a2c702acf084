import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConvertDialog } from '../../dialogs/lazy.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { FailedImport, Imports } from './useImports.ts'

/** Failures that a conversion may cure. */
const curable: ReadonlySet<string> = new Set(['import.legacyEncoding', 'import.unknownEncoding'])

/** Imports that came to nothing, each with what to do next. */
export function FailedImports({ imports }: { imports: Imports }): ReactNode {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{ id: string; file: File } | null>(null)
  return (
    <>
      <div role="alert" className="failed-imports">
        {imports.failed.map((failed) => (
          <div key={failed.id} className="failure">
            <Icon name="alert" size={18} />
            <div>
              <b>{t('project.importFailed', { title: failed.title })}</b>
              <p>{failed.message}</p>
            </div>
            {curable.has(failed.code) ? (
              <ConvertButton failed={failed} onFile={(file) => setAsked({ id: failed.id, file })} />
            ) : null}
            <button type="button" className="button" onClick={() => imports.dismiss(failed.id)}>
              {t('actions.dismiss')}
            </button>
          </div>
        ))}
      </div>
      {asked ? (
        <Suspense fallback={null}>
          <ConvertDialog
            file={asked.file}
            onConvert={(encoding) => {
              setAsked(null)
              imports.convert(asked.id, asked.file, encoding)
            }}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** The file is at hand if it was chosen on this page; else it is asked for once more. */
function ConvertButton({ failed, onFile }: { failed: FailedImport; onFile: (file: File) => void }): ReactNode {
  const { t } = useTranslation()
  const label = t('convert.open')
  const { file } = failed
  if (file) {
    return (
      <button type="button" className="button button-primary" onClick={() => onFile(file)}>
        {label}
      </button>
    )
  }
  return (
    <label className="button button-primary file-button">
      {label}
      <input
        type="file"
        className="visually-hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) onFile(chosen)
          event.target.value = ''
        }}
      />
    </label>
  )
}
