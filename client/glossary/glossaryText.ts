import type { TFunction } from 'i18next'
import type { ConceptDraft } from '../../core/api.ts'
import type { ConceptField, TermField } from './history/changes.ts'

/** Values of the data in words; a value of someone's own glossary is shown as it stands. */
const named = (t: TFunction, table: string, value: string): string =>
  t(`glossary.${table}.${value}` as 'glossary.title', { defaultValue: value })

export const domainText = (t: TFunction, domain: string): string => named(t, 'domains', domain)

export const confidenceText = (t: TFunction, confidence: string): string => named(t, 'confidences', confidence)

/** "proper noun" → properNoun. */
export const partOfSpeechText = (t: TFunction, part: string): string => {
  const key = part.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
  const text = named(t, 'partsOfSpeech', key)
  return text === key ? part : text
}

/** The Vietnamese a concept goes by, else its English. */
export function headwordOf({ terms }: Pick<ConceptDraft, 'terms'>): string {
  const vi = terms.filter(({ lang }) => lang === 'vi')
  return (vi.find(({ status }) => status === 'preferred') ?? vi[0] ?? terms[0])?.text ?? ''
}

/** A day as the language writes it. */
export function dayText(language: string, day: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

/** Today, by the clock of the person here, as an ISO day. */
export function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

interface Span {
  validFrom?: string | undefined
  validTo?: string | undefined
}

/** "from 1 Jan 2013", "until …", "… – …"; empty when always valid. */
export function validityText(t: TFunction, language: string, { validFrom, validTo }: Span): string {
  const from = validFrom ? dayText(language, validFrom) : ''
  const to = validTo ? dayText(language, validTo) : ''
  if (from && to) return t('glossary.valid.between', { from, to })
  if (from) return t('glossary.valid.from', { from })
  return to ? t('glossary.valid.to', { to }) : ''
}

/** Says when something is not in force today; undefined when it is. */
export function lapseText(t: TFunction, { validFrom, validTo }: Span): string | undefined {
  const day = today()
  if (validTo && validTo < day) return t('glossary.valid.past')
  return validFrom && validFrom > day ? t('glossary.valid.future') : undefined
}

/** A value of a field in the words of the card. */
export function valueText(t: TFunction, language: string, field: ConceptField | TermField, value: string): string {
  if (value === '') return ''
  switch (field) {
    case 'domain':
      return domainText(t, value)
    case 'partOfSpeech':
      return partOfSpeechText(t, value)
    case 'confidence':
      return confidenceText(t, value)
    case 'caseRule':
      return named(t, 'caseRules', value)
    case 'status':
      return named(t, 'termStatus', value)
    case 'type':
      return named(t, 'types', value)
    case 'provisional':
      return t(value === 'true' ? 'glossary.yes' : 'glossary.no')
    case 'validFrom':
    case 'validTo':
      return dayText(language, value)
    default:
      return value
  }
}
