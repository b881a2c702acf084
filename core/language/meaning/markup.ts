import type { PlaceholderToken, TagToken } from './token.ts'
import { matchesOf } from '../matches.ts'

/** The name and attributes of a tag; a comparison sign before a space or digit opens none. */
const TAG = /<(\/?)([A-Za-z][\w:.-]{0,40})((?:\s[^<>]{0,300})?)\s{0,8}(\/?)>/gu

/** HTML elements that never close. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'meta', 'link'])

/** Inline tags written in the text. */
export function* tags(text: string): Generator<TagToken> {
  if (!text.includes('<')) return
  for (const match of matchesOf(TAG, text)) {
    const [whole, slash = '', name = '', attributes = '', empty = ''] = match
    const lower = name.toLowerCase()
    const form = slash ? 'close' : empty || VOID.has(lower) ? 'empty' : 'open'
    const rest = attributes.trim().replace(/\s+/g, ' ').replace(/\/$/, '').trim()
    const value = `${slash}${lower}${rest ? ` ${rest}` : ''}${form === 'empty' ? '/' : ''}`
    yield { kind: 'tag', start: match.index, end: match.index + whole.length, name: lower, form, value }
  }
}

/** A conversion of printf needs its letter alone: "5% số" is none. */
const PLACEHOLDER =
  /\$?\{\{[^{}\n]{1,80}\}\}|\$?\{[\p{L}\p{N}_.$ -]{1,80}\}|(?<![\p{N}%])%(?:\d{1,2}\$)?[-+0#]{0,3}\d{0,3}(?:\.\d{1,2})?(?:l{0,2})[sdifuxXeEgGc@](?![\p{L}\p{N}])|%\([\p{L}\p{N}_]{1,40}\)[sdif]/gu

/** Slots that a program fills in. */
export function* placeholders(text: string): Generator<PlaceholderToken> {
  if (!/[{%]/.test(text)) return
  for (const match of matchesOf(PLACEHOLDER, text)) {
    yield { kind: 'placeholder', start: match.index, end: match.index + match[0].length, value: match[0] }
  }
}
