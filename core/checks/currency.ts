import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** A sum keeps its currency; a conversion may be added (N7). */
export const currency: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Currency format',
  examples: {
    ok: [
      pair('6 triệu đồng', '6 million dong (about US$250)'),
      pair('cánh đồng mẫu lớn', 'large-scale field'),
      pair('Có 5 đồng chí dự họp.', 'Five comrades attended.'),
      pair('Vốn vay 30 triệu USD', 'A loan of US$30 million'),
    ],
    bad: [pair('6 triệu đồng', 'US$6 million'), pair('Vốn vay 30 triệu USD', 'A loan of 30 million VND')],
  },
  run: (pair) => valueFindings(pair, 'currency'),
}
