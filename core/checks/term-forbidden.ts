import { pair, type Check } from './check.ts'
import { isForeign } from './elsewhere.ts'

/**
 * A forbidden rendering of a recognised term, not part of an accepted one; or
 * one that was right at another time than the document's (minor).
 */
export const termForbidden: Check = {
  severity: 'major',
  mqm: 'Terminology > Wrong term',
  examples: {
    ok: [
      pair('Chỉ thị và hướng dẫn của tỉnh', 'The provincial directive and instructions'),
      pair('một khối đá', 'a block of stone'),
    ],
    bad: [
      pair('Ban hành Pháp lệnh mới', 'Issuing a new legal order'),
      pair('Đảng ủy Khối Doanh nghiệp tỉnh', 'The provincial Enterprise Block Party Committee'),
    ],
  },
  *run(pair) {
    for (const hit of pair.terms.hits) {
      if (hit.tentative || isForeign(pair, hit)) continue
      const source = [{ start: hit.start, end: hit.end }]
      for (const use of hit.forbidden) {
        const params = { target: pair.target.slice(use), expected: hit.en }
        yield { source, target: [{ start: use.start, end: use.end }], params }
      }
      for (const use of hit.superseded) {
        // i18next chooses the words by `context`: `message_superseded`, `message_lapsed`.
        const context = use.successor === '' ? 'lapsed' : 'superseded'
        const params = { context, target: pair.target.slice(use), expected: use.successor }
        yield { source, target: [{ start: use.start, end: use.end }], params, severity: 'minor' }
      }
    }
  },
}
