import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TermInfo } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { Icon } from '../../ui/Icon.tsx'
import { emptyTerm, moved } from './fields.ts'
import { useForm } from './formContext.ts'
import { TermLine } from './TermLine.tsx'

let nextKey = 0

/** The terms of one language, in their order. */
export function TermInputs({ lang }: { lang: TermInfo['lang'] }): ReactNode {
  const { t } = useTranslation()
  const { fields, problems, set } = useForm()
  const box = useRef<HTMLElement>(null)
  const own = fields.terms.filter((term) => term.lang === lang)
  const missing = problems.find(({ field }) => field === `add.${lang}`)
  const focusOn = (key: string | undefined): void => {
    const wanted = key === undefined ? '.term-add' : `[data-term="${key}"] input`
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(wanted)?.focus())
  }
  const add = (): void => {
    const key = `new-${nextKey++}`
    const status = own.some((term) => term.status === 'preferred') ? 'admitted' : 'preferred'
    set((now) => ({ ...now, terms: [...now.terms, emptyTerm(lang, key, status)] }))
    focusOn(key)
  }
  const remove = (key: string): void => {
    const at = own.findIndex((term) => term.key === key)
    set((now) => ({ ...now, terms: now.terms.filter((term) => term.key !== key) }))
    announce(t('glossary.form.removed', { term: own[at]?.text || t('glossary.form.thisTerm') }))
    focusOn((own[at + 1] ?? own[at - 1])?.key)
  }
  const move = (key: string, by: -1 | 1): void => set((now) => ({ ...now, terms: moved(now.terms, key, by) }))
  return (
    <section className="term-inputs" ref={box} aria-labelledby={`terms-${lang}`}>
      <h3 className="label" id={`terms-${lang}`}>
        {t(lang === 'vi' ? 'glossary.vietnamese' : 'glossary.english')}
      </h3>
      <ol>
        {own.map((term, at) => (
          <TermLine
            key={term.key}
            term={term}
            number={at + 1}
            isFirst={at === 0}
            isLast={at === own.length - 1}
            autoFocus={lang === 'vi' && at === 0}
            onMove={(by) => move(term.key, by)}
            onRemove={() => remove(term.key)}
          />
        ))}
      </ol>
      <button type="button" className="link-button term-add" aria-invalid={missing ? true : undefined} onClick={add}>
        <Icon name="plus" size={14} />
        {t(lang === 'vi' ? 'glossary.form.addVi' : 'glossary.form.addEn')}
      </button>
      {missing ? <p className="field-error">{t(`glossary.problem.${missing.code}`)}</p> : null}
    </section>
  )
}
