import { AppError } from '../../../core/errors.ts'
import { maxGlossaryRows } from '../../limits.ts'
import { readXml, type XmlElement } from '../../xml.ts'
import { ownMark } from './names.ts'

/** An element of an entry. */
export interface Node {
  /** Local name; '' for an element of a data-category namespace (style DCT), whose name is its `type`. */
  name: string
  /** Data category. */
  type: string
  lang: string
  id: string
  target: string
  text: string
  children: Node[]
}

/** A TBX file's header, as far as it matters, and its entries one by one. */
export interface TbxHandler {
  /** Before the first entry: is the file one of ours? */
  begin(own: boolean): void
  entry(node: Node): void
}

const limits = { maxLength: 400 * 2 ** 20, maxDepth: 64, doctype: true }

/** Markup within a text, whose own text counts, and native codes, whose text does not. */
const inline = new Set(['hi', 'foreign'])
const codes = new Set(['bpt', 'ept', 'ph', 'sc', 'ec', 'it'])

/** Reads the XML; keeps one entry at a time. AppError import.unreadable `notTbx` for another root. */
export function readEntries(xml: string, handler: TbxHandler): void {
  const reader = new TreeReader(handler)
  readXml(xml, reader, limits)
}

class TreeReader {
  private readonly handler: TbxHandler
  private seenRoot = false
  private own = false
  private begun = false
  private entries = 0
  private headerText = ''
  /** Open elements of the entry; empty outside one. */
  private readonly stack: Node[] = []
  private inlineDepth = 0
  private codeDepth = 0

  constructor(handler: TbxHandler) {
    this.handler = handler
  }

  open({ uri, local, attributes }: XmlElement): void {
    if (!this.seenRoot) {
      if (local !== 'tbx' && local !== 'martif') throw new AppError('import.unreadable', { reason: 'notTbx' })
      this.seenRoot = true
    }
    if (this.stack.length === 0) {
      if (local === 'p') this.headerText = ''
      if (local === 'conceptEntry' || local === 'termEntry') this.startEntry(local, attributes)
      return
    }
    if (codes.has(local)) this.codeDepth++
    else if (inline.has(local)) this.inlineDepth++
    else this.push(nodeOf(uri, local, attributes))
  }

  text(piece: string): void {
    const node = this.stack.at(-1)
    if (node === undefined) this.headerText += piece.length < 200 ? piece : ''
    else if (this.codeDepth === 0) node.text += piece
  }

  close({ local }: { local: string }): void {
    if (this.stack.length === 0) {
      if (local === 'p' && this.headerText.normalize('NFC') === ownMark) this.own = true
      return
    }
    if (codes.has(local)) this.codeDepth--
    else if (inline.has(local)) this.inlineDepth--
    else {
      const node = this.stack.pop()
      if (this.stack.length === 0 && node) this.handler.entry(node)
    }
  }

  private startEntry(local: string, attributes: Record<string, string>): void {
    if (!this.begun) this.handler.begin(this.own)
    this.begun = true
    if (++this.entries > maxGlossaryRows) throw new AppError('import.tooLarge', { limit: maxGlossaryRows })
    this.stack.push(nodeOf('', local, attributes))
  }

  private push(node: Node): void {
    this.stack.at(-1)?.children.push(node)
    this.stack.push(node)
  }
}

/** Namespaces of data categories, style DCT: `http://www.tbxinfo.net/ns/min`, …/basic, …/linguist. */
function nodeOf(uri: string, local: string, attributes: Record<string, string>): Node {
  const category = uri !== '' && uri !== 'urn:iso:std:iso:30042:ed-2'
  return {
    name: category ? '' : local,
    type: category ? local : (attributes.type ?? ''),
    lang: attributes['xml:lang'] ?? attributes.lang ?? '',
    id: attributes.id ?? '',
    target: attributes.target ?? '',
    text: '',
    children: [],
  }
}
