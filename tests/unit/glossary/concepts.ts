import type { Concept, Term } from '../../../glossary/concept.ts'

/** A term; a bare text is preferred. A status may stand before it: "x: Order" forbidden, "a: …" admitted, "s: …" superseded, "p: …" provisional. */
export function termOf(lang: Term['lang'], written: string | Term): Term {
  if (typeof written !== 'string') return written
  const [, mark, text = ''] = /^(?:([xasp]): )?(.*)$/su.exec(written) ?? []
  const status = mark === 'x' ? 'forbidden' : mark === 'a' ? 'admitted' : mark === 's' ? 'superseded' : 'preferred'
  return { lang, text, status, provisional: mark === 'p' }
}

/** An English term with its time. */
export function timed(text: string, validFrom?: string, validTo?: string, status: Term['status'] = 'preferred'): Term {
  return { lang: 'en', text, status, provisional: false, ...(validFrom && { validFrom }), ...(validTo && { validTo }) }
}

/** A concept of the Vietnamese terms and the English ones. */
export function made(
  id: string,
  vi: string | readonly (string | Term)[],
  en: string | readonly (string | Term)[],
  more: Partial<Concept> = {},
): Concept {
  const list = <T>(value: string | readonly T[]): readonly (string | T)[] =>
    typeof value === 'string' ? [value] : value
  return {
    id,
    partOfSpeech: 'noun',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold',
    terms: [...list(vi).map((one) => termOf('vi', one)), ...list(en).map((one) => termOf('en', one))],
    ...more,
  }
}
