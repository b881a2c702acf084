import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { termStatuses } from '../../../core/wire/glossary.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { TermFields } from './fields.ts'
import { Field } from './Field.tsx'
import { useForm, useTermFields } from './formContext.ts'
import { TermMore } from './TermMore.tsx'

interface Props {
  term: TermFields
  /** Place in its language, from 1. */
  number: number
  isFirst: boolean
  isLast: boolean
  autoFocus: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

const types = ['full', 'abbreviation', 'variant'] as const

/** One term: wording, status, form; the rest unfolds. */
export function TermLine({ term, number, autoFocus, ...place }: Props): ReactNode {
  const { t } = useTranslation()
  const { problems } = useForm()
  const [, change] = useTermFields(term.key)
  const name = `term.${term.key}`
  const inMore = problems.some(({ field }) => [`${name}.validTo`, `${name}.source`].includes(field))
  return (
    <li className="term-line" data-term={term.key}>
      <Field name={`${name}.text`} label={t(`glossary.form.termNumber.${term.lang}`, { number })} hideLabel>
        {(input) => (
          <input
            {...input}
            className="input term-input"
            lang={term.lang}
            value={term.text}
            maxLength={500}
            autoComplete="off"
            {...(autoFocus ? { 'data-autofocus': true } : {})}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <Options term={term} {...place} />
      <TermMore term={term} open={inMore} />
    </li>
  )
}

function Options({ term, isFirst, isLast, onMove, onRemove }: Omit<Props, 'number' | 'autoFocus'>): ReactNode {
  const { t } = useTranslation()
  const [, change] = useTermFields(term.key)
  const said = term.text || t('glossary.form.thisTerm')
  const statuses = termStatuses.map((status) => [status, t(`glossary.termStatus.${status}`)] as const)
  const forms = types.map((type) => [type, t(`glossary.types.${type}`)] as const)
  return (
    <div className="term-options">
      <Select
        label={`${t('glossary.form.status')}: ${said}`}
        value={term.status}
        options={statuses}
        onChange={(status) => change({ status })}
      />
      <Select
        label={`${t('glossary.form.type')}: ${said}`}
        value={term.type}
        options={forms}
        onChange={(type) => change({ type })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={term.provisional}
          onChange={(event) => change({ provisional: event.target.checked })}
        />
        {t('glossary.form.provisional')}
      </label>
      <span className="term-buttons">
        <IconButton
          icon="down"
          turned
          label={t('glossary.form.up', { term: said })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          label={t('glossary.form.down', { term: said })}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton icon="close" label={t('glossary.form.remove', { term: said })} onClick={onRemove} />
      </span>
    </div>
  )
}

interface SelectProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}

function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>): ReactNode {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}

interface IconButtonProps {
  icon: 'down' | 'close'
  /** Upside down. */
  turned?: boolean
  label: string
  disabled?: boolean
  onClick: () => void
}

function IconButton({ icon, turned = false, label, disabled = false, onClick }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={turned ? 'icon-button turned' : 'icon-button'}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => (disabled ? undefined : onClick())}
    >
      <Icon name={icon} size={15} />
    </button>
  )
}
