/** A stretch of a target that is drawn without an editor. */
export interface StillPiece {
  text: string
  /** Class of its element; none: plain text. */
  name?: string
  /** Not part of the text: drawn by the style sheet only. */
  beside?: boolean
}

/** What rows without an editor show instead of their plain text, worked out for those drawn and kept until it changes. */
export class Stills {
  private readonly known = new Map<string, readonly StillPiece[] | undefined>()
  private readonly listeners = new Set<() => void>()
  private source: ((id: string) => readonly StillPiece[] | undefined) | null = null

  /** From now on this tells it; null: rows show their text. */
  from(source: ((id: string) => readonly StillPiece[] | undefined) | null): void {
    this.source = source
    this.changed()
  }

  /** Of one row, or of all. Cheap for rows that are not drawn. */
  changed(id?: string): void {
    if (id === undefined) this.known.clear()
    else if (!this.known.delete(id)) return
    for (const listener of [...this.listeners]) listener()
  }

  /** The same array until it changes. */
  of(id: string): readonly StillPiece[] | undefined {
    if (!this.known.has(id)) this.known.set(id, this.source?.(id))
    return this.known.get(id)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}
