import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * A zip reader and writer for tests that shares no code with filters/zip.ts.
 * The reader walks the local headers and checks them against the directory.
 */
export interface ZipEntry {
  name: string
  bytes: Buffer
  time: number
}

export function unzip(zip: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(zip)
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('no end of directory')
  const entries: ZipEntry[] = []
  let local = 0
  let at = buffer.readUInt32LE(end + 16)
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => buffer.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    if (buffer.readUInt32LE(at + 42) !== local) throw new Error('a gap between entries')
    const packed = buffer.readUInt32LE(at + 20)
    const data = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    if (buffer.toString('utf8', local + 30, local + 30 + nameLength) !== name) throw new Error(`two names: ${name}`)
    const raw = buffer.subarray(data, data + packed)
    const bytes = buffer.readUInt16LE(at + 10) === 8 ? inflateRawSync(raw) : raw
    if (bytes.length !== buffer.readUInt32LE(at + 24)) throw new Error(`size of ${name}`)
    if (crc32(bytes) !== buffer.readUInt32LE(at + 16)) throw new Error(`CRC of ${name}`)
    entries.push({ name, bytes, time: buffer.readUInt32LE(at + 12) })
    local = data + packed
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** What a hostile archive may lie about. */
export interface ZipLie {
  size?: number
  crc?: number
  flags?: number
  method?: number
}

export function makeZip(
  entries: readonly (readonly [name: string, content: string | Buffer, lie?: ZipLie])[],
): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content, lie = {}] of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(lie.flags ?? 0, 2)
    common.writeUInt16LE(lie.method ?? 8, 4)
    common.writeUInt32LE(lie.crc ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(lie.size ?? bytes.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Uint8Array.from(Buffer.concat([...locals, index, end]))
}
