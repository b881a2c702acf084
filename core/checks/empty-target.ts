import { pair, type Check } from './check.ts'

/** Nothing visible in the target though the source has words. */
export const emptyTarget: Check = {
  severity: 'critical',
  mqm: 'Accuracy > Omission',
  untranslated: true,
  examples: {
    ok: [pair('* * *', ''), pair('—', ' '), pair('Kết luận', 'Conclusion')],
    bad: [pair('Kết luận', ''), pair('Kết luận', ' \u200b')],
  },
  *run(pair) {
    if (pair.isUntranslated && /\p{L}/u.test(pair.source.text)) yield {}
  },
}
