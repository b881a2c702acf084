import { pair, type Check } from './check.ts'
import { matchesOf } from '../language/matches.ts'

/** Zero-width characters, BOM, soft hyphen, tab, marks of direction; joiners between emoji belong to them. */
const SPECIAL =
  /[\t\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu

/** Invisible characters in the target that the source has not; no-break spaces are welcome. */
export const specialSpace: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Character encoding',
  examples: {
    ok: [pair('Số 7', 'No.\u00a07'), pair('Ô\t1', 'Box\t1')],
    bad: [pair('Thành đoàn', 'City\u200b Youth Union'), pair('Ô 1', 'Box\t1')],
  },
  *run(pair) {
    const found = matchesOf(SPECIAL, pair.target.text)
    if (found.length === 0) return
    const known = new Set(pair.source.text.match(SPECIAL) ?? [])
    for (const match of found) {
      const [char] = match
      if (known.has(char)) continue
      const span = { start: match.index, end: match.index + 1 }
      const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      yield {
        target: [span],
        params: { target: `U+${code}` },
        fix: { ...span, text: replacement(pair.target.text, match.index, char) },
      }
    }
  },
}

/** A tab between words was a space; the rest are nothing. */
function replacement(text: string, at: number, char: string): string {
  return char === '\t' && /\S/u.test(text.charAt(at - 1)) && /\S/u.test(text.charAt(at + 1)) ? ' ' : ''
}
