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
import { DeliverDialog } from '../history/lazy.tsx'
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
  /** May this person name what is exported as delivered? */
  delivers: boolean
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
export function ExportMenu({ document, title, untranslated, className, before, onShow, delivers }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [delivering, setDelivering] = useState(false)
  const save = async ({ format, review }: Wanted, insist: boolean): Promise<number | null> => {
    if (before && !(await before())) return null
    const how = { format, lang: i18n.language, insist: insist ? '1' : undefined, review: review ? '1' : undefined }
    const event = await download('exportDocument', { document }, how)
    announce(t('export.started', { format: t(`export.formats.${format}`) }))
    return event
  }
  const run = async (wanted: Wanted, insist: boolean): Promise<void> => {
    setRefusal(null)
    try {
      await save(wanted, insist)
    } catch (error) {
      const gate = error instanceof AppError && error.code === 'export.criticalIssues'
      setRefusal(gate ? { ...wanted, count: Number(error.params.count) } : { error })
    }
  }
  const deliver = { id: 'deliver', label: t('export.deliver'), run: () => setDelivering(true) }
  const groups = [...choices(t, (wanted) => void run(wanted, false)), ...(delivers ? [{ items: [deliver] }] : [])]
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
      {refusal ? (
        <Refused
          {...{ document, title, onShow, refusal }}
          onInsist={(wanted) => void run(wanted, true)}
          onClose={() => setRefusal(null)}
        />
      ) : null}
      {delivering ? (
        <Suspense fallback={null}>
          <DeliverDialog {...{ document, title, reviewed, save, onShow }} onClose={() => setDelivering(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

interface RefusedProps extends Pick<Props, 'document' | 'title'> {
  onShow: Props['onShow'] | undefined
  refusal: Refusal
  onInsist: (wanted: Wanted) => void
  onClose: () => void
}

/** Says why nothing was exported; critical issues can be overruled. */
function Refused({ document, title, onShow, refusal, onInsist, onClose }: RefusedProps): ReactNode {
  const { t } = useTranslation()
  if ('count' in refusal) {
    return (
      <Suspense fallback={null}>
        <ExportGateDialog
          {...{ document, title, onShow, onClose }}
          count={refusal.count}
          onInsist={() => onInsist(refusal)}
        />
      </Suspense>
    )
  }
  return (
    <Dialog title={t('export.failed')} onClose={onClose}>
      <p role="alert">{errorText(t, refusal.error)}</p>
    </Dialog>
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
