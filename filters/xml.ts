import { SaxesParser } from 'saxes'
import { AppError } from '../core/errors.ts'
import { isControl, wellFormed } from './characters.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/**
 * Text for XML content or a double-quoted attribute. What XML 1.0 (§2.2) cannot
 * hold: control characters are dropped, for they have no printed form and a
 * box in their place would spoil a page; a lone surrogate, U+FFFE and U+FFFF
 * become U+FFFD, because they stand where a character was lost. `>` is always
 * escaped, hence no `]]>`.
 */
export function escapeXml(text: string): string {
  const clean = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u.test(text) ? legal(text) : text
  return clean.replace(/[&<>"\r]/g, (character) => entities[character] ?? '')
}

function legal(text: string): string {
  let clean = ''
  for (const character of wellFormed(text)) {
    const code = character.charCodeAt(0)
    if (code === 0xfffe || code === 0xffff) clean += '\uFFFD'
    else if (!isControl(code) && code !== 0x0b && code !== 0x0c) clean += character
  }
  return clean
}

/** An element's name split at the colon, its namespace and its attributes by local name (prefix kept). */
export interface XmlElement {
  uri: string
  local: string
  attributes: Record<string, string>
}

export interface XmlEvents {
  open?(element: XmlElement): void
  /** Character data, CDATA included; may come in pieces. */
  text?(text: string): void
  close?(element: { uri: string; local: string }): void
}

export interface XmlLimits {
  /** Largest input in UTF-16 units. */
  maxLength: number
  /** Deepest nesting of elements. */
  maxDepth: number
  /** Pass over a document type that declares no entity, as old formats demand one; nothing in it counts. */
  doctype?: boolean
}

export const xmlLimits: XmlLimits = { maxLength: 64 * 1024 * 1024, maxDepth: 256 }

/**
 * Reads XML from people we do not know: no DOCTYPE (or one without entities,
 * where the limits say so), hence no entities of its own and nothing fetched; depth and size are capped; any ill-formedness is
 * AppError import.unreadable.
 */
export function readXml(xml: string, events: XmlEvents, limits: XmlLimits = xmlLimits): void {
  if (xml.length > limits.maxLength) throw new AppError('import.tooLarge', { limit: limits.maxLength })
  let depth = 0
  const parser = new SaxesParser({ xmlns: true })
  const refuse = (reason: string, cause?: unknown): never => {
    throw new AppError('import.unreadable', { reason }, { cause })
  }
  parser.on('error', (error) => refuse('xml', error))
  parser.on('doctype', (declared) => {
    if (!limits.doctype || /<!entity/i.test(declared)) refuse('doctype')
  })
  parser.on('opentag', (tag) => {
    if (++depth > limits.maxDepth) refuse('depth')
    const attributes: Record<string, string> = {}
    for (const [name, attribute] of Object.entries(tag.attributes)) attributes[name] = attribute.value
    events.open?.({ uri: tag.uri, local: tag.local, attributes })
  })
  parser.on('closetag', (tag) => {
    depth--
    events.close?.({ uri: tag.uri, local: tag.local })
  })
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  // In pieces, so that a hostile start is refused before the whole is read.
  for (let at = 0; at < xml.length; at += 65536) parser.write(xml.slice(at, at + 65536))
  parser.close()
}
