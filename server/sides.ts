import { inlineToNode, type Inline } from '../core/model/inline.ts'
import { pairTags, plainSide, type PairTags } from '../core/model/plain.ts'
import { flatText } from './restructure/cut.ts'
import type { SegmentRecord } from './store/records.ts'

/**
 * A side's plain text, in which a tag counts as nothing: terms, checks and
 * dismissals speak in its offsets, here and in the browser.
 */
export function sideText(side: 'source' | 'target', inline: Inline): string {
  return plainSide(side, inline).text
}

/** A side as text whose offsets are positions in its content: a tag stands for one character. */
export function contentText(side: 'source' | 'target', inline: Inline): string {
  return typeof inline === 'string' ? inline : flatText(inlineToNode(side, inline))
}

/** Both sides of a segment as checks see them. */
export function sideTexts(segment: Pick<SegmentRecord, 'source' | 'target'>): {
  source: string
  target: string
  tags?: PairTags
} {
  const source = plainSide('source', segment.source)
  const target = plainSide('target', segment.target)
  const tags = pairTags(source, target)
  return { source: source.text, target: target.text, ...(tags && { tags }) }
}
