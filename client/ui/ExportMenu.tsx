import type { TFunction } from 'i18next'
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
import { Menu, type MenuGroup } from './Menu.tsx'

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
type Refusal = (Wanted & { count: number }) | { error: unknown }

interface Wanted {
  format: ExportFormatId
  /** With comments and suggestions. */
  review: boolean
}

/** Formats that can show what people say about the text. */
const reviewed: readonly ExportFormatId[] = ['bilingual-docx', 'bilingual-html']

/** The formats a document can be handed in as; labels in the file are in the language of the interface. */
export function ExportMenu({ document, title, untranslated, className, before, onShow }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = async ({ format, review }: Wanted, insist: boolean): Promise<void> => {
    setRefusal(null)
    if (before && !(await before())) return
    try {
      const how = { format, lang: i18n.language, insist: insist ? '1' : undefined, review: review ? '1' : undefined }
      await download('exportDocument', { document }, how)
      announce(t('export.started', { format: t(`export.formats.${format}`) }))
    } catch (error) {
      const gate = error instanceof AppError && error.code === 'export.criticalIssues'
      setRefusal(gate ? { format, review, count: Number(error.params.count) } : { error })
    }
  }
  const groups = choices(t, (wanted) => void run(wanted, false))
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
        groups={groups}
        note={note}
      />
      {refusal && 'count' in refusal ? (
        <Suspense fallback={null}>
          <ExportGateDialog
            document={document}
            title={title}
            count={refusal.count}
            onShow={onShow}
            onInsist={() => void run(refusal, true)}
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

/** The formats, then those that show what people say about the text. */
function choices(t: TFunction, run: (wanted: Wanted) => void): MenuGroup[] {
  const plain = exportFormats.map((format) => ({
    id: format,
    label: t(`export.formats.${format}`),
    hint: t(`export.hints.${format}`),
    run: () => run({ format, review: false }),
  }))
  const withReview = reviewed.map((format) => ({
    id: `${format}-review`,
    label: t('export.withReview', { format: t(`export.formats.${format}`) }),
    run: () => run({ format, review: true }),
  }))
  return [{ items: plain }, { items: withReview }]
}
