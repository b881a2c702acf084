import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo } from '../../../core/api.ts'
import { Icon } from '../../ui/Icon.tsx'
import { domainText } from './glossaryText.ts'

interface Props {
  glossaries: readonly GlossaryInfo[]
  glossary: string
  onGlossary: (id: string) => void
  text: string
  onText: (text: string) => void
  domain: string
  domains: readonly string[]
  onDomain: (domain: string) => void
}

/** Search field, domain and, where there are several, the glossary. */
export function GlossaryTools(props: Props): ReactNode {
  const { t } = useTranslation()
  const { glossaries, domains, domain } = props
  return (
    <div className="glossary-tools" role="search">
      <div className="find find-wide">
        <Icon name="search" />
        <input
          type="search"
          id="glossary-search"
          value={props.text}
          placeholder={t('glossary.search')}
          aria-label={t('glossary.search')}
          aria-description={t('glossary.searchHint')}
          autoFocus
          onChange={(event) => props.onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
            event.preventDefault()
            document.querySelector<HTMLElement>('.concept-button')?.focus()
          }}
        />
      </div>
      <label className="select">
        <span>{t('glossary.domain')}</span>
        <select value={domain} onChange={(event) => props.onDomain(event.target.value)}>
          <option value="">{t('glossary.allDomains')}</option>
          {domains.map((one) => (
            <option key={one} value={one}>
              {domainText(t, one)}
            </option>
          ))}
        </select>
      </label>
      {glossaries.length > 1 ? (
        <label className="select">
          <span>{t('glossary.choose')}</span>
          <select value={props.glossary} onChange={(event) => props.onGlossary(event.target.value)}>
            {glossaries.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}
