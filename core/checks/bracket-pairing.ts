import { pair, type Check } from './check.ts'
import type { Side } from './side.ts'

const PARTNER: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
/** a) 1) iv) before an item. */
const LABEL = /(?:^|[\s(;,:])(?:\p{N}{1,3}|[\p{L}]|[ivx]{1,5})$/iu

/** Brackets unbalanced or crossed in the target, unless they are so in the source. */
export const bracketPairing: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [
      pair('a) Nhân sự', 'a) Personnel'),
      pair('(đợt 2)', '(phase 2)'),
      pair('gồm 1) vốn, 2) đất', 'namely 1) capital, 2) land'),
    ],
    bad: [pair('(đợt 2)', '(phase 2'), pair('xem [1]', 'see [1)'), pair('(a [b] c)', '(a [b) c]')],
  },
  *run(pair) {
    const target = unpaired(pair.target)
    if (target.length === 0) return
    const source = unpaired(pair.source).map((at) => pair.source.text.charAt(at))
    for (const at of target) {
      const mark = pair.target.text.charAt(at)
      if (!source.includes(mark)) yield { target: [{ start: at, end: at + 1 }], params: { target: mark } }
    }
  },
}

function unpaired(side: Side): number[] {
  const { text } = side
  if (!/[()[\]{}]/.test(text)) return []
  const stack: { mark: string; at: number }[] = []
  const alone: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    if (mark === '(' || mark === '[' || mark === '{') stack.push({ mark, at })
    const partner = PARTNER[mark]
    if (partner === undefined) continue
    if (stack.at(-1)?.mark === partner) stack.pop()
    else if (!(mark === ')' && LABEL.test(text.slice(Math.max(0, at - 8), at)))) alone.push(at)
  }
  return [...alone, ...stack.map(({ at }) => at)].sort((a, b) => a - b)
}
