/**
 * A trie over token labels, kept in one open-addressing hash table
 * (node, label) → child, so that 100,000 terms build in well under a second
 * and a step costs one probe.
 */
export class TokenTrie {
  private nodes = 1
  private used = 0
  private size = 1024
  private keys = new Int32Array(2 * this.size).fill(-1)
  private children = new Int32Array(this.size)
  /** Values at a node, by node number. */
  private readonly values: (number[] | undefined)[] = []

  static readonly root = 0

  /** `after` says whether a value that is there comes after the new one; without it the new one is the last. */
  add(labels: readonly number[], value: number, after?: (other: number) => boolean): void {
    let node = TokenTrie.root
    for (const label of labels) node = this.step(node, label)
    const here = this.values[node]
    if (!here) this.values[node] = [value]
    else {
      const at = after ? here.findIndex(after) : -1
      here.splice(at === -1 ? here.length : at, 0, value)
    }
  }

  /** The child under a label, or -1. */
  child(node: number, label: number): number {
    const slot = this.slot(node, label)
    return this.keys[2 * slot] === -1 ? -1 : (this.children[slot] ?? -1)
  }

  valuesAt(node: number): readonly number[] {
    return this.values[node] ?? NONE
  }

  private step(node: number, label: number): number {
    const slot = this.slot(node, label)
    if (this.keys[2 * slot] !== -1) return this.children[slot] ?? -1
    const child = this.nodes++
    this.put(slot, node, label, child)
    if (2 * this.used > this.size) this.grow()
    return child
  }

  private put(slot: number, node: number, label: number, child: number): void {
    this.keys[2 * slot] = node
    this.keys[2 * slot + 1] = label
    this.children[slot] = child
    this.used++
  }

  private slot(node: number, label: number): number {
    const mask = this.size - 1
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(label + 1, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    while (this.keys[2 * slot] !== -1) {
      if (this.keys[2 * slot] === node && this.keys[2 * slot + 1] === label) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  private grow(): void {
    const { keys, children, size } = this
    this.size = size * 2
    this.used = 0
    this.keys = new Int32Array(2 * this.size).fill(-1)
    this.children = new Int32Array(this.size)
    for (let slot = 0; slot < size; slot++) {
      const node = keys[2 * slot] ?? -1
      const label = keys[2 * slot + 1] ?? -1
      if (node !== -1) this.put(this.slot(node, label), node, label, children[slot] ?? -1)
    }
  }
}

const NONE: readonly number[] = []
