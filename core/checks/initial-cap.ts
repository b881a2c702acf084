import { listMarker } from './labels.ts'
import { pair, type Check } from './check.ts'
import type { Side } from './side.ts'

/** iPhone, eGov, e-Government, m-payment. */
const BRAND = /^(?:\p{Ll}{1,2}\p{Lu}|\p{Ll}-\p{Lu})/u

/** The source starts with a capital, the target with a small letter. */
export const initialCap: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Spelling',
  examples: {
    ok: [
      pair('- mua sắm vật tư;', '- buy supplies;'),
      pair('Điện thoại iPhone mới', 'iPhone launched'),
      pair('25 hộ thoát nghèo', 'twenty-five households'),
    ],
    bad: [pair('Cuộc họp kết thúc.', 'the meeting ended.'), pair('a) Mua sắm', 'a) buying')],
  },
  *run(pair) {
    const source = firstLetter(pair.source)
    const target = firstLetter(pair.target)
    if (source === undefined || target === undefined) return
    const letter = pair.target.text.charAt(target)
    if (
      !/\p{Lu}/u.test(pair.source.text.charAt(source)) ||
      !/\p{Ll}/u.test(letter) ||
      BRAND.test(pair.target.text.slice(target, target + 4))
    )
      return
    const span = { start: target, end: target + 1 }
    yield { target: [span], fix: { ...span, text: letter.toUpperCase() } }
  },
}

/** Where the first letter stands if nothing but quotes, brackets, markup and a list marker is before it. */
function firstLetter(side: Side): number | undefined {
  let at = listMarker(side.text)?.end ?? 0
  for (const token of [...side.tokens, undefined]) {
    SKIP.lastIndex = at
    SKIP.test(side.text)
    at = SKIP.lastIndex
    if (!token || token.start > at) break
    if (token.start < at) continue
    if (token.kind === 'placeholder' || token.kind === 'link') return undefined
    if (token.kind !== 'tag') break
    at = token.end
  }
  return /\p{L}/u.test(side.text.charAt(at)) ? at : undefined
}

const SKIP = /[\s"'“‘«([*•…-]*/uy
