import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictPolicy, GlossaryPreview, RowOutcome, TableMapping } from '../../core/api.ts'
import { conflictPolicies, rowOutcomes } from '../../core/wire/glossary-exchange.ts'
import { ImportRows } from './ImportRows.tsx'
import { MappingTable } from './MappingTable.tsx'

interface Props {
  glossary: string
  preview: GlossaryPreview
  remapping: boolean
  onRemap: (mapping: TableMapping) => void
  policy: ConflictPolicy
  onPolicy: (policy: ConflictPolicy) => void
}

/** What was understood and what importing it would do. */
export function PreviewStep({ glossary, preview, remapping, onRemap, policy, onPolicy }: Props): ReactNode {
  const { t } = useTranslation()
  const { fileName, format, table, counts, warnings } = preview
  const first = rowOutcomes.find((outcome) => (counts[outcome] ?? 0) > 0) ?? 'added'
  const [chosen, setChosen] = useState<RowOutcome | null>(null)
  const outcome = chosen ?? first
  const shown = { file: fileName, format: t(`glossary.export.formats.${format}`) }
  return (
    <div className="import-preview" aria-busy={remapping}>
      <p className="import-file">
        <b>{t('glossary.import.detected', shown)}</b>
      </p>
      {table ? <MappingTable table={table} format={format} onRemap={onRemap} /> : null}
      {warnings.length > 0 ? (
        <details className="form-note">
          <summary>{t('glossary.import.whatLost')}</summary>
          <ul>
            {warnings.map(({ code, params }) => (
              <li key={JSON.stringify([code, params])}>
                {t(`glossary.import.warnings.${code}` as 'glossary.title', { ...params, defaultValue: code })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <section aria-label={t('glossary.import.outcomes')}>
        <h3 className="label">{t('glossary.import.outcomes')}</h3>
        <div className="outcomes" role="group" aria-label={t('glossary.import.outcomes')}>
          {rowOutcomes.map((one) => (
            <button
              key={one}
              type="button"
              className={`outcome outcome-${one}`}
              aria-pressed={outcome === one}
              onClick={() => setChosen(one)}
            >
              <OutcomeCount outcome={one} count={counts[one] ?? 0} />
            </button>
          ))}
        </div>
        {(counts.conflicting ?? 0) > 0 ? <Policy policy={policy} onPolicy={onPolicy} /> : null}
        <ImportRows key={outcome} glossary={glossary} preview={preview} outcome={outcome} />
      </section>
    </div>
  )
}

function OutcomeCount({ outcome, count }: { outcome: RowOutcome; count: number }): ReactNode {
  const { t } = useTranslation()
  return t('glossary.import.outcomeCount', { outcome: t(`glossary.import.outcome.${outcome}`), count })
}

function Policy({ policy, onPolicy }: Pick<Props, 'policy' | 'onPolicy'>): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className="policy">
      <legend>{t('glossary.import.conflicts.title')}</legend>
      {conflictPolicies.map((one) => (
        <label key={one} className="check">
          <input type="radio" name="import-policy" checked={policy === one} onChange={() => onPolicy(one)} />
          {t(`glossary.import.conflicts.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}
