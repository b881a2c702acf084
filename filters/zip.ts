import { zipSync, type Zippable } from 'fflate'

/** The earliest time a zip entry can carry: equal input gives equal bytes on any clock and in any time zone. */
const epoch = new Date(1980, 0, 1)

/** Packs parts in the given order, deflated; the same parts give the same bytes. */
export function writeZip(parts: readonly (readonly [path: string, content: Uint8Array | string])[]): Uint8Array {
  const encoder = new TextEncoder()
  const tree: Zippable = {}
  for (const [path, content] of parts) {
    tree[path] = [typeof content === 'string' ? encoder.encode(content) : content, { mtime: epoch, level: 6 }]
  }
  return zipSync(tree)
}
