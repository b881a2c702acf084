import { pair, type Check } from './check.ts'
import { hasNegative } from './negatives-en.ts'
import { negations } from './negatives-vi.ts'

/** A negation of the source needs a negative word, prefix or verb in the target. */
export const negation: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('không gian văn hóa', 'cultural space'),
      pair('Nhà máy chưa vận hành.', 'The plant has yet to operate.'),
      pair('Cầu chưa xong.', 'The bridge is unfinished.'),
      pair('Việc đã xong chưa?', 'Is it done?'),
      pair('Không những đẹp mà còn rẻ.', 'Pretty and cheap.'),
      pair('Đội thiếu niên tiền phong', 'Young Pioneers'),
    ],
    bad: [
      pair('Nhà máy chưa vận hành.', 'The plant operates.'),
      pair('Cấm câu cá.', 'Fishing is permitted.'),
      pair('Lớp thiếu giáo viên.', 'The class has teachers.'),
    ],
  },
  *run(pair) {
    const found = negations(pair.source.text)
    if (found.length > 0 && !hasNegative(pair.target.text)) yield { source: found }
  },
}
