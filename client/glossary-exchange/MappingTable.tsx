import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnRole, GlossaryFormat, GlossaryPreview, TableMapping } from '../../core/api.ts'
import { columnRoles } from '../../core/wire/glossary-exchange.ts'

interface Props {
  table: NonNullable<GlossaryPreview['table']>
  format: GlossaryFormat
  onRemap: (mapping: TableMapping) => void
}

const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const

/** Which column holds what, over the first rows as they stand in the file. */
export function MappingTable({ table, format, onRemap }: Props): ReactNode {
  const { t } = useTranslation()
  const { mapping, sample } = table
  const width = Math.max(mapping.columns.length, ...sample.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, at) => mapping.columns[at] ?? 'skip')
  const names = mapping.header ? sample[0] : undefined
  const rows = (mapping.header ? sample.slice(1) : sample).slice(0, 5)
  const set = (at: number, role: ColumnRole): void =>
    onRemap({ ...mapping, columns: columns.map((one, place) => (place === at ? role : one)) })
  return (
    <section className="mapping" aria-label={t('glossary.import.mapping')}>
      <h3 className="label">{t('glossary.import.mapping')}</h3>
      <Reading table={table} format={format} onRemap={onRemap} />
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('glossary.import.sample')}>
        <table className="mapping-table">
          <thead>
            <tr>
              {columns.map((role, at) => {
                const number = at + 1
                const name = names?.[at] || t('glossary.import.column', { number })
                return (
                  <th scope="col" key={at}>
                    <span className="mapping-name">{name}</span>
                    <select
                      value={role}
                      className={role === 'skip' ? 'input mapping-skip' : 'input'}
                      aria-label={t('glossary.import.columnHolds', { number, name })}
                      onChange={(event) => set(at, event.target.value as ColumnRole)}
                    >
                      {columnRoles.map((one) => (
                        <option key={one} value={one}>
                          {t(`glossary.import.roles.${one}`)}
                        </option>
                      ))}
                    </select>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line}>
                {columns.map((role, at) => (
                  <td key={at} className={role === 'skip' ? 'mapping-skip' : undefined}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Header, sheet and separator. */
function Reading({ table, format, onRemap }: Props): ReactNode {
  const { t } = useTranslation()
  const { mapping, sheets } = table
  const isText = format === 'csv' || format === 'tsv'
  return (
    <div className="mapping-reading">
      <label className="check">
        <input
          type="checkbox"
          checked={mapping.header}
          onChange={(event) => onRemap({ ...mapping, header: event.target.checked })}
        />
        {t('glossary.import.header')}
      </label>
      {sheets.length > 1 ? (
        <label className="select">
          <span>{t('glossary.import.sheet')}</span>
          <select
            value={mapping.sheet ?? sheets[0]}
            onChange={(event) => onRemap({ ...mapping, sheet: event.target.value })}
          >
            {sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </label>
      ) : null}
      {isText ? (
        <label className="select">
          <span>{t('glossary.import.delimiter')}</span>
          <select
            value={mapping.delimiter ?? ','}
            onChange={(event) =>
              onRemap({ ...mapping, delimiter: event.target.value as NonNullable<TableMapping['delimiter']> })
            }
          >
            {delimiters.map(([value, word]) => (
              <option key={word} value={value}>
                {t(`glossary.import.delimiters.${word}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <span className="muted">{t('glossary.import.mappingHint')}</span>
    </div>
  )
}
