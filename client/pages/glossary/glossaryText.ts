import type { TFunction } from 'i18next'

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
