import type { Style } from '../language/meaning/style.ts'
import { pair, type Check, type Found } from './check.ts'
import type { NameChoice } from './context.ts'
import { choicesOf, type Choice } from './name-choices.ts'

/**
 * One choice per document: marks of names kept or dropped, Vietnam or Viet Nam,
 * Hanoi or Ha Noi, the short form of Ho Chi Minh City. P4 and P5 let a document
 * choose; a project that has chosen otherwise than the defaults ("Viet Nam",
 * marks kept) has chosen for all its documents.
 */
export const nameStyle: Check = {
  severity: 'minor',
  mqm: 'Style > Inconsistent style',
  context: true,
  examples: {
    ok: [
      pair('Đoàn Việt Nam thắng.', 'The Vietnamese team won.', ['Việt Nam hội nhập.', 'Viet Nam integrates.']),
      pair('TP HCM mưa.', 'It rains in HCM City.', ['TP Hồ Chí Minh', 'Ho Chi Minh City']),
    ],
    bad: [
      pair('Việt Nam thắng.', 'Viet Nam won.', ['Việt Nam hội nhập.', 'Vietnam integrates.']),
      pair('Ông Lê Văn Tám nói.', 'Mr. Lê Văn Tám said.', ['Ông Trần Văn Ơn đến.', 'Mr. Tran Van On came.']),
    ],
  },
  *run(pair) {
    const first = new Map<NameChoice, Choice>()
    for (const choice of choicesOf(pair)) {
      const before =
        ofProject(choice.kind, pair.style) ?? pair.context.choice(choice.kind) ?? first.get(choice.kind)?.value
      if (before === undefined) first.set(choice.kind, choice)
      else if (!agree(choice, before)) yield found(choice, before)
    }
  },
}

/** What the project demands, where it is not the default. */
function ofProject(kind: NameChoice, style: Style): string | undefined {
  if (kind === 'diacritics') return style.names === 'kept' ? 'kept' : undefined
  if (style.country !== 'Viet Nam') return undefined
  return kind === 'country' ? 'Viet Nam' : kind === 'capital' ? 'Ha Noi' : undefined
}

/** The short form may follow the long one. */
const agree = ({ value }: Choice, before: string): boolean =>
  value === before || (before === 'Ho Chi Minh City' && value !== before)

function found({ kind, value, forms, start, end }: Choice, before: string): Found {
  const span = { start, end }
  const expected = forms?.[before] ?? before
  const isPlain = kind !== 'city'
  return {
    target: [span],
    params: { target: forms?.[value] ?? value, expected },
    ...(isPlain && { fix: { ...span, text: expected } }),
  }
}
