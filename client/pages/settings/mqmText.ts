import type { TFunction } from 'i18next'

/** "Accuracy > Mistranslation" in the language of the interface. */
export function mqmText(t: TFunction, category: string): string {
  return category
    .split(' > ')
    .map((part) => t(`projectSettings.mqm.${mqmKey(part)}` as 'projectSettings.mqm.accuracy'))
    .join(' › ')
}

/** "Link/cross-reference" → link, "Inconsistent style" → inconsistentStyle. */
export function mqmKey(part: string): string {
  const words = part.split('/')[0]?.split(' ') ?? []
  return words
    .map((word, at) => (at === 0 ? '' : word.charAt(0).toUpperCase()) + (at === 0 ? word.toLowerCase() : word.slice(1)))
    .join('')
}
