import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Numbers, dates and names of languages in the language of the interface, through Intl. */
export interface Format {
  number(value: number): string
  /** 0.58 → "58%"; never 100% before all is done, never 0% once something is. */
  percent(share: number): string
  /** "2 minutes ago", or the date when it is more than a week. */
  since(at: number, now: number): string
  /** An ISO day, which has no time zone. */
  day(iso: string): string
  language(code: string): string
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

export function formatFor(locale: string): Format {
  const tag = locale === 'en' ? 'en-GB' : 'vi-VN'
  const number = new Intl.NumberFormat(tag)
  const percent = new Intl.NumberFormat(tag, { style: 'percent' })
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' })
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const names = new Intl.DisplayNames([tag], { type: 'language' })
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share > 0 && share < 0.01 ? 0.01 : Math.floor(share * 100) / 100),
    since: (at, now) => {
      const age = Math.max(1000, now - at)
      if (age > 7 * 86_400_000) return date.format(at)
      const [unit, size] = steps.find(([, least]) => age >= least) ?? ['second', 1000]
      return relative.format(-Math.floor(age / size), unit)
    },
    day: (iso) => day.format(Date.parse(`${iso}T00:00:00Z`)),
    language: (code) => names.of(code) ?? code,
  }
}

export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(() => formatFor(i18n.language), [i18n.language])
}
