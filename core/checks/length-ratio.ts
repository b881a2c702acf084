import { pair, type Check } from './check.ts'

/** Sources shorter than this are not judged. */
const LONG_ENOUGH = 30
/** Characters an abbreviation stands for: HĐND as Hội đồng nhân dân. */
const ABBREVIATION = 17

/** A target much shorter or longer than usual (1.0 to 1.4 times the source). */
export const lengthRatio: Check = {
  severity: 'minor',
  mqm: 'Accuracy > Omission',
  examples: {
    ok: [
      pair('MTTQ', 'Vietnam Fatherland Front'),
      pair(
        'Hội nghị bàn nhiều việc quan trọng của huyện.',
        'The conference discussed many matters important to the district.',
      ),
    ],
    bad: [
      pair('Hội nghị bàn nhiều việc quan trọng của huyện và các xã miền núi.', 'The conference.'),
      pair(
        'Hội nghị bàn nhiều việc của huyện.',
        'The conference, held in the district hall and attended by many people from near and far, discussed a great many matters.',
      ),
    ],
  },
  *run(pair) {
    const source = pair.source.text.trim()
    const target = pair.target.text.trim()
    if (source.length < LONG_ENOUGH || pair.isUntranslated) return
    const ratio = target.length / source.length
    if (ratio >= 0.5 && (ratio <= 2.5 || target.length / expanded(source) <= 2.5)) return
    yield { params: { ratio: Math.round(ratio * 10) / 10 } }
  },
}

/** The length with abbreviations written out; in capital headings there is no telling. */
function expanded(source: string): number {
  if (source.toUpperCase() === source) return source.length
  const capitals = source.match(/(?<![\p{L}\p{M}])\p{Lu}[\p{Lu}&-]{1,7}(?![\p{L}\p{M}])/gu) ?? []
  return capitals.reduce((sum, word) => sum + Math.max(0, ABBREVIATION - word.length), source.length)
}
