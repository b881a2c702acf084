import { AppError } from '../core/errors.ts'
import type { SrxDocument, SrxRule } from '../core/language/srx.ts'
import { decodeUnicode } from './encoding/unicode.ts'
import type { Warning } from './filter.ts'
import { readXml, type XmlElement } from './xml.ts'

const namespaces = new Set(['http://www.lisa.org/srx20', 'http://www.lisa.org/srx', ''])

/** Largest file, in UTF-16 units, and most rules; the largest rule sets around have a tenth of either. */
export const srxLimits = { length: 4 * 2 ** 20, rules: 20_000, depth: 32 }

export interface SrxReading {
  document: SrxDocument
  /** What the file left out or wrote otherwise, and how it was taken. */
  notes: Warning[]
}

/**
 * Reads an SRX 2.0 file of any program. Lenient where files in the wild are
 * (attributes missing, no namespace, version 1, elements of others); what would
 * change the meaning is refused: AppError import.unreadable for ill-formed XML,
 * a DOCTYPE or no rules, import.tooLarge, import.unknownEncoding.
 */
export function readSrxFile(bytes: Uint8Array): SrxReading {
  if (bytes.length > 2 * srxLimits.length) throw new AppError('import.tooLarge', { limit: 2 * srxLimits.length })
  const decoded = decodeUnicode(bytes)?.text ?? decodeDeclared(bytes)
  if (decoded === null) throw new AppError('import.unknownEncoding')
  return read(decoded)
}

/** The same for XML that has been decoded, without the notes. */
export function readSrx(xml: string): SrxDocument {
  return read(xml.replace(/^\ufeff/, '')).document
}

/** Old files may be in the code page that their declaration names. */
function decodeDeclared(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  const label = /^<\?xml[^>]*\sencoding\s*=\s*["']((?:iso-8859|windows)-\d{1,4})["']/i.exec(start)?.[1]
  if (label === undefined) return null
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function read(xml: string): SrxReading {
  const reader = new SrxReader()
  readXml(
    xml,
    {
      open: (element) => reader.open(element),
      text: (text) => reader.text(text),
      close: (element) => reader.close(element.local),
    },
    { maxLength: srxLimits.length, maxDepth: srxLimits.depth },
  )
  return reader.result()
}

class SrxReader {
  readonly #document: SrxDocument = { segmentSubflows: true, cascade: false, languageRules: [], languageMaps: [] }
  readonly #notes: Warning[] = []
  #rules = 0
  #header = false
  #rule: SrxRule | null = null
  /** Text of the side being read; null outside. */
  #text: string | null = null

  open({ uri, local, attributes }: XmlElement): void {
    if (!namespaces.has(uri)) return
    const { languageRules, languageMaps } = this.#document
    const name = attributes.languagerulename ?? ''
    if (local === 'srx' && attributes.version !== '2.0') this.#note('version', attributes.version ?? '')
    else if (local === 'header') this.#readHeader(attributes)
    else if (local === 'languagerule') languageRules.push({ name, rules: [] })
    else if (local === 'languagemap') languageMaps.push({ pattern: attributes.languagepattern ?? '', rule: name })
    else if (local === 'rule') this.#openRule(attributes.break)
    else if (local === 'beforebreak' || local === 'afterbreak') this.#text = ''
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text
  }

  close(local: string): void {
    if (local === 'rule' && this.#rule) {
      this.#document.languageRules.at(-1)?.rules.push(this.#rule)
      this.#rule = null
    }
    if ((local !== 'beforebreak' && local !== 'afterbreak') || this.#text === null) return
    if (this.#rule) this.#rule[local === 'beforebreak' ? 'before' : 'after'] = this.#text
    this.#text = null
  }

  result(): SrxReading {
    const { languageRules, languageMaps } = this.#document
    if (this.#rules === 0) throw new AppError('import.unreadable', { reason: 'no rules' })
    if (!this.#header) this.#note('header', 'header')
    const known = new Set(languageRules.map(({ name }) => name))
    for (const { rule } of languageMaps) if (!known.has(rule)) this.#note('unknownRule', rule)
    return { document: this.#document, notes: this.#notes }
  }

  #readHeader(attributes: Record<string, string>): void {
    this.#header = true
    for (const name of ['segmentsubflows', 'cascade']) {
      if (attributes[name] !== 'yes' && attributes[name] !== 'no') this.#note('header', name)
    }
    this.#document.segmentSubflows = attributes.segmentsubflows !== 'no'
    this.#document.cascade = attributes.cascade === 'yes'
  }

  #openRule(breaks: string | undefined): void {
    if (++this.#rules > srxLimits.rules) throw new AppError('import.tooLarge', { limit: srxLimits.rules })
    if (breaks !== undefined && breaks !== 'yes' && breaks !== 'no') this.#note('break', breaks)
    this.#rule = { breaks: breaks !== 'no', before: '', after: '' }
  }

  #note(code: string, what: string): void {
    if (this.#notes.length < 20) this.#notes.push({ code: `srx.${code}`, params: { what: what.slice(0, 80) } })
  }
}
