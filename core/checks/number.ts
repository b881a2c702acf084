import { pair, type Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/** The numbers of both sides, as values, not strings. */
export const number: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('Trường có 24 lớp, 1.105 học sinh.', 'The school has 24 classes and 1,105 pupils.'),
      pair('Đợt tập huấn 3 ngày', 'A three-day training course'),
      pair('Hai xã và chín thôn đạt chuẩn.', 'Two communes and nine hamlets met the standards.'),
      pair('Phong trào đi qua 20 năm.', 'The movement has lasted two decades.'),
      pair('Là một huyện nghèo, Kỳ Sơn cần vốn.', 'As a poor district, Ky Son needs capital.'),
    ],
    bad: [
      pair('Trường có 24 lớp.', 'The school has 42 classes.'),
      pair('Thu 4.250 kg rác.', '4.25 kg of rubbish was collected.'),
      pair('Có 12 hộ và 7 doanh nghiệp.', 'There are 12 households and some businesses.'),
      pair('Đoàn gồm các nhà báo.', 'The delegation consists of 15 journalists.'),
    ],
  },
  run: (pair) => valueFindings(pair, 'number'),
}
