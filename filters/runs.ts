import type { Mark } from 'prosemirror-model'
import { inlineToNode, type Inline } from '../core/model/inline.ts'

export type RunMark = 'strong' | 'em' | 'underline' | 'sub' | 'sup'

/** A stretch of text of one look; a tag is a run of its own that shows the tag's label. */
export interface Run {
  text: string
  marks: readonly RunMark[]
  tag: boolean
}

const drawn: readonly string[] = ['strong', 'em', 'underline', 'sub', 'sup'] satisfies RunMark[]

function isDrawn(name: string): name is RunMark {
  return drawn.includes(name)
}

function marksOf(marks: readonly Mark[]): RunMark[] {
  return marks.map((mark) => mark.type.name).filter(isDrawn)
}

/** What an export draws of one side of a segment, in order; nothing for an empty side. */
export function runsOf(inline: Inline): Run[] {
  if (typeof inline === 'string') return inline === '' ? [] : [{ text: inline, marks: [], tag: false }]
  const runs: Run[] = []
  inlineToNode('target', inline).forEach((node) => {
    if (node.isText) runs.push({ text: node.text ?? '', marks: marksOf(node.marks), tag: false })
    else runs.push({ text: String(node.attrs.label || node.attrs.kind), marks: marksOf(node.marks), tag: true })
  })
  return runs
}

/** Nothing a reader would see: such a target is marked as untranslated. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every((run) => !run.tag && run.text.trim() === '')
}
