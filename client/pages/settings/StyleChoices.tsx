import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StyleSettings } from '../../../core/api.ts'

type Options = { [K in keyof StyleSettings]: readonly (readonly [StyleSettings[K], string])[] }

/** Each choice by an example of what it writes. */
const options: Options = {
  english: [
    ['british', 'organisation, programme, labour'],
    ['american', 'organization, program, labor'],
  ],
  dates: [
    ['month-first', 'May 9, 2016'],
    ['day-first', '9 May 2016'],
  ],
  names: [
    ['dropped', 'Nguyen Xuan Son'],
    ['kept', 'Nguyễn Xuân Sơn'],
  ],
  country: [
    ['Vietnam', 'Vietnam, Hanoi'],
    ['Viet Nam', 'Viet Nam, Ha Noi'],
  ],
  money: [
    ['code-after', '5 billion VND'],
    ['code-before', 'VND5 billion'],
    ['word', '5 billion dong'],
  ],
  percent: [
    ['sign', '98.6%'],
    ['words', '98.6 per cent'],
  ],
}

interface Props {
  style: StyleSettings
  onChange: (style: Partial<StyleSettings>) => void
}

/** Spelling, dates, names, money: the checks and the numbers offered for insertion follow these. */
export function StyleChoices({ style, onChange }: Props): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="card settings-card" aria-labelledby="settings-style">
      <h2 id="settings-style">{t('projectSettings.style')}</h2>
      <p className="muted">{t('projectSettings.styleLead')}</p>
      <div className="style-choices">
        {(Object.keys(options) as (keyof Options)[]).map((name) => (
          <fieldset key={name} className="choices">
            <legend className="field-label">{t(`projectSettings.styles.${name}`)}</legend>
            {options[name].map(([value, example]) => (
              <label key={value} className="choice">
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={style[name] === value}
                  onChange={() => onChange({ [name]: value })}
                />
                <span lang="en">{example}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  )
}
