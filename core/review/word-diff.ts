/** A stretch of text that both have, only the old one, or only the new one. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Longer texts are shown as one replaced by the other. */
const MOST_CELLS = 4_000_000

/** Differences of two texts by words, shortest in total (longest common subsequence of words and gaps). */
export function wordDiff(before: string, after: string): Piece[] {
  const a = before.match(/\s+|\S+/g) ?? []
  const b = after.match(/\s+|\S+/g) ?? []
  if (a.length * b.length > MOST_CELLS) return joined([piece('removed', before), piece('added', after)])
  const rest = commonLengths(a, b)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push(piece('same', a[i]))
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || rest(i + 1, j) >= rest(i, j + 1))) {
      pieces.push(piece('removed', a[i]))
      i += 1
    } else {
      pieces.push(piece('added', b[j]))
      j += 1
    }
  }
  return joined(pieces)
}

/** Length of the longest common subsequence of what is left from two places on. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}

const piece = (kind: Piece['kind'], text = ''): Piece => ({ kind, text })

/** Neighbours of one kind as one; what is removed stands before what is added, and a lone gap between changes joins them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') result.push(piece('removed', removed))
    if (added !== '') result.push(piece('added', added))
    ;[removed, added] = ['', '']
  }
  for (const [at, { kind, text }] of pieces.entries()) {
    const next = pieces[at + 1]?.kind
    const isGap = kind === 'same' && text.trim() === '' && removed !== '' && added !== '' && next && next !== 'same'
    if (kind === 'removed' || isGap) removed += text
    if (kind === 'added' || isGap) added += text
    if (kind !== 'same' || isGap) continue
    flush()
    const last = result.at(-1)
    if (last?.kind === 'same') last.text += text
    else result.push(piece('same', text))
  }
  flush()
  return result
}
