import { isControl, wellFormed } from './characters.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * Text for HTML content or a quoted attribute. Controls (C0 but white space,
 * DEL, C1) are dropped; lone surrogates and noncharacters become U+FFFD: both
 * kinds are parse errors in HTML (§13.2.3.5), for the reasons see escapeXml.
 */
export function escapeHtml(text: string): string {
  const clean = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/u.test(text) ? legal(text) : text
  return clean.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

function legal(text: string): string {
  let clean = ''
  for (const character of wellFormed(text)) {
    const code = character.codePointAt(0) ?? 0
    if (/\p{Noncharacter_Code_Point}/u.test(character)) clean += '\uFFFD'
    else if (code === 0x0b || code === 0x0d || code === 0x85) clean += '\n'
    else if (!isControl(code) && !(code >= 0x80 && code < 0xa0)) clean += character
  }
  return clean
}
