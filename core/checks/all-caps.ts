import { pair, type Check } from './check.ts'

/** The target in capitals, the source not. The reverse is fine. */
export const allCaps: Check = {
  severity: 'info',
  mqm: 'Style > Organizational style',
  examples: {
    ok: [
      pair('KẾ HOẠCH NĂM', 'Annual Plan'),
      pair('Tiếp ĐBQH', 'Receiving NA deputies'),
      pair('Thông tấn xã Việt Nam', 'VNA'),
    ],
    bad: [pair('Kế hoạch năm', 'ANNUAL PLAN')],
  },
  *run(pair) {
    const { text } = pair.target
    if (/\p{Ll}/u.test(text.replace(/<[^<>]*>/g, '')) || !/\p{Ll}/u.test(pair.source.text)) return
    const words = pair.target.words.filter(({ start }) => !pair.target.isOpaque(start))
    // Acronyms are short, and seldom come in sentences.
    if (words.some((word) => word.text.length >= 5 || (words.length >= 3 && word.text.length === 4)))
      yield { target: [{ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }] }
  },
}
