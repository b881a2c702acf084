import type { Span } from '../language/document-numbers.ts'
import type { TagToken } from '../language/meaning/token.ts'
import { bagDifference } from './bags.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import type { Side } from './side.ts'

/** The same inline tags on both sides, in any order: those written in the texts and those that stand beside them. */
export const tagMismatch: Check = {
  severity: 'critical',
  mqm: 'Design and markup > Markup tag',
  examples: {
    ok: [pair('khi x < 3 và y > 2', 'when x < 3 and y > 2'), pair('<b>Gấp</b>', '<b>Urgent</b>')],
    bad: [pair('<i>Lao Động</i>', 'Lao Dong'), pair('Xem <g id="2">bảng</g>.', 'See <g id="2">table.')],
  },
  *run(pair) {
    yield* besideTexts(pair)
    if (pair.source.tokens.length + pair.target.tokens.length === 0) return
    const { missing, surplus } = bagDifference(tagsOf(pair.source), tagsOf(pair.target))
    for (const tag of missing) yield { source: [tag], params: { source: pair.source.slice(tag), target: '–' } }
    for (const tag of surplus) yield { target: [tag], params: { source: '–', target: pair.target.slice(tag) } }
  },
}

/** A tag beside a text, with the words that show where. */
interface ShownTag extends Span {
  kind: string
  ref: string
  /** Equal for equal tags. */
  value: string
  label: string
}

/** Tags that stand beside the texts: the same kinds and refs on both sides. */
function* besideTexts({ source, target }: Pair): Generator<Found> {
  if (source.tags.length + target.tags.length === 0) return
  const { missing, surplus } = bagDifference(placed(source), placed(target))
  for (const { start, end, label } of missing)
    yield { source: [{ start, end }], params: { source: label, target: '–' } }
  for (const { start, end, label } of surplus)
    yield { target: [{ start, end }], params: { source: '–', target: label } }
}

/** A tag has no width in the text: the word it stands in or after, or the first, shows its place. */
export function placed({ tags, words, text }: Side): ShownTag[] {
  return tags.map(({ at, kind, ref, label }) => {
    const word = words.findLast(({ start }) => start < at) ?? words[0]
    const { start, end } = word ?? { start: Math.min(at, text.length), end: Math.min(at, text.length) }
    return { kind, ref, value: `${kind}\n${ref}`, label: label || kind, start, end }
  })
}

/** The tags written in a side's text. */
export function tagsOf(side: Side): TagToken[] {
  return side.tokens.filter((token) => token.kind === 'tag')
}
