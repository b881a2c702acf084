import { inlineToNode, type Inline, type Side } from './inline.ts'

/** A tag of a side. Two tags are the same when kind and ref are. */
export interface PlacedTag {
  /** Offset of the side's plain text, in UTF-16 code units: what follows the tag. */
  at: number
  kind: string
  ref: string
  label: string
}

/** A side as checks and terms see it: a tag counts as nothing in the text and stands beside it. */
export interface PlainSide {
  text: string
  tags: readonly PlacedTag[]
}

const NO_TAGS: readonly PlacedTag[] = []

/** Inline content → its plain text and its tags, in order. Throws RangeError when the JSON does not fit the schema. */
export function plainSide(side: Side, inline: Inline): PlainSide {
  if (typeof inline === 'string') return { text: inline, tags: NO_TAGS }
  let text = ''
  const tags: PlacedTag[] = []
  inlineToNode(side, inline).forEach((child) => {
    if (child.isText) text += child.text ?? ''
    else {
      const { kind, ref, label } = child.attrs
      tags.push({ at: text.length, kind: String(kind), ref: String(ref), label: String(label) })
    }
  })
  return { text, tags }
}

/** The tags of both sides of a segment; undefined where there are none, as nearly everywhere. */
export interface PairTags {
  source: readonly PlacedTag[]
  target: readonly PlacedTag[]
}

/** What a pair of plain sides carries besides its texts. */
export function pairTags(source: PlainSide, target: PlainSide): PairTags | undefined {
  return source.tags.length + target.tags.length === 0 ? undefined : { source: source.tags, target: target.tags }
}
