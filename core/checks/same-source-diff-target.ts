import { foldKey } from '../language/fold.ts'
import { pair, type Check } from './check.ts'
import { targetKey } from './segment-keys.ts'

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
    const key = sourceKey(pair.source.text)
    if (key === '') return
    const mine = targetKey(pair.target.text)
    const earlier = pair.context.targetsOf(key)
    if (earlier.length === 0 || earlier.some(({ target }) => targetKey(target) === mine)) return
    yield { params: { source: pair.source.text.trim(), target: earlier[0]?.target.trim() ?? '' } }
  },
}

/** What makes two sources equal. */
export function sourceKey(text: string): string {
  return foldKey(text)
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
}
