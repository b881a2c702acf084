import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Concept, Term } from '../../../glossary/concept.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'
import { entriesByConcept, patchTermIndex } from '../../../glossary/patch-index.ts'
import { PrioritisedConcepts } from '../../../glossary/prioritised.ts'
import { prioritised } from '../../../glossary/priority.ts'

/** Few words, so that concepts often share one. */
const vietnamese = fc.constantFrom('ban bí thư', 'Ban Bí thư', 'ban', 'bí thư', 'uỷ ban', 'ủy ban', 'ban uỷ ban')
const english = fc.constantFrom('board', 'Board', 'committee', 'secretary', 'secretariat')
const status = fc.constantFrom<Term['status']>('preferred', 'admitted', 'forbidden', 'superseded')
const term = (lang: Term['lang'], text: fc.Arbitrary<string>): fc.Arbitrary<Term> =>
  fc.record({ lang: fc.constant(lang), text, status, provisional: fc.constant(false) })
const concept = fc.record({
  place: fc.nat({ max: 8 }),
  pending: fc.boolean(),
  terms: fc
    .tuple(fc.array(term('vi', vietnamese), { minLength: 1, maxLength: 3 }), fc.array(term('en', english)))
    .map(([vi, en]) => [...vi, ...en]),
})
const step = fc.oneof(
  { weight: 3, arbitrary: concept.map((made) => ({ made, gone: null })) },
  { weight: 1, arbitrary: fc.nat({ max: 8 }).map((gone) => ({ made: null, gone })) },
)

const idOf = (place: number): string => `g/${place}`
function made({ place, pending, terms }: { place: number; pending: boolean; terms: Term[] }): Concept {
  const about = {
    partOfSpeech: 'noun',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold' as const,
  }
  return { id: idOf(place), ...about, ...(pending && { pending: true }), terms }
}

const text = 'Ban Bí thư và ủy ban, ban uỷ ban của bí thư; BAN.'

describe('concepts that change one by one', () => {
  test('are what all of them anew would be, and so are the hits of a patched index', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (rounds) => {
        const known = new Map<number, Concept>()
        const concepts = new PrioritisedConcepts()
        const index = buildTermIndex([], [])
        const entries = entriesByConcept(index)
        for (const round of rounds) {
          const changed = new Map<number, Concept>()
          const gone = new Set<number>()
          for (const one of round) {
            if (one.made) changed.set(one.made.place, made(one.made))
            else gone.add(one.gone)
          }
          for (const place of changed.keys()) gone.delete(place)
          for (const place of gone) known.delete(place)
          for (const [place, one] of changed) known.set(place, one)
          const ids = [...gone].map(idOf)
          const others = concepts.change(
            [...changed].map(([place, one]) => ({ place, concept: one })),
            ids,
          )
          expect(patchTermIndex(index, entries, others, ids)).toBe(true)
        }
        const inOrder = [...known].sort(([a], [b]) => a - b).map(([, one]) => one)
        const whole = prioritised(inOrder)
        const patched = [...concepts.all()].sort((a, b) => a.order - b.order).map((one) => one.concept)
        expect(patched).toEqual(whole)
        expect(findTerms(index, text)).toEqual(findTerms(buildTermIndex(whole, []), text))
      }),
    )
  })

  test('an index with too many entries that are no more asks to be made anew', () => {
    const one = made({
      place: 1,
      pending: false,
      terms: [{ lang: 'vi', text: 'ban', status: 'preferred', provisional: false }],
    })
    const index = buildTermIndex([one], [])
    const entries = entriesByConcept(index)
    let patched = 0
    while (patchTermIndex(index, entries, [{ concept: one, order: 1 }], [])) patched += 1
    expect(patched).toBeGreaterThan(1000)
  })
})
