import type { Span } from '../document-numbers.ts'

/** The languages in which tokens of meaning are recognised. */
export type Lang = 'vi' | 'en'

/** Day, month and year as far as the text gives them. */
export interface DateParts {
  day?: number
  month?: number
  year?: number
}

interface Common extends Span {
  /**
   * The reading may be meant or not ("one", a month's bare name, 3/4): such a
   * token can answer one on the other side but is never missed nor surplus.
   */
  soft?: boolean
}

/** Inline markup written in the text: <b>, </b>, <x id="1"/>. */
export interface TagToken extends Common {
  kind: 'tag'
  /** Name and attributes, white space and case of the name made equal. */
  value: string
  name: string
  form: 'open' | 'close' | 'empty'
}

/** {name}, {{x}}, ${x}, %s, %1$d */
export interface PlaceholderToken extends Common {
  kind: 'placeholder'
  value: string
}

/** A URL, a bare domain or an e-mail address; `value` with the host in lower case, no final slash. */
export interface LinkToken extends Common {
  kind: 'link'
  value: string
}

/** The number of a Party or State document (DN1). */
export interface DocumentToken extends Common {
  kind: 'document'
  /** Without leading zeros, with a letter if there is one: "29", "15a". */
  number: string
  year?: number
  /** Letters of symbol and bodies, Đ as D, lower case, without separators: "nqtw". */
  symbol: string
}

export interface PhoneToken extends Common {
  kind: 'phone'
  /** National form, digits only, with the leading 0. */
  digits: string
}

export interface DateToken extends Common, DateParts {
  kind: 'date'
  lunar?: boolean
  /** Written in digits alone ("6/10"), which English avoids (P6). */
  numeric?: boolean
}

export interface TimeToken extends Common {
  kind: 'time'
  /** Minute of the day, 0…1439. */
  minutes: number
  /** Could be in the other half of the day: "7:30" without a.m. or p.m. */
  halfDay?: boolean
  /** The same words as a length of time, in hours ("14 giờ"). */
  hours?: number
  /** Written the Vietnamese way: 15h20. */
  vietnameseForm?: boolean
}

export interface OrdinalToken extends Common {
  kind: 'ordinal'
  value: number
  /** 1 Monday … 7 Sunday, where the words may name a day: "thứ Sáu". */
  weekday?: number
  /** "tháng đầu", quarters and the like have a name of their own. */
  of?: 'quarter'
}

/** What is counted or measured. All numeric kinds share it. */
export interface Quantity {
  /** Possible values, the likeliest first: 1,200 may be 1200 or 1.2; "two decades" is 20 or 2. */
  values: number[]
  /** Digits as written, for rendering; absent for number words. */
  digits?: string
  /** What words of magnitude multiplied by: nghìn, million. */
  scale?: number
  /** ISO 4217 code. */
  currency?: string
  /** Key of `units` in units.ts. */
  unit?: string
  percent?: 'percent' | 'points'
  /** English text with Vietnamese separators; `vietnamese` is the value meant then. */
  vietnamese?: number
}

export interface NumberToken extends Common, Quantity {
  kind: 'number' | 'percent' | 'money' | 'measure'
}

/** Two ends of one kind: 2011-2015, 14-16/5, from 5 to 7 million. */
export interface RangeToken extends Common {
  kind: 'range'
  from: NumberToken | DateToken | TimeToken
  to: NumberToken | DateToken | TimeToken
}

/** Digits that are a name, not a quantity (VTV1, Covid-19, 4.2.1), or may be several things (3/4). */
export interface CodeToken extends Common {
  kind: 'code'
  /** The groups of digits, joined by a full stop, or "3/4". */
  value: string
  /** Of a/b: the day and month it may be, day first. */
  date?: DateParts
  /** Of a/b: the quotient. */
  fraction?: number
}

/** A token of meaning, with its span in UTF-16 code units of NFC text. */
export type Token =
  | TagToken
  | PlaceholderToken
  | LinkToken
  | DocumentToken
  | PhoneToken
  | DateToken
  | TimeToken
  | OrdinalToken
  | NumberToken
  | RangeToken
  | CodeToken
