import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sortKey } from '../../../core/language/sort-key.ts'

/** As the database compares text: byte by byte in UTF-8. */
const byKey = (a: string, b: string): number => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)))

/** In dictionary order: letters first, then tones, syllable by syllable. */
const dictionary = [
  'a',
  'ba',
  'ba hoa',
  'bà con',
  'bả',
  'bã',
  'bá',
  'bạ',
  'ban',
  'Ban Bí thư',
  'bản',
  'bạn',
  'băn khoăn',
  'bân',
  'da',
  'dương',
  'đa',
  'Đảng',
  'đi',
  'e',
  'ê',
  'om',
  'ông',
  'ơn',
  'u',
  'ưu',
  'ý',
]

test('Vietnamese words sort as in a dictionary, however they were shuffled and composed', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(dictionary), fc.boolean(), (words, decomposed) => {
      const given = decomposed ? words.map((word) => word.normalize('NFD')) : words
      const sorted = given.toSorted(byKey).map((word) => word.normalize('NFC'))
      expect(sorted).toEqual(dictionary.filter((word) => words.includes(word)))
    }),
  )
})
