import { pair, type Check } from './check.ts'

/** A forbidden rendering of a recognised term, not part of an accepted one. */
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
      for (const use of hit.forbidden) {
        yield {
          source: [{ start: hit.start, end: hit.end }],
          target: [{ start: use.start, end: use.end }],
          params: { target: pair.target.slice(use), expected: hit.en },
        }
      }
    }
  },
}
