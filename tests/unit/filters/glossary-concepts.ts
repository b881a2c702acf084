import fc from 'fast-check'
import type { Concept, Term } from '../../../glossary/concept.ts'

/** Pieces of text that break careless writers of tables and markup; all that XML can hold. */
const pieces = [
  'Đảng ủy Khối',
  'Chỉ thị',
  'Party Committee',
  '=1+1',
  '+84',
  '-x',
  '@SUM(A1)',
  "'",
  "'=2",
  '"',
  '""',
  ';',
  '\\',
  '\\;',
  ',',
  '\t',
  '|',
  '<b>&amp;</b>',
  ']]>',
  '<!--',
  '&#10;',
  '_x000D_',
  '_x005F_',
  'songngu:{"a":1}',
  '[{"lang":"en"}]',
  '🙏🇻🇳',
  '  ',
  ' ',
  '1.000.000',
  '12/03/2025',
  'TRUE',
  'a; b',
]
const breaks = ['\n', '\r\n', '\n\t\t', '\n\n  ']

const joined = (from: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('').normalize('NFC'))
const line = joined(pieces).map((text) => text.trim() || 'x')
const maybe = fc.oneof(fc.constant(''), line)
const prose = fc.oneof(fc.constant(''), joined([...pieces, ...breaks]))
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })

/** Without fields that are undefined or an empty optional text, as values of the contract are. */
function clean<T extends object>(value: T, optionalTexts: readonly string[] = []): T {
  return Object.fromEntries(
    Object.entries(value).filter(([key, each]) => each !== undefined && !(each === '' && optionalTexts.includes(key))),
  ) as T
}

const authority = fc
  .record({ source: line, decision: optional(line), date: optional(day), approvedBy: optional(line) })
  .map((value) => clean(value))

const term: fc.Arbitrary<Term> = fc
  .record({
    lang: fc.constantFrom('vi' as const, 'en' as const),
    text: line,
    status: fc.constantFrom('preferred' as const, 'admitted' as const, 'superseded' as const, 'forbidden' as const),
    provisional: fc.boolean(),
    type: optional(fc.constantFrom('full' as const, 'abbreviation' as const, 'variant' as const)),
    note: optional(prose),
    example: optional(prose),
    authority: optional(authority),
    validFrom: optional(day),
    validTo: optional(day),
  })
  .map((value) => clean(value, ['note', 'example']))

const id = fc.oneof(
  fc.uuid(),
  fc.constantFrom('VE001', 'sn.1', '1', 'khái niệm', 'a b', '=x', 'c"<', 'concept/2'),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text === text.trim() && !/\p{Cc}/u.test(text)),
)

const concept: fc.Arbitrary<Concept> = fc
  .record({
    id,
    partOfSpeech: fc.oneof(fc.constantFrom('', 'noun', 'verb', 'proper noun', 'title', 'other'), line),
    domain: maybe,
    definition: prose,
    note: prose,
    confidence: fc.oneof(fc.constantFrom('', 'high', 'low'), line),
    caseRule: fc.constantFrom('fold' as const, 'cap' as const, 'low' as const),
    successor: optional(id),
    link: optional(fc.constantFrom('https://chinhphu.vn/a?b=1&c=%C4%91', 'https://example.org/', 'https://a.vn/"x')),
    validFrom: optional(day),
    validTo: optional(day),
    terms: fc.uniqueArray(term, { minLength: 1, maxLength: 6, selector: ({ lang, text }) => `${lang} ${text}` }),
  })
  .map((value) => clean(value))

/** Term bases as they may stand in the store: ids and terms none twice; successors sometimes of the same glossary. */
export const glossaries = fc.uniqueArray(concept, { maxLength: 5, selector: (each) => each.id }).chain((concepts) =>
  fc.array(fc.nat({ max: 9 }), { minLength: concepts.length, maxLength: concepts.length }).map((picks) =>
    concepts.map((each, index) => {
      const other = concepts[picks[index] ?? 0]
      return other ? { ...each, successor: other.id } : each
    }),
  ),
)

/** What every format must give back of it. */
export function draftsOf(concepts: readonly Concept[]): { id: string; draft: Omit<Concept, 'id' | 'pending'> }[] {
  return concepts.map(({ id, pending: _pending, ...draft }) => ({ id, draft }))
}

/** A concept that uses every field. */
export const fullConcept: Concept = {
  id: '0191f0de-7c3a-7b01-9d55-1c2f3a4b5c6d',
  partOfSpeech: 'proper noun',
  domain: 'party',
  definition: 'The Party body that led the central agencies.\nDissolved in 2025.',
  note: 'Not to be confused with “khối” in general; see also “Đảng ủy các cơ quan”.',
  confidence: 'high',
  caseRule: 'cap',
  successor: 'VE002',
  link: 'https://dangcongsan.org.vn/',
  validFrom: '2007-04-11',
  validTo: '2025-02-02',
  terms: [
    { lang: 'vi', text: 'Đảng ủy Khối các cơ quan Trung ương', status: 'preferred', provisional: false, type: 'full' },
    { lang: 'vi', text: 'ĐUK', status: 'admitted', provisional: false, type: 'abbreviation' },
    { lang: 'vi', text: 'Đảng uỷ Khối', status: 'superseded', provisional: false, note: 'Spelling before 2018.' },
    {
      lang: 'en',
      text: 'Party Committee of the Central Agencies’ Bloc',
      status: 'preferred',
      provisional: false,
      example: 'The Party Committee of the Central Agencies’ Bloc met on Monday.',
      authority: {
        source: 'Decision No. 98-QĐ/TW',
        decision: 'Term list 2008; part 3',
        date: '2008-01-15',
        approvedBy: 'Nguyễn Văn A',
      },
      validFrom: '2007-04-11',
      validTo: '2025-02-02',
    },
    { lang: 'en', text: 'Bloc Party Committee', status: 'admitted', provisional: true, type: 'variant' },
    { lang: 'en', text: '=Bloc Committee; old', status: 'superseded', provisional: false },
    { lang: 'en', text: 'Block Party', status: 'forbidden', provisional: false, note: 'Means a street party.' },
  ],
}

export const successor: Concept = {
  id: 'VE002',
  partOfSpeech: 'noun',
  domain: 'party',
  definition: '',
  note: '',
  confidence: '',
  caseRule: 'fold',
  terms: [
    { lang: 'vi', text: 'Đảng ủy các cơ quan Đảng Trung ương', status: 'preferred', provisional: false },
    { lang: 'en', text: 'Party Committee of Central Party Agencies', status: 'preferred', provisional: false },
  ],
}
