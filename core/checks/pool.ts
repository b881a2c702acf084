/** Texts with more values than this are tables; in them a counterpart is near the front or nowhere. */
const MANY = 2000
const NEAR = 200

/** Things to be taken one by one, in order, in time that stays linear however many there are. */
export class Pool<T> {
  private readonly items: readonly T[]
  private readonly taken: Uint8Array
  /** All before it are taken. */
  private first = 0

  constructor(items: readonly T[]) {
    this.items = items
    this.taken = new Uint8Array(items.length)
  }

  /** Takes the first that fits, if there is one. */
  take(fits: (item: T) => boolean): T | undefined {
    const limit = this.items.length > MANY ? NEAR : Infinity
    for (let at = this.first, seen = 0; at < this.items.length && seen < limit; at++) {
      const item = this.items[at]
      if (this.taken[at] || item === undefined) continue
      seen++
      if (!fits(item)) continue
      this.taken[at] = 1
      while (this.taken[this.first]) this.first++
      return item
    }
    return undefined
  }

  /** What is left, in order. */
  rest(): T[] {
    return this.items.filter((_, at) => !this.taken[at])
  }
}
