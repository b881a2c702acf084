import { randomFillSync } from 'node:crypto'

/** Random bytes fetched at once: asking for sixteen at a time takes ten times as long. */
const pool = Buffer.alloc(4096)
let used = pool.length

function random(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return Buffer.from(pool.subarray(used - length, used))
}

let lastTime = 0
let counter = 0

/**
 * A new UUID version 7 (RFC 9562 §5.7, method 1): 48 bits of milliseconds, a
 * 12-bit counter that keeps ids of one millisecond in order, 62 random bits.
 */
export function newId(now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now
    counter = random(1)[0] ?? 0
  } else if (++counter > 0xfff) {
    // More than 4,095 ids in a millisecond: borrow from the next, as the RFC allows.
    lastTime++
    counter = 0
  }
  const bytes = random(16)
  bytes.writeUIntBE(lastTime, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
