import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const accepted = '.tbx,.xml,.csv,.tsv,.txt,.xlsx'

/** Choose or drop a file. */
export function FileStep({ onFile }: { onFile: (file: File) => void }): ReactNode {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    <section
      className={over ? 'drop drop-over' : 'drop'}
      aria-label={t('glossary.import.steps.file')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <button
        type="button"
        className="button button-primary button-large"
        data-autofocus
        onClick={() => picker.current?.click()}
      >
        {t('glossary.import.choose')}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accepted}
        aria-label={t('glossary.import.choose')}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <div className="drop-text">
        <p>{over ? t('glossary.import.dropNow') : t('glossary.import.drop')}</p>
        <p className="muted">{t('glossary.import.nothingYet')}</p>
      </div>
    </section>
  )
}
