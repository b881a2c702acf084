import { fromNfcOffsets } from './normal-form.ts'
import { endsInAbbreviation } from './no-break.ts'
import { vietnameseSentenceEnds } from './sentences.ts'
import { breakPositions, compileRules, rulesFor, type CompiledRule } from './srx.ts'
import { srxDocuments } from './rules.gen.ts'

export type SegmentLanguage = 'vi' | 'en'

/** A unit is Σ(lead + source) + tail: nothing of the text is lost (S16). */
export interface SegmentedUnit {
  /** `lead` is the white space before the segment; `source` has none outside. */
  segments: { lead: string; source: string }[]
  /** White space after the last segment; the whole text when there is no segment. */
  tail: string
}

export interface SegmentOptions {
  /**
   * A project's own abbreviations, as written and with their full stop: no
   * segment ends right after one of them, whatever the rules say. Capitals count.
   */
  noBreakAfter?: readonly string[]
}

/** S1: line ends always end a segment. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/gu

/**
 * Cuts a unit's text into segments by rules S1–S16 of the Vietnamese rules.
 * Time is linear in the text. The characters are those of the text given,
 * whatever its normal form; the rules look at its NFC form.
 */
export function segmentUnit(text: string, lang: SegmentLanguage, options: SegmentOptions = {}): SegmentedUnit {
  const nfc = text.normalize('NFC')
  const nfcEnds = segmentEnds(nfc, lang, options.noBreakAfter?.map((each) => each.normalize('NFC').trim()) ?? [])
  const ends = nfc === text ? nfcEnds : fromNfcOffsets(text, nfcEnds)
  const segments: SegmentedUnit['segments'] = []
  let done = 0
  let seen = 0
  for (const end of ends) {
    const piece = text.slice(seen, end)
    const source = piece.trim()
    const start = seen + piece.length - piece.trimStart().length
    seen = end
    if (source === '') continue
    segments.push({ lead: text.slice(done, start), source })
    done = start + source.length
  }
  return { segments, tail: text.slice(done) }
}

/** Positions where segments may end, in order; the last is the text's length. */
function segmentEnds(text: string, lang: SegmentLanguage, noBreakAfter: readonly string[]): number[] {
  const ends: number[] = []
  let from = 0
  for (const lineEnd of [...text.matchAll(LINE_END), { index: text.length, 0: '' }]) {
    const line = text.slice(from, lineEnd.index)
    if (line !== '') for (const position of sentenceEnds(line, lang, noBreakAfter)) ends.push(from + position)
    ends.push(lineEnd.index)
    from = lineEnd.index + lineEnd[0].length
  }
  return ends
}

function sentenceEnds(line: string, lang: SegmentLanguage, noBreakAfter: readonly string[]): number[] {
  const mayEnd = (position: number): boolean => !endsInAbbreviation(line, position, noBreakAfter)
  if (lang === 'vi') return vietnameseSentenceEnds(line, rulesOf(lang), mayEnd)
  return breakPositions(rulesOf(lang), line).filter(mayEnd)
}

const compiled = new Map<SegmentLanguage, CompiledRule[]>()

function rulesOf(lang: SegmentLanguage): CompiledRule[] {
  let rules = compiled.get(lang)
  if (!rules) {
    const result = compileRules(rulesFor(srxDocuments[lang], lang))
    if (result.unsupported.length > 0) throw new Error(`shipped rules: ${result.unsupported[0]?.construct ?? ''}`)
    rules = result.rules
    compiled.set(lang, rules)
  }
  return rules
}
