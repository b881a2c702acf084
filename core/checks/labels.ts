import { romanValue } from '../language/meaning/roman.ts'

/** What stands before a list item. */
export interface Marker {
  kind: 'number' | 'letter' | 'roman' | 'bullet'
  /** Without brackets and full stops; bullets are all alike. */
  value: string
  start: number
  end: number
  /** A single capital with a full stop may be an initial: "C. Mác". */
  doubtful: boolean
}

const LABEL = /^\s*(\(?)(\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,7}|[a-zđ]{1,2}|[A-ZĐ])([.)/]|\.\))(?=\s|$)/u
const PLAIN_MULTI = /^\s*(\d{1,2}(?:\.\d{1,2}){1,4})(?=\s\p{Lu})/u
const BULLET = /^\s*([-–—−+•*▪●◦‣·■□➢✓])(?=\s)/u

/** The list marker at the start of a line (S8, S10), if there is one. */
export function listMarker(text: string): Marker | undefined {
  const bullet = BULLET.exec(text)
  if (bullet) return { kind: 'bullet', value: '•', start: bullet[0].length - 1, end: bullet[0].length, doubtful: false }
  const multi = PLAIN_MULTI.exec(text)
  if (multi?.[1])
    return {
      kind: 'number',
      value: multi[1],
      start: multi[0].length - multi[1].length,
      end: multi[0].length,
      doubtful: true,
    }
  const label = LABEL.exec(text)
  if (!label) return undefined
  const [whole, open = '', value = '', close = ''] = label
  const start = whole.length - value.length - close.length - open.length
  const common = { value: value.replace(/^0+(?=\d)/, ''), start, end: whole.length }
  if (/\d/.test(value)) return { ...common, kind: 'number', doubtful: false }
  if (value.length > 1 && value === value.toLowerCase())
    return value === 'dd' ? { ...common, kind: 'letter', doubtful: false } : undefined
  if (/^[IVX]/.test(value) && romanValue(value) !== undefined)
    return {
      ...common,
      kind: 'roman',
      doubtful:
        value.length === 1 && close === '.' && !/^\s\p{L}+(?:\s\p{Ll}|[.,;:]?$)/u.test(text.slice(whole.length)),
    }
  return { ...common, kind: 'letter', doubtful: /\p{Lu}/u.test(value) && close === '.' && open === '' }
}
