import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo } from '../../core/api.ts'
import { conceptStates, validityStates } from '../../core/wire/glossary-keeping.ts'
import { termStatuses } from '../../core/wire/glossary.ts'
import { Icon } from '../ui/Icon.tsx'
import { isFiltered, type GlossaryAddress } from './address.ts'
import { domainText } from './glossaryText.ts'

interface Props {
  glossaries: readonly GlossaryInfo[]
  address: GlossaryAddress
  domains: readonly string[]
  onChange: (change: Partial<GlossaryAddress>) => void
}

const cleared = { q: '', domain: '', status: '', state: '', validity: '' } as const

/** Search field and filters. */
export function GlossaryTools({ address, domains, onChange }: Omit<Props, 'glossaries'>): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="glossary-tools" role="search">
      <div className="find find-wide">
        <Icon name="search" />
        <input
          type="search"
          id="glossary-search"
          value={address.q}
          maxLength={200}
          placeholder={t('glossary.search')}
          aria-label={t('glossary.search')}
          aria-description={t('glossary.searchHint')}
          aria-keyshortcuts="/"
          autoFocus
          onChange={(event) => onChange({ q: event.target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape' && address.q !== '') onChange({ q: '' })
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            document.querySelector<HTMLElement>('.concept-line[tabindex="0"]')?.focus()
          }}
        />
      </div>
      <Filters address={address} domains={domains} onChange={onChange} />
    </div>
  )
}

function Filters({ address, domains, onChange }: Omit<Props, 'glossaries'>): ReactNode {
  const { t } = useTranslation()
  const known = address.domain === '' || domains.includes(address.domain) ? domains : [address.domain, ...domains]
  return (
    <div className="filters" role="group" aria-label={t('glossary.filter.label')}>
      <FilterSelect
        label={t('glossary.domain')}
        all={t('glossary.allDomains')}
        value={address.domain}
        options={known.map((one) => [one, domainText(t, one)] as const)}
        onChange={(domain) => onChange({ domain })}
      />
      <FilterSelect
        label={t('glossary.filter.status')}
        all={t('glossary.filter.anyStatus')}
        value={address.status}
        options={termStatuses.map((one) => [one, t(`glossary.termStatus.${one}`)] as const)}
        onChange={(status) => onChange({ status })}
      />
      <FilterSelect
        label={t('glossary.filter.state')}
        all={t('glossary.filter.anyState')}
        value={address.state}
        options={conceptStates.map((one) => [one, t(`glossary.filter.states.${one}`)] as const)}
        onChange={(state) => onChange({ state })}
      />
      <FilterSelect
        label={t('glossary.filter.validity')}
        all={t('glossary.filter.anyValidity')}
        value={address.validity}
        options={validityStates.map((one) => [one, t(`glossary.filter.validities.${one}`)] as const)}
        onChange={(validity) => onChange({ validity })}
      />
      {isFiltered(address) ? (
        <button type="button" className="link-button" onClick={() => onChange(cleared)}>
          {t('glossary.filter.clear')}
        </button>
      ) : null}
    </div>
  )
}

/** Which glossary: one or all. */
export function GlossaryChoice({ glossaries, address, onChange }: Omit<Props, 'domains'>): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="select">
      <span>{t('glossary.choose')}</span>
      <select
        value={address.glossary}
        onChange={(event) => onChange({ glossary: event.target.value, concept: '', domain: '' })}
      >
        <option value="">{t('glossary.all')}</option>
        {glossaries.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface FilterProps<T extends string> {
  label: string
  /** Words for no filter. */
  all: string
  value: T | ''
  options: readonly (readonly [T, string])[]
  onChange: (value: T | '') => void
}

function FilterSelect<T extends string>({ label, all, value, options, onChange }: FilterProps<T>): ReactNode {
  return (
    <label className={value === '' ? 'select filter' : 'select filter filter-on'}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as T | '')}>
        <option value="">{all}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
