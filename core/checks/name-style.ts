import { pair, type Check, type Found } from './check.ts'
import type { NameChoice } from './context.ts'
import { choicesOf, type Choice } from './name-choices.ts'

/** One choice per document: marks of names kept or dropped, Vietnam or Viet Nam, Hanoi or Ha Noi, the short form of Ho Chi Minh City. */
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
      const before = pair.context.choice(choice.kind) ?? first.get(choice.kind)?.value
      if (before === undefined) first.set(choice.kind, choice)
      else if (!agree(choice, before)) yield found(choice, before)
    }
  },
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
