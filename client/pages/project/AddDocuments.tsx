import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../queries.ts'
import { PasteDialog } from './PasteDialog.tsx'
import type { Imports } from './useImports.ts'

/** Choose files, drop them, or paste text. */
export function AddDocuments({ imports }: { imports: Imports }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [pasting, setPasting] = useState(false)
  const imported = formats.data?.imports ?? []
  const extensions = imported.flatMap((format) => format.extensions)
  const dragged = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return (
    <section
      className={over ? 'drop drop-over' : 'drop'}
      aria-label={t('project.add')}
      onDragOver={(event) => {
        if (!dragged(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        imports.addFiles(Array.from(event.dataTransfer.files))
      }}
    >
      <button type="button" className="button button-primary button-large" onClick={() => picker.current?.click()}>
        {t('project.add')}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('project.add')}
        accept={extensions.map(withDot).join(',')}
        onChange={(event) => {
          imports.addFiles(Array.from(event.target.files ?? []))
          event.target.value = ''
        }}
      />
      <div className="drop-text">
        <p>
          {over ? t('project.dropNow') : t('project.drop')}
          {imported.length > 0 ? <b>{imported.map(nameOf).join(', ')}</b> : null}
        </p>
        <button type="button" className="link-button" onClick={() => setPasting(true)}>
          {t('project.paste')}
        </button>
      </div>
      {pasting ? <PasteDialog imports={imports} onClose={() => setPasting(false)} /> : null}
    </section>
  )
}

const bare = (extension: string): string => extension.replace(/^\./, '')
const withDot = (extension: string): string => `.${bare(extension)}`

/** A format's best-known extension, as people say it: TXT. */
const nameOf = ({ extensions }: { extensions: readonly string[] }): string => bare(extensions[0] ?? '').toUpperCase()
