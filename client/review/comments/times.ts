import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Times {
  /** "10:42" today, else with the day, and with the year where it is another. */
  short(at: number): string
  /** Day, time and time zone in full. */
  full(at: number): string
}

/** Times in the zone of this computer, in the language of the interface. */
export function timesFor(locale: string, now: () => number = Date.now, timeZone?: string): Times {
  const tag = locale === 'en' ? 'en-GB' : 'vi-VN'
  const zone = timeZone === undefined ? {} : { timeZone }
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const day = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' })
  const today = new Intl.DateTimeFormat(tag, { ...zone, ...clock })
  const thisYear = new Intl.DateTimeFormat(tag, { ...zone, ...clock, day: 'numeric', month: 'numeric' })
  const other = new Intl.DateTimeFormat(tag, { ...zone, ...clock, day: 'numeric', month: 'numeric', year: 'numeric' })
  const full = new Intl.DateTimeFormat(tag, { ...zone, dateStyle: 'full', timeStyle: 'long' })
  return {
    short: (at) => {
      const [then, current] = [day.format(at), day.format(now())]
      if (then === current) return today.format(at)
      return then.slice(0, 4) === current.slice(0, 4) ? thisYear.format(at) : other.format(at)
    },
    full: (at) => full.format(at),
  }
}

export function useTimes(): Times {
  const { i18n } = useTranslation()
  return useMemo(() => timesFor(i18n.language), [i18n.language])
}
