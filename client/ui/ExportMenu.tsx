import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../core/api.ts'
import { exportFormats, type ExportFormatId } from '../../core/wire/work-routes.ts'
import { AppError } from '../../core/errors.ts'
import { announce } from '../announce.ts'
import { download } from '../download.ts'
import { ExportGateDialog } from '../dialogs/lazy.tsx'
import { errorText } from '../errorText.ts'
import { Dialog } from './Dialog.tsx'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'

interface Props {
  document: string
  title: string
  /** Segments without a translation, told before the choice. */
  untranslated: number
  className: string
  /** Runs first; false stops the export (unsaved edits). */
  before?: () => Promise<boolean>
  /** Goes to the words of an issue, where the document is open already. */
  onShow?: (issue: Issue) => void
}

/** Why an export did not go through. */
type Refusal = { format: ExportFormatId; count: number } | { error: unknown }

/** The formats a document can be handed in as; labels in the file are in the language of the interface. */
export function ExportMenu({ document, title, untranslated, className, before, onShow }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = async (format: ExportFormatId, insist: boolean): Promise<void> => {
    setRefusal(null)
    if (before && !(await before())) return
    try {
      await download('exportDocument', { document }, { format, lang: i18n.language, insist: insist ? '1' : undefined })
      announce(t('export.started', { format: t(`export.formats.${format}`) }))
    } catch (error) {
      const gate = error instanceof AppError && error.code === 'export.criticalIssues'
      setRefusal(gate ? { format, count: Number(error.params.count) } : { error })
    }
  }
  const items = exportFormats.map((format) => ({
    id: format,
    label: t(`export.formats.${format}`),
    hint: t(`export.hints.${format}`),
    run: () => void run(format, false),
  }))
  const note = (
    <p className={untranslated > 0 ? 'menu-note menu-warn' : 'menu-note'}>
      {untranslated > 0 ? t('export.untranslated', { count: untranslated }) : t('export.complete')}
    </p>
  )
  return (
    <>
      <Menu
        label={t('project.exportOf', { title })}
        className={className}
        button={
          <>
            {t('export.title')}
            <Icon name="down" size={14} />
          </>
        }
        groups={[{ items }]}
        note={note}
      />
      {refusal && 'count' in refusal ? (
        <Suspense fallback={null}>
          <ExportGateDialog
            document={document}
            title={title}
            count={refusal.count}
            onShow={onShow}
            onInsist={() => void run(refusal.format, true)}
            onClose={() => setRefusal(null)}
          />
        </Suspense>
      ) : null}
      {refusal && 'error' in refusal ? (
        <Dialog title={t('export.failed')} onClose={() => setRefusal(null)}>
          <p role="alert">{errorText(t, refusal.error)}</p>
        </Dialog>
      ) : null}
    </>
  )
}
