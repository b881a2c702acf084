import { matchesOf } from './matches.ts'

/** A character with the marks (and Hangul vowels and finals) that normalisation may join to it. */
const CLUSTER = /[\s\S](?:[\p{M}\u1160-\u11ff])*/gu

/**
 * Translates offsets of a text's NFC form to offsets of the text itself, in
 * UTF-16 code units. Offsets inside a composed character go to its end.
 * `offsets` must ascend.
 */
export function fromNfcOffsets(text: string, offsets: readonly number[]): number[] {
  const out: number[] = []
  let raw = 0
  let composed = 0
  for (const [cluster] of matchesOf(CLUSTER, text)) {
    while (out.length < offsets.length && (offsets[out.length] ?? 0) <= composed) out.push(raw)
    if (out.length === offsets.length) return out
    raw += cluster.length
    composed += cluster.normalize('NFC').length
  }
  while (out.length < offsets.length) out.push(text.length)
  return out
}
