import { inlineToNode, type Inline } from '../core/model/inline.ts'
import { flatText } from './restructure/cut.ts'
import type { SegmentRecord } from './store/records.ts'

/**
 * A side as plain text whose offsets are positions in its content: a tag
 * stands for one character. Terms and checks speak in these offsets.
 */
export function sideText(side: 'source' | 'target', inline: Inline): string {
  return typeof inline === 'string' ? inline : flatText(inlineToNode(side, inline))
}

export function sideTexts(segment: Pick<SegmentRecord, 'source' | 'target'>): { source: string; target: string } {
  return { source: sideText('source', segment.source), target: sideText('target', segment.target) }
}
