import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft } from '../../../core/api.ts'
import { valueText } from '../glossaryText.ts'
import type { Clash, Side } from './merge.ts'

interface Props {
  clashes: readonly Clash[]
  chosen: ReadonlyMap<Clash['field'], Side>
  onChoose: (clash: Clash, side: Side) => void
}

/** What somebody else wrote meanwhile beside what was written here; one chooses field by field. */
export function VersionClash({ clashes, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  // It stands above everything: one is taken there, wherever in the form one was.
  useEffect(() => box.current?.focus(), [])
  return (
    <section className="clash" tabIndex={-1} ref={box} aria-labelledby="clash-title">
      <h3 id="clash-title">{t('glossary.clash.title')}</h3>
      <p>{t(clashes.length > 0 ? 'glossary.clash.text' : 'glossary.clash.none')}</p>
      {clashes.map((clash) => (
        <ClashChoice
          key={clash.field}
          clash={clash}
          side={chosen.get(clash.field) ?? 'mine'}
          onChoose={(side) => onChoose(clash, side)}
        />
      ))}
    </section>
  )
}

interface ChoiceProps {
  clash: Clash
  side: Side
  onChoose: (side: Side) => void
}

function ClashChoice({ clash, side, onChoose }: ChoiceProps): ReactNode {
  const { t } = useTranslation()
  const { field, theirs, mine } = clash
  const name = t(`glossary.fields.${field}`)
  const sides: readonly Side[] = field === 'terms' ? ['theirs', 'mine', 'both'] : ['theirs', 'mine']
  return (
    <fieldset className="clash-field">
      <legend>{t('glossary.clash.choose', { field: name })}</legend>
      <div className="clash-sides">
        {sides.map((one) => (
          <label key={one} className="clash-side">
            <span className="check">
              <input type="radio" name={`clash-${field}`} checked={side === one} onChange={() => onChoose(one)} />
              <b>{t(`glossary.clash.${one}`)}</b>
            </span>
            {one === 'both' ? null : <ClashValue field={field} draft={one === 'theirs' ? theirs : mine} />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function ClashValue({ field, draft }: { field: Clash['field']; draft: ConceptDraft }): ReactNode {
  const { t, i18n } = useTranslation()
  if (field !== 'terms') {
    const text = valueText(t, i18n.language, field, draft[field] ?? '')
    return <span className="clash-value">{text || t('glossary.clash.nothing')}</span>
  }
  return (
    <ul className="clash-value">
      {draft.terms.map((term) => (
        <li key={`${term.lang} ${term.text}`}>
          <span lang={term.lang}>{term.text}</span> · {t(`glossary.termStatus.${term.status}`)}
        </li>
      ))}
    </ul>
  )
}
