import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkChange } from '../../../core/api.ts'
import { termStatuses } from '../../../core/wire/glossary.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { domainText } from '../glossaryText.ts'
import { useDomains } from '../queries.ts'

const kinds = ['domain', 'status', 'provisional', 'caseRule', 'validity'] as const
type Kind = (typeof kinds)[number]

/** What the dialog holds; only the fields of the chosen kind are sent. */
interface Values {
  domain: string
  lang: 'vi' | 'en'
  status: (typeof termStatuses)[number]
  provisional: boolean
  caseRule: 'fold' | 'cap' | 'low'
  validFrom: string
  validTo: string
}

/** The change these values make. */
export function changeOf(kind: Kind, values: Values): BulkChange {
  switch (kind) {
    case 'domain':
      return { kind, domain: values.domain.normalize('NFC').trim() }
    case 'status':
      return { kind, lang: values.lang, status: values.status }
    case 'provisional':
      return { kind, provisional: values.provisional }
    case 'caseRule':
      return { kind, caseRule: values.caseRule }
    case 'validity':
      return { kind, validFrom: values.validFrom || null, validTo: values.validTo || null }
  }
}

interface Props {
  count: number
  busy: boolean
  onChange: (change: BulkChange) => void
  onClose: () => void
}

/** One change to all selected concepts. */
export function BulkDialog({ count, busy, onChange, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('domain')
  const [values, setValues] = useState<Values>({
    domain: '',
    lang: 'en',
    status: 'admitted',
    provisional: true,
    caseRule: 'fold',
    validFrom: '',
    validTo: '',
  })
  const set = (change: Partial<Values>): void => setValues((now) => ({ ...now, ...change }))
  const reversed = values.validFrom !== '' && values.validTo !== '' && values.validTo < values.validFrom
  const ready = !busy && !(kind === 'domain' && values.domain.trim() === '') && !(kind === 'validity' && reversed)
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!ready}>
        {t('glossary.bulk.apply')}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('glossary.bulk.title', { count })}
      onClose={onClose}
      onSubmit={() => (ready ? onChange(changeOf(kind, values)) : undefined)}
      footer={footer}
    >
      <Select
        label={t('glossary.bulk.what')}
        value={kind}
        options={kinds.map((one) => [one, t(`glossary.bulk.kinds.${one}`)] as const)}
        onChange={setKind}
        focus
      />
      <KindInputs kind={kind} values={values} set={set} />
      {kind === 'validity' && reversed ? (
        <p className="field-error" role="alert">
          {t('glossary.problem.order')}
        </p>
      ) : null}
    </Dialog>
  )
}

interface KindProps {
  values: Values
  set: (change: Partial<Values>) => void
}

function KindInputs({ kind, values, set }: KindProps & { kind: Kind }): ReactNode {
  const { t } = useTranslation()
  switch (kind) {
    case 'domain':
      return <DomainInput value={values.domain} onChange={(domain) => set({ domain })} />
    case 'status':
      return <StatusInputs values={values} set={set} />
    case 'provisional':
      return (
        <Select
          label={t('glossary.form.status')}
          value={values.provisional ? 'true' : 'false'}
          options={[
            ['true', t('glossary.termStatus.provisional')],
            ['false', t('glossary.bulk.settled')],
          ]}
          onChange={(value) => set({ provisional: value === 'true' })}
        />
      )
    case 'caseRule':
      return (
        <Select
          label={t('glossary.caseRule')}
          value={values.caseRule}
          options={(['fold', 'cap', 'low'] as const).map((one) => [one, t(`glossary.caseRules.${one}`)] as const)}
          onChange={(caseRule) => set({ caseRule })}
        />
      )
    case 'validity':
      return <ValidityInputs values={values} set={set} />
  }
}

function StatusInputs({ values, set }: KindProps): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Select
        label={t('glossary.bulk.lang')}
        value={values.lang}
        options={[
          ['en', t('glossary.english')],
          ['vi', t('glossary.vietnamese')],
        ]}
        onChange={(lang) => set({ lang })}
      />
      <Select
        label={t('glossary.form.status')}
        value={values.status}
        options={termStatuses.map((one) => [one, t(`glossary.termStatus.${one}`)] as const)}
        onChange={(status) => set({ status })}
        hint={t('glossary.bulk.statusHint')}
      />
    </>
  )
}

function ValidityInputs({ values, set }: KindProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="form-grid">
      {(['validFrom', 'validTo'] as const).map((field) => (
        <label key={field} className="field">
          <span className="field-label">{t(`glossary.form.${field}`)}</span>
          <input
            className="input"
            type="date"
            value={values[field]}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        </label>
      ))}
      <p className="field-hint form-full">{t('glossary.bulk.clearDate')}</p>
    </div>
  )
}

interface SelectProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  hint?: string
  focus?: boolean
  onChange: (value: T) => void
}

function Select<T extends string>({ label, value, options, hint, focus, onChange }: SelectProps<T>): ReactNode {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select
        className="input"
        value={value}
        {...(focus ? { 'data-autofocus': true } : {})}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      {hint ? <span className="field-hint">{hint}</span> : null}
    </label>
  )
}

/** A domain in the words of the language; another may be written. */
function DomainInput({ value, onChange }: { value: string; onChange: (domain: string) => void }): ReactNode {
  const { t } = useTranslation()
  const list = useId()
  const domains = useDomains('')
  return (
    <label className="field">
      <span className="field-label">{t('glossary.domain')}</span>
      <input
        className="input"
        list={list}
        maxLength={500}
        value={domains.includes(value) ? domainText(t, value) : value}
        onChange={(event) => {
          const words = event.target.value
          onChange(domains.find((one) => domainText(t, one) === words.normalize('NFC').trim()) ?? words)
        }}
      />
      <datalist id={list}>
        {domains.map((one) => (
          <option key={one} value={domainText(t, one)} />
        ))}
      </datalist>
      <span className="field-hint">{t('glossary.form.domainHint')}</span>
    </label>
  )
}
