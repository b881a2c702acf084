import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AppError } from '../../core/errors.ts'
import { inlineText } from '../../core/model/inline.ts'
import type { DocumentFilter, Extraction } from '../../filters/filter.ts'

export interface FilterSample {
  /** Files of the format by name: what people really have. */
  files: Record<string, Uint8Array>
  /** Any file of the format. */
  anyFile: fc.Arbitrary<Uint8Array>
  /** Any text that a unit may be given. */
  anyUnit: fc.Arbitrary<string>
}

/** What every document filter keeps (filters/filter.ts). A format joins by one call. */
export function describeFilter(filter: DocumentFilter, sample: FilterSample): void {
  const fileName = `a.${filter.extensions[0] ?? ''}`
  const merged = (extraction: Extraction): Uint8Array | undefined =>
    filter.merge?.(
      extraction.skeleton,
      extraction.units.map((unit) => unit.text),
    )

  describe(`filter ${filter.id}`, () => {
    test.each(Object.entries(sample.files))('%s is recognised and comes back byte for byte', (_, bytes) => {
      expect(filter.recognises(bytes, fileName)).toBeGreaterThan(0)
      const extraction = filter.extract(bytes)
      expect(extraction.units.length).toBeGreaterThan(0)
      if (filter.merge) expect(merged(extraction)).toEqual(bytes)
    })

    test('any file comes back byte for byte, and its units are visible text in NFC', () => {
      fc.assert(
        fc.property(sample.anyFile, (bytes) => {
          const extraction = filter.extract(bytes)
          for (const { text } of extraction.units) {
            const plain = inlineText(text)
            expect(plain.trim()).not.toBe('')
            expect(plain).toBe(plain.normalize('NFC'))
            expect(plain).not.toMatch(/[\n\r\u0085\u2028\u2029]/)
          }
          if (filter.merge) expect(Buffer.compare(merged(extraction) ?? bytes, bytes)).toBe(0)
        }),
        { numRuns: 300 },
      )
    })

    test('a merge reads as the units it was given', () => {
      fc.assert(
        fc.property(sample.anyFile, fc.infiniteStream(sample.anyUnit), (bytes, texts) => {
          const { units, skeleton } = filter.extract(bytes)
          const given = units.map(() => texts.next().value ?? '')
          if (!filter.merge) return
          expect(filter.extract(filter.merge(skeleton, given)).units.map((unit) => unit.text)).toEqual(given)
        }),
        { numRuns: 200 },
      )
    })

    test('any bytes are read or refused with a reason, never crash', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          try {
            filter.extract(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
            expect((error as AppError).code).toMatch(/^import\./)
          }
        }),
        { numRuns: 1000 },
      )
    })

    test('reading leaves the bytes alone and is repeatable', () => {
      for (const bytes of Object.values(sample.files)) {
        const copy = bytes.slice()
        expect(filter.extract(bytes)).toEqual(filter.extract(copy))
        expect(bytes).toEqual(copy)
      }
    })
  })
}
