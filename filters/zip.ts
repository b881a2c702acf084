import { crc32 } from 'node:zlib'
import { Inflate, zipSync, type Zippable } from 'fflate'
import { AppError } from '../core/errors.ts'

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

export interface ZipLimits {
  maxEntries: number
  /** Of all entries together, inflated. */
  maxBytes: number
  /** Inflated to packed size, of any entry above 1 MB. */
  maxRatio: number
}

export const zipLimits: ZipLimits = { maxEntries: 5000, maxBytes: 200 * 1024 * 1024, maxRatio: 200 }

interface Entry {
  packed: Uint8Array
  method: number
  size: number
  crc: number
}

function refuse(reason: string): never {
  throw new AppError('import.unreadable', { reason })
}

/**
 * A zip archive from people we do not know (APPNOTE 6.3.10; no zip64, no
 * encryption). Limits are checked against the directory before anything is
 * inflated, and the directory against the data while it is: AppError
 * import.unreadable with a `reason`. Names are keys only, never file paths.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): ReadonlyZip {
  const entries = readDirectory(bytes, limits)
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      return entry ? inflate(entry) : null
    },
  }
}

export interface ReadonlyZip {
  /** In the order of the directory. */
  names: readonly string[]
  /** The whole entry, its size and CRC-32 proven; null when there is none. */
  read(name: string): Uint8Array | null
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.maxEntries) refuse('entries')
  const entries = new Map<string, Entry>()
  let total = 0
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) refuse('directory')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (entries.has(name)) refuse('duplicate')
    const entry = readEntry(bytes, view, at)
    total += entry.size
    if (total > limits.maxBytes) refuse('size')
    if (entry.size > 1024 * 1024 && entry.size > entry.packed.length * limits.maxRatio) refuse('ratio')
    entries.set(name, entry)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end-of-directory record; a comment of up to 65,535 bytes may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return refuse('directory')
}

/** The entry whose directory record begins at `at`. */
function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry {
  if ((view.getUint16(at + 8, true) & 1) !== 0) refuse('encrypted')
  const method = view.getUint16(at + 10, true)
  if (method !== 0 && method !== 8) refuse('method')
  const packedSize = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) refuse('directory')
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (from + packedSize > bytes.length) refuse('directory')
  return {
    packed: bytes.subarray(from, from + packedSize),
    method,
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
  }
}

function inflate({ packed, method, size, crc }: Entry): Uint8Array {
  const whole = method === 0 ? packed.slice() : inflateTo(size, packed)
  if (whole.length !== size) refuse('size')
  if (crc32(whole) !== crc) refuse('crc')
  return whole
}

/** Inflates in steps, so that data larger than its directory says is stopped and not believed. */
function inflateTo(size: number, packed: Uint8Array): Uint8Array {
  const whole = new Uint8Array(size)
  let filled = 0
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) refuse('size')
    whole.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += 16384) {
      stream.push(packed.subarray(at, at + 16384), at + 16384 >= packed.length)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('import.unreadable', { reason: 'data' }, { cause: error })
  }
  return whole.subarray(0, filled)
}
