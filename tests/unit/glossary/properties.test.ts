import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'
import { selectCandidates, type Candidate } from '../../../glossary/selection.ts'
import { TokenTrie } from '../../../glossary/trie.ts'
import { concept } from './terms.ts'

const syllable = fc.constantFrom('bí', 'thư', 'đảng', 'ủy', 'Ủy', 'sở', 'xã', 'hội', '05', ',', '-', 'TW')
const phrase = fc.array(syllable, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))

test('hits lie inside the NFC text, in order, apart from each other, and say what stands there', () => {
  fc.assert(
    fc.property(
      fc.array(phrase, { maxLength: 12 }),
      fc.array(phrase, { maxLength: 6 }),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.oneof(syllable, fc.constantFrom('\n', '\u200b', '😀', '.')), { maxLength: 40 })
          .map((parts) => parts.join(' ')),
      ),
      (terms, words, text) => {
        const index = buildTermIndex(
          terms.map((term) => concept(term)),
          words.map((word) => ({ word, protects: [] })),
        )
        const nfc = text.normalize('NFC')
        let last = 0
        for (const hit of findTerms(index, text)) {
          expect(hit.start).toBeGreaterThanOrEqual(last)
          expect(hit.end).toBeGreaterThan(hit.start)
          expect(hit.end).toBeLessThanOrEqual(nfc.length)
          expect(nfc.slice(hit.start, hit.end)).not.toMatch(/^\s|\s$/)
          expect(terms).toContain(hit.vi)
          last = hit.end
        }
      },
    ),
  )
})

test('every entry is found in itself, without competitors', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('bí', 'thư', 'đảng', 'ủy', 'TW'), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.join(' ')
      expect(findTerms(buildTermIndex([concept(text)], []), `(${text})`)).toMatchObject([
        { start: 1, end: text.length + 1 },
      ])
    }),
  )
})

/** All non-overlapping sets, best first by W3.4: coverage, fewer terms, then leftmost longest. */
function bestByTrying(candidates: Candidate[]): Candidate[] {
  const sets: Candidate[][] = [[]]
  for (const candidate of candidates.toSorted((a, b) => a.from - b.from)) {
    for (const set of [...sets]) {
      if ((set.at(-1)?.to ?? 0) <= candidate.from) sets.push([...set, candidate])
    }
  }
  const cover = (set: Candidate[]): number => set.reduce((sum, candidate) => sum + candidate.syllables, 0)
  const leftmostLongest = (a: Candidate[], b: Candidate[]): number => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const [x, y] = [a[i], b[i]]
      if (x && y && (x.from !== y.from || x.to !== y.to)) return x.from - y.from || y.to - x.to
    }
    return 0
  }
  return sets.sort((a, b) => cover(b) - cover(a) || a.length - b.length || leftmostLongest(a, b))[0] ?? []
}

test('W3.4 the selection is the best of all sets', () => {
  const candidate = fc
    .tuple(fc.nat(8), fc.integer({ min: 1, max: 4 }))
    .map(([from, length]): Candidate => ({ from, to: from + length, syllables: length, entry: 0 }))
  fc.assert(
    fc.property(
      fc.uniqueArray(candidate, { maxLength: 9, selector: ({ from, to }) => `${from}-${to}` }),
      (candidates) => {
        const spans = (set: Candidate[]): string[] => set.map(({ from, to }) => `${from}-${to}`)
        expect(spans(selectCandidates(candidates, 12))).toEqual(spans(bestByTrying(candidates)))
      },
    ),
  )
})

test('the trie holds what was put in, and nothing else', () => {
  const keys = fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }), { maxLength: 300 })
  fc.assert(
    fc.property(keys, fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }), (added, asked) => {
      const trie = new TokenTrie()
      added.forEach((labels, value) => trie.add(labels, value))
      let node = TokenTrie.root
      for (const label of asked) if (node !== -1) node = trie.child(node, label)
      const expected = added.flatMap((labels, value) => (labels.join() === asked.join() ? [value] : []))
      expect(node === -1 ? [] : trie.valuesAt(node)).toEqual(expected)
    }),
  )
})

test('the trie grows to many entries', () => {
  const trie = new TokenTrie()
  for (let n = 0; n < 50_000; n++) trie.add([n, n % 7, n % 11], n)
  for (let n = 0; n < 50_000; n += 997) {
    const leaf = trie.child(trie.child(trie.child(TokenTrie.root, n), n % 7), n % 11)
    expect(trie.valuesAt(leaf)).toEqual([n])
  }
})
