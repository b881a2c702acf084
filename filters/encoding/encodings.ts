import iconv from 'iconv-lite'
import type { LegacyEncodingId } from '../../core/api.ts'
import { bytesOf } from './latin.ts'
import { decodeTcvn3 } from './tcvn3.ts'
import { decodeVni } from './vni.ts'

export interface LegacyEncoding {
  id: LegacyEncodingId
  /** As people know it. */
  name: string
  /** Bytes, each as the character of the same number → text in NFC, U+FFFD for what has no meaning. */
  decode(latin: string): string
}

/** Encodings of rule E1; the first of two equal scores wins. */
export const legacyEncodings: readonly LegacyEncoding[] = [
  { id: 'tcvn3', name: 'TCVN3 (ABC)', decode: (latin) => decodeTcvn3(latin).normalize('NFC') },
  { id: 'vni', name: 'VNI', decode: decodeVni },
  { id: 'viscii', name: 'VISCII', decode: (latin) => iconv.decode(bytesOf(latin), 'viscii').normalize('NFC') },
  {
    id: 'windows-1258',
    name: 'windows-1258',
    decode: (latin) => iconv.decode(bytesOf(latin), 'windows1258').normalize('NFC'),
  },
  {
    id: 'utf-8-twice',
    name: 'UTF-8 → windows-1252',
    decode: (latin) => bytesOf(latin).toString('utf8').normalize('NFC'),
  },
]

export function encodingOf(id: LegacyEncodingId): LegacyEncoding {
  const found = legacyEncodings.find((encoding) => encoding.id === id)
  if (!found) throw new RangeError(id)
  return found
}
