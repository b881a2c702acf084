import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptFilter, GlossaryInfo } from '../../core/api.ts'
import { glossaryFormats, type GlossaryFormat } from '../../core/wire/glossary-exchange.ts'
import { announce } from '../announce.ts'
import { download } from '../download.ts'
import { errorText } from '../errorText.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useToast } from './toast.ts'

interface Props {
  glossary: GlossaryInfo
  /** What is shown now, and how many that are; undefined when everything is. */
  shown: { filter: ConceptFilter; count: number } | undefined
}

/** The formats a glossary is handed out in, whole or as it is filtered. */
export function ExportGlossary({ glossary, shown }: Props): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const run = async (format: GlossaryFormat, filter: ConceptFilter): Promise<void> => {
    try {
      await download('exportGlossary', { glossary: glossary.id, format }, filter)
      announce(t('glossary.export.started', { name: glossary.name }))
    } catch (error) {
      toast({ text: errorText(t, error) })
    }
  }
  const items = (prefix: string, filter: ConceptFilter) =>
    glossaryFormats.map((format) => ({
      id: `${prefix}-${format}`,
      label: t(`glossary.export.formats.${format}`),
      hint: t(`glossary.export.hints.${format}`),
      run: () => void run(format, filter),
    }))
  const whole = { label: t('glossary.export.everything', { count: glossary.concepts }), items: items('all', {}) }
  const part = shown
    ? [{ label: t('glossary.export.shown', { count: shown.count }), items: items('shown', shown.filter) }]
    : []
  return (
    <Menu
      label={t('glossary.export.of', { name: glossary.name })}
      className="button"
      button={
        <>
          {t('glossary.export.action')}
          <Icon name="down" size={14} />
        </>
      }
      groups={[...part, whole]}
    />
  )
}
