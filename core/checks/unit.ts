import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** The same unit, or a right conversion (N8). */
export const unit: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Measurement format',
  examples: {
    ok: [
      pair('3 tạ thóc', '300 kg of paddy'),
      pair('Đường dài 8 km', 'The road is 8 kilometres long'),
      pair('Lấy 5 mẫu nước', 'Five water samples were taken'),
      pair('Đường dài 8 km', 'The road is 8 km (5 miles) long'),
    ],
    bad: [pair('9 km', '9 miles'), pair('4 mẫu ruộng', '4 acres of fields'), pair('3 tạ thóc', '30 kg of paddy')],
  },
  run: (pair) => valueFindings(pair, 'unit'),
}
