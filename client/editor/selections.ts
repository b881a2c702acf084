import { inlineToNode, type Inline } from '../../core/model/inline.ts'

type Range = readonly [from: number, to: number]

/** What is selected in the active row's source; its words stay known while something is selected in the target. */
export class SourceSelection {
  range: Range | null = null
  /** Words last selected. */
  words = ''

  /** Offsets of the source's content. False when nothing has changed. */
  set(range: Range | null, source: Inline): boolean {
    if (range?.[0] === this.range?.[0] && range?.[1] === this.range?.[1]) return false
    this.range = range
    if (range && range[0] < range[1]) {
      const node = inlineToNode('source', source)
      const end = Math.min(range[1], node.content.size)
      this.words = node.textBetween(Math.min(range[0], end), end).trim()
    }
    return true
  }

  /** Another row is active. */
  clear(): void {
    this.range = null
    this.words = ''
  }
}
