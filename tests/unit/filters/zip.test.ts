import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppError } from '../../../core/errors.ts'
import { openZip, writeZip, zipLimits } from '../../../filters/zip.ts'
import { makeZip, unzip } from '../../builders/zip.ts'

const reason = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    expect((error as AppError).code).toBe('import.unreadable')
    return String((error as AppError).params.reason)
  }
}
const readAll =
  (bytes: Uint8Array, limits = zipLimits) =>
  () => {
    const zip = openZip(bytes, limits)
    return zip.names.map((name) => zip.read(name))
  }

test('what is written reads back, with an independent reader and our own', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-zà-ỹ]{1,6}(\/[a-z]{1,4})?$/), fc.uint8Array({ maxLength: 300 })),
      (files) => {
        const parts = Object.entries(files).map(([name, bytes]) => [`x${name}`, bytes] as const)
        const zip = writeZip(parts)
        expect(unzip(zip).map((entry) => [entry.name, Uint8Array.from(entry.bytes)])).toEqual(parts)
        const ours = openZip(zip)
        expect(ours.names.map((name) => [name, ours.read(name)])).toEqual(parts)
        expect(ours.read('missing')).toBeNull()
      },
    ),
  )
})

describe('an archive is refused', () => {
  const ok = 'nội dung'.repeat(50)
  test.each([
    ['crc', [['a', ok, { crc: 1 }]]],
    ['size', [['a', ok, { size: 10 }]]],
    ['size', [['a', ok, { size: 100_000 }]]],
    ['encrypted', [['a', ok, { flags: 1 }]]],
    ['method', [['a', ok, { method: 12 }]]],
    [
      'duplicate',
      [
        ['a', ok],
        ['a', ok],
      ],
    ],
    ['ratio', [['a', Buffer.alloc(3 * 1024 * 1024)]]],
    ['size', [['a', ok, { size: 0xffffffff }]]],
  ] as const)('for its %s', (expected, entries) => {
    expect(reason(readAll(makeZip(entries)))).toBe(expected)
  })

  test('for more entries or bytes than the limits', () => {
    const zip = makeZip([
      ['a', ok],
      ['b', ok],
      ['c', ok],
    ])
    expect(reason(readAll(zip, { ...zipLimits, maxEntries: 2 }))).toBe('entries')
    expect(reason(readAll(zip, { ...zipLimits, maxBytes: 500 }))).toBe('size')
    expect(reason(readAll(zip))).toBe('none')
  })

  test('when it is cut short or changed anywhere: never a crash, never wrong bytes', () => {
    const zip = makeZip([
      ['a', ok],
      ['b', 'khác'],
    ])
    const whole = readAll(zip)()
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(254), fc.boolean(), (index, change, cut) => {
        const bad = cut
          ? zip.subarray(0, index)
          : Uint8Array.from(zip, (byte, i) => (i === index ? (byte + change + 1) % 256 : byte))
        let read: unknown
        const why = reason(() => (read = readAll(bad)()))
        // A changed name or time may pass; contents never do.
        if (why === 'none') expect(read === undefined || whole.slice(0, (read as unknown[]).length)).toEqual(read)
      }),
      { numRuns: 2000 },
    )
  })

  test('a bomb is refused before it is inflated', () => {
    expect(reason(readAll(makeZip([['a', Buffer.alloc(100), { size: 190 * 1024 * 1024 }]])))).toBe('ratio')
  })
})
