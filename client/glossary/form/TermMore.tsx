import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './Field.tsx'
import type { TermFields } from './fields.ts'
import { useTermFields } from './formContext.ts'
import { LongField } from './LongField.tsx'

type TextField = 'validFrom' | 'validTo' | 'source' | 'decision' | 'date' | 'approvedBy' | 'note' | 'example'

/** Fields, their words, and whether they hold a day. */
const fields = [
  ['validFrom', 'glossary.form.validFrom', 'date'],
  ['validTo', 'glossary.form.validTo', 'date'],
  ['source', 'glossary.authority.source', 'text'],
  ['decision', 'glossary.authority.decision', 'text'],
  ['date', 'glossary.authority.date', 'date'],
  ['approvedBy', 'glossary.authority.approvedBy', 'text'],
] as const

/** Validity, authority, note and example of a term, folded away. */
export function TermMore({ term, open }: { term: TermFields; open: boolean }): ReactNode {
  const { t } = useTranslation()
  const [, change] = useTermFields(term.key)
  const filled = [...fields.map(([field]) => field), 'note' as const, 'example' as const].filter(
    (field: TextField) => term[field] !== '',
  )
  return (
    <details className="term-more" open={open || undefined}>
      <summary>
        {t('glossary.form.more')}
        {filled.length > 0 ? <span className="count"> {filled.length}</span> : null}
      </summary>
      <div className="form-grid">
        {fields.map(([field, words, type]) => (
          <Field key={field} name={`term.${term.key}.${field}`} label={t(words)}>
            {(input) => (
              <input
                {...input}
                className="input"
                type={type}
                maxLength={500}
                value={term[field]}
                onChange={(event) => change({ [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {(['note', 'example'] as const).map((field) => (
          <LongField
            key={field}
            name={`term.${term.key}.${field}`}
            label={t(`glossary.form.${field}`)}
            value={term[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
    </details>
  )
}
