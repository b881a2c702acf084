import { bagDifference } from './bags.ts'
import { pair, type Check } from './check.ts'
import type { Side } from './side.ts'

/** URLs and addresses are copied; the host's capitals and a final full stop do not count. */
export const urlEmail: Check = {
  severity: 'major',
  mqm: 'Design and markup > Link/cross-reference',
  examples: {
    ok: [
      pair('xem NGHEAN.gov.vn.', 'see nghean.gov.vn.'),
      pair('Gửi về toasoan@baonghean.vn', 'Write to toasoan@baonghean.vn'),
    ],
    bad: [
      pair('https://nghean.gov.vn/tin1', 'https://nghean.gov.vn/tinl'),
      pair('Gửi về toasoan@baonghean.vn.', 'Write to toasoan@baonghean.'),
    ],
  },
  *run(pair) {
    const { missing, surplus } = bagDifference(linksOf(pair.source), linksOf(pair.target))
    const [from, to] = [missing[0], surplus[0]]
    if (from && to && missing.length === 1 && surplus.length === 1) {
      yield { source: [from], target: [to], fix: { start: to.start, end: to.end, text: pair.source.slice(from) } }
      return
    }
    for (const link of missing) yield { source: [link], params: { target: '–' } }
    for (const link of surplus) yield { target: [link], params: { source: '–' } }
  },
}

const linksOf = (side: Side) => side.tokens.filter((token) => token.kind === 'link')
