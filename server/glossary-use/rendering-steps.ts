import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { inlineToNode, type Inline } from '../../core/model/inline.ts'
import { plainSide } from '../../core/model/plain.ts'
import { schema } from '../../core/model/schema.ts'
import type { Impact } from '../../glossary/impact.ts'

interface Edit {
  start: number
  end: number
  text: string
}

/**
 * Steps that make of a target what an impact proposes. Only the words that
 * change are touched: marks stay as on the first of them, tags stay behind them.
 */
export function renderingSteps(target: Inline, impact: Impact): Record<string, unknown>[] {
  const { text, tags } = plainSide('target', target)
  const transform = new Transform(inlineToNode('target', target))
  // From the end, so that earlier offsets hold.
  for (const { start, end, text: put } of editsOf(text, impact).toReversed()) {
    const from = start + tags.filter(({ at }) => at <= start).length
    const to = Math.max(from, end + tags.filter(({ at }) => at < end).length)
    const marks = transform.doc.nodeAt(from)?.marks ?? []
    transform.replaceWith(from, to, content(put, marks, tagsWithin(transform.doc, from, to)))
  }
  return transform.steps.map((step) => step.toJSON() as Record<string, unknown>)
}

function content(text: string, marks: readonly Mark[], tags: readonly Node[]): Fragment {
  return Fragment.from([...(text === '' ? [] : [schema.text(text, marks)]), ...tags])
}

function tagsWithin(node: Node, from: number, to: number): Node[] {
  const tags: Node[] = []
  node.nodesBetween(from, to, (child) => {
    if (!child.isText) tags.push(child)
    return false
  })
  return tags
}

/** What is put in each span's place. Where the target is not in NFC, the offsets are another text's: all that differs changes. */
function editsOf(text: string, { spans, proposed }: Impact): Edit[] {
  if (text.normalize('NFC') !== text) return [difference(text, proposed)]
  const between: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    between.push(text.slice(at, start))
    at = end
  }
  between.push(text.slice(at))
  const pattern = between.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('(.*?)')
  const put = new RegExp(`^${pattern}$`, 'su').exec(proposed)
  if (!put) return [difference(text, proposed)]
  return spans.map(({ start, end }, i) => ({ start, end, text: put[i + 1] ?? '' }))
}

function difference(before: string, after: string): Edit {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++
  return { start, end: before.length - end, text: after.slice(start, after.length - end) }
}
