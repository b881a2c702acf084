import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** What a test asks of a web page, read by the HTML standard's own algorithm. */
export interface HtmlFile {
  /** Codes of parse errors. */
  errors: string[]
  lang: string
  title: string
  all(tag: string): Element[]
  /** Rows of the first table with their cells, header first. */
  rows: HtmlRow[]
}

export interface HtmlRow {
  classes: string[]
  cells: { tag: string; text: string; lang: string; scope: string; classes: string[] }[]
}

export function readHtml(bytes: Uint8Array): HtmlFile {
  const errors: string[] = []
  const document = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), {
    onParseError: (error) => errors.push(error.code),
  })
  const all = (tag: string): Element[] => find(document, tag)
  const [html] = all('html')
  const [title] = all('title')
  return {
    errors,
    lang: html ? attribute(html, 'lang') : '',
    title: title ? text(title) : '',
    all,
    rows: all('tr').map((row) => ({
      classes: classes(row),
      cells: [...row.childNodes].filter(isElement).map((cell) => ({
        tag: cell.tagName,
        text: text(cell),
        lang: attribute(cell, 'lang'),
        scope: attribute(cell, 'scope'),
        classes: classes(cell),
      })),
    })),
  }
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function find(node: Node, tag: string): Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [
    ...(isElement(child) && child.tagName === tag ? [child] : []),
    ...find(child, tag),
  ])
}

export function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? ''
}

function classes(element: Element): string[] {
  return attribute(element, 'class').split(' ').filter(Boolean)
}

export function text(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(text).join('') : ''
}
