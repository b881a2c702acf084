import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** Both ends of a range. */
export const range: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('21-23/8', 'August 21-23'),
      pair('2016-2020', '2016–20'),
      pair('Cần 3-4 người.', 'Three or four people are needed.'),
      pair('từ 6 đến 9 ha', 'from 6 to 9 ha'),
    ],
    bad: [pair('2016-2020', '2016-2021'), pair('21-23/8', 'August 21-24'), pair('từ 6 đến 9 ha', 'from 6 to 19 ha')],
  },
  run: (pair) => valueFindings(pair, 'range'),
}
