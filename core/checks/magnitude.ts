import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** Words of magnitude: nghìn, vạn, triệu, tỷ, nghìn tỷ (N3). */
export const magnitude: Check = {
  severity: 'critical',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('1.700 tỷ đồng', '1.7 trillion VND'),
      pair('2,4 triệu lượt khách', '2,400,000 visitors'),
      pair('3 vạn cây giống', '30,000 saplings'),
      pair('2 tỷ rưỡi', '2.5 billion'),
    ],
    bad: [
      pair('650 tỷ đồng', '650 million VND'),
      pair('4 nghìn tỷ đồng', '4 billion VND'),
      pair('5 vạn dân', '5,000 inhabitants'),
    ],
  },
  run: (pair) => valueFindings(pair, 'magnitude'),
}
