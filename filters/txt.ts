import { AppError } from '../core/errors.ts'
import { inlineText, type Inline } from '../core/model/inline.ts'
import { decodeText } from './encoding/decode.ts'
import { encodeUnicode, type TextEncodingId } from './encoding/unicode.ts'
import type { DocumentFilter, Extraction, Skeleton, Warning } from './filter.ts'
import { maxTextBytes, maxUnits } from './limits.ts'
import { extensionOf, foreignFormat } from './signatures.ts'
import { lineEnd, lineKind, splitLines } from './txt-lines.ts'

/** What is left of a text file without its units. */
interface TextSkeleton {
  v: 1
  encoding: TextEncodingId
  bom: boolean
  /** One more than there are units. */
  gaps: string[]
  /** Units as they stood in the file, by index, where that was not NFC (rule P8): written again if untouched. */
  raw: Record<string, string>
}

/** Plain text: a unit is a non-blank line; line ends, blank lines, outer spaces and the encoding are kept. */
export const txtFilter: DocumentFilter = {
  id: 'txt',
  extensions: ['txt', 'text'],

  recognises(bytes, fileName) {
    if (foreignFormat(bytes, fileName) !== null) return 0
    if (this.extensions.includes(extensionOf(fileName))) return 0.9
    return bytes.includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe ? 0 : 0.5
  },

  extract(bytes): Extraction {
    if (bytes.length > maxTextBytes) throw new AppError('import.tooLarge', { bytes: bytes.length, limit: maxTextBytes })
    const { encoding, bom, text } = decodeText(bytes)
    const lines = splitLines(text, maxUnits)
    if (lines.units.length === 0) throw new AppError('import.empty')
    const raw: Record<string, string> = {}
    const units = lines.units.map((unit, index) => {
      const composed = unit.normalize('NFC')
      if (composed !== unit) raw[index] = unit
      return { kind: lineKind(lines, index), text: composed }
    })
    const skeleton: TextSkeleton = { v: 1, encoding, bom, gaps: lines.gaps, raw }
    return { units, skeleton: new TextEncoder().encode(JSON.stringify(skeleton)), warnings: warningsOf(raw) }
  },

  merge(skeleton, units) {
    const { encoding, bom, gaps, raw } = readSkeleton(skeleton)
    if (units.length !== gaps.length - 1) throw new RangeError(`${units.length} units for ${gaps.length - 1} places`)
    let text = gaps[0] ?? ''
    units.forEach((unit, index) => {
      text += unitLine(unit, raw[index]) + (gaps[index + 1] ?? '')
    })
    return encodeUnicode({ encoding, bom, text })
  },
}

/** P8: only NFC is applied on import, and it is reported. */
function warningsOf(raw: Record<string, string>): Warning[] {
  const units = Object.keys(raw).length
  return units === 0 ? [] : [{ code: 'import.normalised', params: { count: units } }]
}

/** A unit stays one line whatever it holds: the structure belongs to the skeleton. */
function unitLine(unit: Inline, raw: string | undefined): string {
  const text = inlineText(unit)
  if (raw?.normalize('NFC') === text) return raw
  return text.replace(lineEnd, ' ')
}

function readSkeleton(skeleton: Skeleton): TextSkeleton {
  return JSON.parse(new TextDecoder().decode(skeleton)) as TextSkeleton
}
