import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFor } from '../format.ts'
import { timesFor } from '../review/comments/times.ts'

export interface When {
  /** "16:20" today, "Friday 16:20" within a week, else day and time. */
  short: (at: number) => string
  /** Time of the day. */
  clock: (at: number) => string
  /** Day and time in full, with the zone. */
  full: (at: number) => string
  /** "5 minutes ago"; empty once it is more than a day. */
  ago: (at: number) => string
  /** The day as a key, and as people say it: "Today", "Friday, 5 May 2026". */
  day: (at: number) => { key: string; name: string }
}

const dayLong = 86_400_000

/** Times in the zone of this computer, in the language of the interface, as they are told at `now`. */
export function whenFor(locale: string, now: number, timeZone?: string): When {
  const tag = locale === 'en' ? 'en-GB' : 'vi-VN'
  const zone = timeZone === undefined ? {} : { timeZone }
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit' })
  const weekday = new Intl.DateTimeFormat(tag, { ...zone, weekday: 'long' })
  const long = new Intl.DateTimeFormat(tag, { ...zone, dateStyle: 'full' })
  const key = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' })
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const times = timesFor(locale, () => now, timeZone)
  const format = formatFor(locale)
  const age = (at: number): number => Math.round((Date.parse(key.format(now)) - Date.parse(key.format(at))) / dayLong)
  return {
    short: (at) => {
      const days = age(at)
      return days > 0 && days < 7 ? `${capital(weekday.format(at), tag)} ${clock.format(at)}` : times.short(at)
    },
    clock: (at) => clock.format(at),
    full: (at) => times.full(at),
    ago: (at) => (now - at < dayLong ? format.since(at, now) : ''),
    day: (at) => {
      const days = age(at)
      const name = days === 0 || days === 1 ? near.format(-days, 'day') : long.format(at)
      return { key: key.format(at), name: capital(name, tag) }
    },
  }
}

const capital = (text: string, tag: string): string => text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1)

/** The same, told anew every minute. */
export function useWhen(): When {
  const { i18n } = useTranslation()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return useMemo(() => whenFor(i18n.language, now), [i18n.language, now])
}
