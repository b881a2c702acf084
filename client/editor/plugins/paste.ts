import { Fragment, Slice, type Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { schema } from '../../../core/model/schema.ts'

/**
 * What is pasted or dropped into a target becomes one line of it: lines,
 * paragraphs, rows and cells are joined with a space, marks the schema knows
 * stay, tags do not come along (they belong to their own source), letters are
 * put into NFC.
 */
export function paste(): Plugin {
  return new Plugin({
    props: {
      clipboardTextParser: (text) => new Slice(inline(clean(text)), 0, 0),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, ' ', ' '),
      transformPastedHTML: flatten,
      transformPasted: (slice) => new Slice(onlyText(slice.content), 0, 0),
      // Only text can land in a target; a file dropped here is not an image to insert.
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    },
  })
}

// Control characters, separators and lone surrogates: what no one can type, the server refuses.
const UNTYPABLE = /\p{Cc}|[\u2028\u2029\ufffe\uffff]|\p{Surrogate}/gu

/** Text fit for a target: one line, NFC, nothing untypable. */
export function clean(text: string): string {
  return text
    .replace(/[^\S\u00a0\u202f]*[\r\n\u2028\u2029]+[^\S\u00a0\u202f]*/g, ' ')
    .replace(/\t/g, ' ')
    .replace(UNTYPABLE, '')
    .normalize('NFC')
}

const inline = (text: string): Fragment => (text === '' ? Fragment.empty : Fragment.from(schema.text(text)))

/** Elements that begin on a line or in a cell of their own. */
const BLOCK =
  'address,article,aside,blockquote,dd,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tbody,td,tfoot,th,thead,tr,ul'

/** Puts a space where HTML has a border that the flat target lacks. */
export function flatten(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const junk of parsed.querySelectorAll('script,style,template,title,head meta')) junk.remove()
  for (const line of parsed.querySelectorAll('br')) line.replaceWith(' ')
  for (const block of parsed.querySelectorAll(BLOCK)) {
    block.before(' ')
    block.after(' ')
    block.replaceWith(...block.childNodes)
  }
  // A copy of ProseMirror's own describes structure that does not exist here.
  for (const copied of parsed.querySelectorAll('[data-pm-slice]')) copied.removeAttribute('data-pm-slice')
  parsed.body.normalize()
  return parsed.body.innerHTML.trim()
}

function onlyText(content: Fragment): Fragment {
  const parts: Node[] = []
  content.descendants((node) => {
    if (!node.isText) return true
    const text = clean(node.text ?? '')
    // Links point at places of the source they came from.
    const marks = node.marks.filter((mark) => mark.type.name !== 'link')
    if (text !== '') parts.push(schema.text(text, marks))
    return false
  })
  return Fragment.fromArray(parts)
}
