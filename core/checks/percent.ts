import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** Percentages keep value and kind; points are not per cent (N5). */
export const percent: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('Che phủ rừng 57,3%', 'Forest cover: 57.3 per cent'),
      pair('Giảm 2 điểm phần trăm', 'Down two percentage points'),
      pair('100% hộ có điện.', 'All households have electricity.'),
    ],
    bad: [
      pair('Che phủ rừng 57,3%', 'Forest cover: 57.3'),
      pair('tăng 2 điểm phần trăm', 'up 2%'),
      pair('Đạt 81% kế hoạch.', '18% of the plan was met.'),
    ],
  },
  run: (pair) => valueFindings(pair, 'percent'),
}
