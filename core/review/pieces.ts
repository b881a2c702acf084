import type { Mark, Node } from 'prosemirror-model'

/** What a side is compared by: a word, a number, a sign, one white space character, or a tag. */
export interface Piece {
  /** Offsets of the side's content; end exclusive. */
  from: number
  to: number
  /** The same for what reads the same and is marked the same. */
  key: string
  space: boolean
}

/** How a tag stands in flat text. */
const TAG = '\ufffc'

// A word keeps its combining marks, its apostrophes and the invisible characters within it; a number its separators.
const letter = String.raw`[\p{L}\p{N}\p{M}]`
const invisible = String.raw`[\u200b-\u200d\u2060\ufeff\u00ad]`
const word = String.raw`${letter}+(?:(?:['’]|${invisible}+|[.,](?=\p{N}))${letter}+)*`
// A sign keeps what is drawn on it: marks, skin tones, joined emoji; two regional indicators are a flag.
const sign = String.raw`(?:\p{RI}{2}|[^])(?:\u200d\S|[\p{M}\p{EMod}\u200d])*`
const pattern = new RegExp(`${word}|${sign}`, 'gu')

/** Cuts a side into pieces that are never changed in part; nothing is left out. */
export function piecesOf(node: Node): Piece[] {
  const pieces: Piece[] = []
  const { flat, signs } = flatten(node)
  let at = 0
  const text = (end: number): void => {
    for (const [found] of flat.slice(at, end).matchAll(pattern)) {
      const to = at + found.length
      const key = `${runsOf(signs, at, to)}\0${found}`
      pieces.push({ from: at, to, key, space: /^\s$/.test(found) })
      at = to
    }
  }
  node.forEach((child, offset) => {
    if (child.isText) return
    text(offset)
    at = offset + child.nodeSize
    pieces.push({ from: offset, to: at, key: `tag ${signs[offset] ?? ''}\0`, space: false })
  })
  text(flat.length)
  return pieces
}

/** A side's characters with its tags as one character each, and how each is marked. */
function flatten(node: Node): { flat: string; signs: string[] } {
  let flat = ''
  const signs: string[] = []
  node.forEach((child) => {
    const marks = child.marks.length > 0 ? JSON.stringify(sorted(child.marks)) : ''
    const text = child.isText ? (child.text ?? '') : TAG
    const sign = child.isText ? marks : JSON.stringify([child.attrs, marks])
    for (let i = 0; i < text.length; i++) signs.push(sign)
    flat += text
  })
  return { flat, signs }
}

const sorted = (marks: readonly Mark[]): unknown[] => marks.map((mark) => mark.toJSON() as unknown)

/** The marks of a word, each stretch with its length; nothing for plain text. */
function runsOf(signs: readonly string[], from: number, to: number): string {
  let runs = ''
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (at < to && signs[at] === signs[start]) continue
    if (at < to || start > from || signs[start] !== '') runs += `${String(at - start)}${signs[start] ?? ''}`
    start = at
  }
  return runs
}

/** A side as hunks count it: a tag is one character. */
export function flatOf(node: Node): string {
  return node.textBetween(0, node.content.size, undefined, TAG)
}
