import { inlineToNode, type Inline } from '../../../core/model/inline.ts'
import { hunksOf } from '../../../core/review/hunks.ts'
import { flatOf } from '../../../core/review/pieces.ts'

interface Change {
  base: Inline
  text: Inline
}

/** One change with the words around it. */
export interface HunkLine {
  /** Its place in `hunksOf`. */
  place: number
  from: number
  to: number
  before: string
  deleted: string
  inserted: string
  after: string
}

/** So many characters are shown on each side of a change. */
const AROUND = 36

export function hunkLines({ base, text }: Change, around = AROUND): HunkLine[] {
  const flat = readable(flatOf(inlineToNode('target', base)))
  return hunksOf(base, text).map(({ from, to, deleted, inserted }, place) => ({
    place,
    from,
    to,
    before: cut(flat, Math.max(0, from - around), from, 'start'),
    deleted: readable(deleted),
    inserted: readable(inserted),
    after: cut(flat, to, Math.min(flat.length, to + around), 'end'),
  }))
}

/** Do two suggestions take out and put in the same words, in the same order? */
export function sameChanges(a: Change, b: Change): boolean {
  const words = ({ base, text }: Change): string =>
    JSON.stringify(hunksOf(base, text).map(({ deleted, inserted }) => [deleted, inserted]))
  return words(a) === words(b)
}

const readable = (flat: string): string => flat.replaceAll('\ufffc', '◇')

/** Words are not cut in the middle; what is left out is an ellipsis. */
function cut(text: string, from: number, to: number, side: 'start' | 'end'): string {
  const part = text.slice(from, to)
  if (side === 'start') return from === 0 ? part : `…${part.replace(/^\S*\s?/, ' ')}`
  return to === text.length ? part : `${part.replace(/\s?\S*$/, ' ')}…`
}

/** A whole text as stretches that stayed, went and came. */
export function wholeDiff({ base, text }: Change): { kind: 'same' | 'deleted' | 'inserted'; text: string }[] {
  const flat = readable(flatOf(inlineToNode('target', base)))
  const parts: { kind: 'same' | 'deleted' | 'inserted'; text: string }[] = []
  let at = 0
  for (const { from, to, deleted, inserted } of hunksOf(base, text)) {
    parts.push({ kind: 'same', text: flat.slice(at, from) })
    parts.push({ kind: 'deleted', text: readable(deleted) }, { kind: 'inserted', text: readable(inserted) })
    at = to
  }
  parts.push({ kind: 'same', text: flat.slice(at) })
  return parts.filter((part) => part.text !== '')
}
