import { unzip } from './zip.ts'
import { at, descendants, elements, parseXml, textOf, type XmlNode } from './xml-reader.ts'

/** What a test asks of a Word file, read without the writer's code. */
export interface DocxFile {
  names: string[]
  part(name: string): XmlNode
  /** Paragraphs outside tables: style and text. */
  paragraphs: { style: string; text: string }[]
  /** Rows of the first table; the first is its header. */
  rows: DocxRow[]
}

export interface DocxRow {
  repeats: boolean
  unbroken: boolean
  bookmark: string
  cells: DocxCell[]
}

export interface DocxCell {
  text: string
  style: string
  fill: string
  /** Text, language and look of every run that has text. */
  runs: { text: string; lang: string; looks: string[] }[]
}

export function readDocx(bytes: Uint8Array): DocxFile {
  const entries = new Map(unzip(bytes).map((entry) => [entry.name, entry.bytes]))
  const part = (name: string): XmlNode => {
    const content = entries.get(name)
    if (!content) throw new Error(`no part ${name}`)
    return parseXml(content)
  }
  const body = at(part('word/document.xml'), 'w:body')
  const table = elements(body, 'w:tbl')[0]
  return {
    names: [...entries.keys()],
    part,
    paragraphs: elements(body, 'w:p').map((p) => ({ style: styleOf(p), text: paragraphText(p) })),
    rows: table ? elements(table, 'w:tr').map(readRow) : [],
  }
}

function readRow(row: XmlNode): DocxRow {
  return {
    repeats: descendants(row, 'w:tblHeader').length > 0,
    unbroken: descendants(row, 'w:cantSplit').length > 0,
    bookmark: descendants(row, 'w:bookmarkStart')[0]?.attributes['w:name'] ?? '',
    cells: elements(row, 'w:tc').map((cell) => ({
      text: elements(cell, 'w:p').map(paragraphText).join('\n'),
      style: styleOf(at(cell, 'w:p')),
      fill: elements(at(cell, 'w:tcPr'), 'w:shd')[0]?.attributes['w:fill'] ?? '',
      runs: descendants(cell, 'w:r').map((run) => ({
        text: runText(run),
        lang: descendants(run, 'w:lang')[0]?.attributes['w:val'] ?? '',
        looks: elements(at(run, 'w:rPr')).map((look) => look.attributes['w:val'] ?? look.name),
      })),
    })),
  }
}

function styleOf(paragraph: XmlNode): string {
  return descendants(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? ''
}

function paragraphText(paragraph: XmlNode): string {
  return descendants(paragraph, 'w:r').map(runText).join('')
}

/** Text of a run as a person sees it: white space counts only where it is preserved. */
function runText(run: XmlNode): string {
  return elements(run)
    .map((child) => {
      if (child.name === 'w:tab') return '\t'
      if (child.name === 'w:br') return '\n'
      if (child.name !== 'w:t') return ''
      const text = textOf(child)
      return child.attributes['xml:space'] === 'preserve' ? text : text.trim()
    })
    .join('')
}
