/**
 * A small strict XML reader for tests that shares no code with filters/xml.ts:
 * no DOCTYPE, every tag closed, only the five entities and character
 * references, only characters of XML 1.0. Throws on anything else.
 */
export interface XmlNode {
  /** As written, prefix and all. */
  name: string
  attributes: Record<string, string>
  children: (XmlNode | string)[]
}

const token =
  /<\?xml [^?]*\?>|<\/(?<close>[\w:.-]+)\s*>|<(?<open>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function parseXml(bytes: Uint8Array): XmlNode {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (illegal) throw new Error(`character U+${illegal[0].codePointAt(0)?.toString(16)} at ${illegal.index}`)
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (!found) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`)
    step(open, found.groups ?? {})
  }
  const [top, ...rest] = root.children.filter((child) => typeof child !== 'string')
  if (open.length !== 1 || !top || rest.length > 0) throw new Error('not one whole element')
  return top
}

function step(open: XmlNode[], groups: Record<string, string | undefined>): void {
  const parent = open.at(-1)
  if (!parent) throw new Error('closed too often')
  if (groups.text !== undefined) parent.children.push(unescape(groups.text))
  if (groups.close !== undefined) {
    if (parent.name !== groups.close) throw new Error(`</${groups.close}> closes <${parent.name}>`)
    open.pop()
  }
  if (groups.open === undefined) return
  const node: XmlNode = { name: groups.open, attributes: {}, children: [] }
  for (const [, name = '', value = ''] of (groups.attributes ?? '').matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in node.attributes) throw new Error(`attribute ${name} twice`)
    node.attributes[name] = unescape(value)
  }
  parent.children.push(node)
  if (!groups.empty) open.push(node)
}

function unescape(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
    const character = code ? String.fromCodePoint(code[1] ? parseInt(code[1], 16) : Number(code[2])) : entities[name]
    if (character === undefined || !whole.endsWith(';')) throw new Error(`entity ${whole}`)
    return character
  })
}

/** Child elements of that name; of any name without one. */
export function elements(node: XmlNode, name?: string): XmlNode[] {
  return node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** All elements of that name below the node, in document order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  return elements(node).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

/** The element down that path of names; throws when there is none. */
export function at(node: XmlNode, ...path: string[]): XmlNode {
  return path.reduce((parent, name) => {
    const child = elements(parent, name)[0]
    if (!child) throw new Error(`no ${name} in ${parent.name}`)
    return child
  }, node)
}

export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
