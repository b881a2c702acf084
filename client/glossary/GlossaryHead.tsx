import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptFilter, GlossaryInfo } from '../../core/api.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { ExportGlossary } from './ExportGlossary.tsx'
import { useMay, useRights } from './queries.ts'

export type PageDialog = 'add' | 'import' | 'create' | 'copy' | 'describe' | 'delete'

interface Props {
  glossaries: readonly GlossaryInfo[]
  /** The chosen one; undefined: all. */
  glossary: GlossaryInfo | undefined
  shown: { filter: ConceptFilter; count: number } | undefined
  onDialog: (dialog: PageDialog) => void
}

/** Name of what is shown, and what can be done with it as a whole. */
export function GlossaryHead({ glossaries, glossary, shown, onDialog }: Props): ReactNode {
  const { t } = useTranslation()
  const rightsOf = useRights()
  const canAdd = (glossary ? [glossary] : glossaries).some((one) => rightsOf(one) !== 'read')
  const edits = (glossary ? [glossary] : glossaries).some((one) => rightsOf(one) === 'edit')
  return (
    <div className="page-head page-head-row glossary-head">
      <div>
        <h1>{glossary?.name ?? t('glossary.title')}</h1>
        <Lead glossaries={glossaries} glossary={glossary} />
      </div>
      <div className="glossary-actions">
        {canAdd ? (
          <button type="button" className="button button-primary" onClick={() => onDialog('add')}>
            <Icon name="plus" size={15} />
            {t(edits ? 'glossary.add.action' : 'glossary.add.propose')}
          </button>
        ) : null}
        {glossary && rightsOf(glossary) === 'edit' ? (
          <button type="button" className="button" onClick={() => onDialog('import')}>
            <Icon name="upload" size={15} />
            {t('glossary.import.action')}
          </button>
        ) : null}
        {glossary ? <ExportGlossary glossary={glossary} shown={shown} /> : null}
        <GlossaryMenu glossary={glossary} onDialog={onDialog} />
      </div>
    </div>
  )
}

function Lead({ glossaries, glossary }: Pick<Props, 'glossaries' | 'glossary'>): ReactNode {
  const { t } = useTranslation()
  const concepts = glossary?.concepts ?? glossaries.reduce((sum, one) => sum + one.concepts, 0)
  const parts = [
    glossary ? undefined : t('glossary.lead.many', { count: glossaries.length }),
    t('count.concepts', { count: concepts }),
    glossary?.readOnly ? t('glossary.lead.readOnly') : undefined,
  ]
  return (
    <>
      <p className="lead">{parts.filter((part) => part !== undefined).join(' · ')}</p>
      {glossary?.description ? <p className="lead glossary-description">{glossary.description}</p> : null}
    </>
  )
}

function GlossaryMenu({ glossary, onDialog }: Pick<Props, 'glossary' | 'onDialog'>): ReactNode {
  const { t } = useTranslation()
  const may = useMay()
  const item = (id: PageDialog, label: string, danger = false): MenuItem => ({
    id,
    label,
    danger,
    run: () => onDialog(id),
  })
  const own = glossary && !glossary.readOnly
  const items = [
    ...(may('term') ? [item('create', t('glossary.create.action'))] : []),
    ...(may('term') && glossary ? [item('copy', t('glossary.copy.action'))] : []),
    ...(may('term') && own ? [item('describe', t('glossary.describe.action'))] : []),
    ...(may('manage') && own ? [item('delete', t('glossary.delete.action'), true)] : []),
  ]
  if (items.length === 0) return null
  const label = glossary ? t('glossary.menu', { name: glossary.name }) : t('glossary.menuAll')
  return <Menu label={label} className="icon-button" button={<Icon name="more" />} groups={[{ items }]} />
}
