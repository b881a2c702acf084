import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { confidenceText, domainText, partOfSpeechText } from '../glossaryText.ts'
import { useDomains } from '../queries.ts'
import { Field } from './Field.tsx'
import type { ConceptFields } from './fields.ts'
import { useForm } from './formContext.ts'
import { LongField } from './LongField.tsx'

const partsOfSpeech = ['noun', 'proper noun', 'adjective', 'title', 'phrase', 'verb', 'person']
const confidences = ['high', 'medium', 'low']
const caseRules = ['fold', 'cap', 'low'] as const

/** What is said of the concept as a whole. */
export function ConceptInputs(): ReactNode {
  const { t } = useTranslation()
  const { glossary } = useForm()
  const domains = useDomains(glossary)
  return (
    <section className="form-grid" aria-labelledby="about-concept">
      <h3 className="label form-full" id="about-concept">
        {t('glossary.form.concept')}
      </h3>
      <Choice
        field="domain"
        label={t('glossary.domain')}
        hint={t('glossary.form.domainHint')}
        values={domains}
        word={(value) => domainText(t, value)}
      />
      <Choice
        field="partOfSpeech"
        label={t('glossary.partOfSpeech')}
        values={partsOfSpeech}
        word={(value) => partOfSpeechText(t, value)}
      />
      <Prose field="definition" label={t('glossary.definition')} />
      <Prose field="note" label={t('glossary.note')} />
      <CaseRule />
      <Choice
        field="confidence"
        label={t('glossary.confidence')}
        values={confidences}
        word={(value) => confidenceText(t, value)}
      />
      <Line field="validFrom" label={t('glossary.form.validFrom')} type="date" />
      <Line field="validTo" label={t('glossary.form.validTo')} type="date" />
      <Line field="successor" label={t('glossary.form.successor')} type="text" />
      <Line field="link" label={t('glossary.form.link')} type="url" />
    </section>
  )
}

interface TextProps {
  field: Exclude<keyof ConceptFields, 'terms' | 'caseRule'>
  label: string
}

function Prose({ field, label }: TextProps): ReactNode {
  const { fields, set } = useForm()
  const change = (value: string): void => set((now) => ({ ...now, [field]: value }))
  return <LongField name={field} label={label} value={fields[field]} onChange={change} />
}

function Line({ field, label, type }: TextProps & { type: 'text' | 'date' | 'url' }): ReactNode {
  const { fields, set } = useForm()
  return (
    <Field name={field} label={label}>
      {(input) => (
        <input
          {...input}
          className="input"
          type={type}
          maxLength={field === 'successor' ? 64 : 2000}
          value={fields[field]}
          onChange={(event) => set((now) => ({ ...now, [field]: event.target.value }))}
        />
      )}
    </Field>
  )
}

function CaseRule(): ReactNode {
  const { t } = useTranslation()
  const { fields, set } = useForm()
  return (
    <Field name="caseRule" label={t('glossary.caseRule')}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={fields.caseRule}
          onChange={(event) => set((now) => ({ ...now, caseRule: event.target.value as ConceptFields['caseRule'] }))}
        >
          {caseRules.map((rule) => (
            <option key={rule} value={rule}>
              {t(`glossary.caseRules.${rule}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface ChoiceProps {
  field: 'domain' | 'partOfSpeech' | 'confidence'
  label: string
  hint?: string
  values: readonly string[]
  word: (value: string) => string
}

/** A field with values to choose from, shown in words, where one may write another. */
function Choice({ field, label, hint, values, word }: ChoiceProps): ReactNode {
  const { fields, set } = useForm()
  const list = useId()
  // What is stored is the value; what one reads and chooses is its word.
  const read = (words: string): string => values.find((value) => word(value) === words.normalize('NFC').trim()) ?? words
  return (
    <Field name={field} label={label} {...(hint === undefined ? {} : { hint })}>
      {(input) => (
        <>
          <input
            {...input}
            className="input"
            list={list}
            maxLength={500}
            value={values.includes(fields[field]) ? word(fields[field]) : fields[field]}
            onChange={(event) => set((now) => ({ ...now, [field]: read(event.target.value) }))}
          />
          <datalist id={list}>
            {values.map((value) => (
              <option key={value} value={word(value)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
