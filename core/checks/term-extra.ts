import { pair, type Check } from './check.ts'

/** English of a named body, title, person or document whose Vietnamese is not in the source. */
export const termExtra: Check = {
  severity: 'major',
  mqm: 'Accuracy > Addition',
  examples: {
    ok: [
      pair('BCH TW họp.', 'The Party Central Committee met.'),
      pair('Người dặn cán bộ.', 'President Ho Chi Minh reminded officials.'),
    ],
    bad: [
      pair('Đại diện huyện phát biểu.', 'The Deputy Prime Minister spoke.'),
      pair('Lễ hội do xã tổ chức.', 'The festival was held by the Politburo.'),
    ],
  },
  *run(pair) {
    for (const extra of pair.terms.extras) {
      if (extra.person && PRONOUN.test(pair.source.text)) continue
      const span = { start: extra.start, end: extra.end }
      yield { target: [span], params: { source: extra.vi, target: pair.target.slice(span) } }
    }
  },
}

/** What may stand for a person named in the same paragraph (H5). */
const PRONOUN =
  /(?<![\p{L}\p{M}])(?:Bác|Người|ông|bà|anh|chị|đồng chí|Ông|Bà|Anh|Chị|Đồng chí|vị lãnh tụ|lãnh tụ)(?![\p{L}\p{M}])/u
