import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** Ordinals and Roman numerals by value; weekdays count as days (N9). */
export const ordinal: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('Thứ hai, cần vốn.', 'Second, capital is needed.'),
      pair('chiều thứ Tư', 'Wednesday afternoon'),
      pair('Đại hội lần thứ XI', 'The 11th Congress'),
      pair('quý II/2019', 'the second quarter of 2019'),
    ],
    bad: [
      pair('khóa IX', 'the 8th tenure'),
      pair('quý II', 'the third quarter'),
      pair('chiều thứ Tư', 'Tuesday afternoon'),
    ],
  },
  run: (pair) => valueFindings(pair, 'ordinal'),
}
