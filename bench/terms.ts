import type { Concept } from '../glossary/concept.ts'
import { competitors } from '../glossary/data/competitors.gen.ts'
import { buildTermIndex, findTerms } from '../glossary/matcher.ts'
import { type Bench, type BenchRow, seeded, spread } from './bench.ts'

const SEED = 396
const SEGMENTS = 10_000

const ONSETS = [
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  'qu',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]
const RHYMES = [
  'ảng',
  'ội',
  'ình',
  'ủy',
  'ân',
  'ường',
  'iến',
  'oạch',
  'ý',
  'ang',
  'ết',
  'ưởng',
  'ông',
  'ập',
  'ai',
  'ền',
  'oà',
  'ơ',
]

interface Material {
  concepts: Concept[]
  texts: string[]
}

/** Terms of two to five syllables, and segments of some 25 syllables in which they occur. */
function material(size: number): Material {
  const random = seeded(SEED + size)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const syllables = ONSETS.flatMap((onset) => RHYMES.map((rhyme) => onset + rhyme))
  const terms = Array.from({ length: size }, () =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(syllables)).join(' '),
  )
  const texts = Array.from({ length: SEGMENTS }, () =>
    Array.from({ length: 7 }, () =>
      random() < 0.4 ? pick(terms) : `${pick(syllables)} ${pick(syllables)}, Năm 2018`,
    ).join(' '),
  )
  const concepts = terms.map((text, n): Concept => ({
    id: `G${n}`,
    partOfSpeech: 'noun',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold',
    terms: [{ lang: 'vi', text, status: 'preferred', provisional: false }],
  }))
  return { concepts, texts }
}

function timed<T>(work: () => T): [ms: number, result: T] {
  const start = performance.now()
  const result = work()
  return [performance.now() - start, result]
}

function measure(size: number, target: number, buildTarget: number): BenchRow[] {
  const { concepts, texts } = material(size)
  const [build, index] = timed(() => buildTermIndex(concepts, competitors))
  let hits = 0
  const runs = Array.from(
    { length: 5 },
    () => timed(() => texts.forEach((text) => (hits += findTerms(index, text).length)))[0],
  )
  const figures = spread(runs)
  const name = size.toLocaleString('en')
  return [
    {
      what: `build an index of ${name} terms`,
      median: build,
      unit: 'ms',
      target: `≤ ${buildTarget.toLocaleString('en')} ms`,
      reached: build <= buildTarget,
    },
    {
      what: `hits of ${name} terms over ${SEGMENTS.toLocaleString('en')} segments`,
      ...figures,
      unit: 'ms',
      target: `≤ ${target.toLocaleString('en')} ms`,
      reached: figures.median <= target,
      note: `${Math.round(hits / runs.length).toLocaleString('en')} hits; the first of the runs is cold`,
    },
  ]
}

export const bench: Bench = {
  name: 'terms',
  question: 'How long does it take to find the terms of a glossary in a long document?',
  seed: SEED,
  run: () => Promise.resolve([...measure(400, 300, 3000), ...measure(100_000, 1000, 3000)]),
}
