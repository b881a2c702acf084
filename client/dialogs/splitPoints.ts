/** A word of the source by its offsets in the text. */
export interface Word {
  text: string
  from: number
  to: number
}

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }))
}

/**
 * Index of the word with which the second part should begin: where the
 * selection starts (or ends, when it starts the segment); without one after the
 * mark that ends a clause nearest to the middle; else in the middle.
 */
export function presetSplit(words: readonly Word[], selection: readonly [number, number] | null): number {
  const last = words.length - 1
  if (selection) {
    const [from, to] = selection
    const start = words.findIndex((word) => word.to > from)
    if (start >= 1) return Math.min(start, last)
    const end = words.findIndex((word) => word.from >= to)
    if (end >= 1) return end
  }
  const middle = (last + 1) / 2
  let best = 0
  for (let index = 1; index <= last; index++) {
    if (!/[.;:!?…]["”’)]*$/.test(words[index - 1]?.text ?? '')) continue
    if (best === 0 || Math.abs(index - middle) < Math.abs(best - middle)) best = index
  }
  return best || Math.max(1, Math.round(middle))
}
