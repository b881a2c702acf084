import { pair, type Check } from './check.ts'
import { targetKey } from './segment-keys.ts'
import type { Side } from './side.ts'

/** Equal sources – tone placement, i/y, case and spaces aside – translated differently in one document. */
export const sameSourceDiffTarget: Check = {
  severity: 'minor',
  mqm: 'Style > Inconsistent style',
  context: true,
  examples: {
    ok: [
      pair('Tổ chức cán bộ', 'Personnel', ['Tổ chức thi hành', 'Enforcement']),
      pair('Giải thưởng', 'Prizes', ['Giải thưởng', 'Prizes']),
    ],
    bad: [
      pair('Tổ chức thi hành', 'Organising enforcement', ['Tổ chức thi hành', 'Enforcement']),
      pair('Uỷ ban', 'Committee', ['Ủy ban', 'Commission']),
    ],
  },
  *run(pair) {
    const key = sourceKey(pair.source)
    if (key === '') return
    const earlier = pair.context.targetsOf(key)
    if (earlier.length === 0) return
    const mine = targetKey(pair.target.text)
    if (earlier.some(({ target }) => targetKey(target) === mine)) return
    yield { params: { source: pair.source.text.trim(), target: earlier[0]?.target.trim() ?? '' } }
  },
}

/** What makes two sources equal. */
export function sourceKey({ folded }: Side): string {
  return /\s\s|[\t\n\r\u00a0\u200b\u202f\ufeff]/.test(folded)
    ? folded.replace(/[\s\u200b\ufeff]+/gu, ' ').trim()
    : folded.trim()
}
