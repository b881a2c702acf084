import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exportFormats, type ExportFormatId } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { pathOf } from '../api.ts'
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
}

function download(address: string): void {
  const link = window.document.createElement('a')
  link.href = address
  link.download = ''
  window.document.body.append(link)
  link.click()
  link.remove()
}

/** The formats a document can be handed in as; labels in the file are in the language of the interface. */
export function ExportMenu({ document, title, untranslated, className, before }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const run = async (format: ExportFormatId): Promise<void> => {
    if (before && !(await before())) return
    announce(t('export.started', { format: t(`export.formats.${format}`) }))
    download(pathOf('exportDocument', { document }, { format, lang: i18n.language }))
  }
  const items = exportFormats.map((format) => ({
    id: format,
    label: t(`export.formats.${format}`),
    hint: t(`export.hints.${format}`),
    run: () => void run(format),
  }))
  const note = (
    <p className={untranslated > 0 ? 'menu-note menu-warn' : 'menu-note'}>
      {untranslated > 0 ? t('export.untranslated', { count: untranslated }) : t('export.complete')}
    </p>
  )
  return (
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
  )
}
