import type { PlacedTag } from '../model/plain.ts'

/** Kinds of tags that end a line. */
const BREAKS = new Set(['br', 'lb'])

/**
 * A plain text in which a tag counts as nothing joins the words of two lines:
 * "một⟨br⟩hai" is "mộthai". For judging, a line feed stands where such a tag
 * parts two letters or marks; this tells offsets of the one text in the other.
 */
export class LineBreaks {
  /** Offsets of the plain text, ascending. */
  private readonly at: readonly number[]

  constructor(plain: string, tags: readonly PlacedTag[]) {
    const places = tags.filter(({ kind, at }) => BREAKS.has(kind) && /^\S\S$/u.test(plain.slice(at - 1, at + 1)))
    this.at = [...new Set(places.map(({ at }) => at))].sort((a, b) => a - b)
  }

  get isNone(): boolean {
    return this.at.length === 0
  }

  /** The plain text with its line feeds. */
  into(plain: string): string {
    return this.at.reduceRight((text, at) => `${text.slice(0, at)}\n${text.slice(at)}`, plain)
  }

  /** Offset of the plain text → of the text with line feeds: of what follows it, or for an `end` of what precedes it. */
  toBroken(offset: number, end = false): number {
    return offset + this.at.filter((at) => (end ? at < offset : at <= offset)).length
  }

  /** Is a line feed between two offsets of the text with line feeds? */
  isWithin(start: number, end: number): boolean {
    return this.at.some((at, before) => start <= at + before && at + before < end)
  }

  /** Offset of the text with line feeds → of the plain text. */
  toPlain(offset: number): number {
    return offset - this.at.filter((at, before) => at + before < offset).length
  }
}
