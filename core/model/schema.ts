import { Schema, type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec } from 'prosemirror-model'

/**
 * The one ProseMirror schema, shared by client and server (DESIGN §4).
 *
 *   doc > page+ > segment+ > source target      source, target: (text | tag)*
 *
 * `page` is client-private and groups 32 segments so that a keystroke's cost
 * does not grow with the document. On the wire and in the store only a
 * segment's source and target exist. Comments, insertions and deletions are
 * never marks in the text.
 */
export const SCHEMA_VERSION = 1

const inline = '(text | tag)*'
const simple = (tag: string): MarkSpec => ({ parseDOM: [{ tag }], toDOM: (): DOMOutputSpec => [tag, 0] })

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'page+' },
  page: { content: 'segment+' },
  segment: {
    content: 'source target',
    isolating: true,
    defining: true,
    attrs: {
      id: { default: '', validate: 'string' },
      status: { default: 'untranslated', validate: 'string' },
      locked: { default: false, validate: 'boolean' },
    },
  },
  source: { content: inline, isolating: true, defining: true, toDOM: () => ['div', { lang: 'vi' }, 0] },
  target: { content: inline, isolating: true, defining: true, toDOM: () => ['div', { lang: 'en' }, 0] },
  tag: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      kind: { default: '', validate: 'string' },
      ref: { default: '', validate: 'string' },
      label: { default: '', validate: 'string' },
    },
    toDOM: (node: Node): DOMOutputSpec => [
      'span',
      { class: 'tag', 'data-kind': String(node.attrs.kind), 'data-ref': String(node.attrs.ref) },
      String(node.attrs.label),
    ],
    // Tags come only from the source of the document at hand; pasted look-alikes are read as text.
  },
  text: { group: 'inline' },
}

const marks: Record<string, MarkSpec> = {
  strong: { ...simple('strong'), parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  em: { ...simple('em'), parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  underline: simple('u'),
  sub: { ...simple('sub'), excludes: 'sup' },
  sup: { ...simple('sup'), excludes: 'sub' },
  link: {
    attrs: { ref: { default: '', validate: 'string' } },
    inclusive: false,
    toDOM: (): DOMOutputSpec => ['span', { class: 'link' }, 0],
  },
}

export const schema = new Schema({ nodes, marks })
