import { pair, type Check, type Fix } from './check.ts'
import { quotesOf } from './quotes.ts'

/** Quotation marks without a partner in the target, unless the source lacks the same one. */
export const quotePairing: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [
      pair('quyền của công nhân', "workers' rights"),
      pair('“Lá lành đùm lá rách…', '“The whole leaves wrap the torn ones…'),
      pair('Ống 5 inch', 'A 5" pipe'),
      pair('những năm 90', "the '90s"),
    ],
    bad: [
      pair('“Ăn quả nhớ kẻ trồng cây”', '“When eating the fruit, remember who planted the tree'),
      pair('Giải “Búa liềm vàng”', 'The "Golden Hammer and Sickle prize'),
    ],
  },
  *run(pair) {
    const target = quotesOf(pair.target.text)
    const source = quotesOf(pair.source.text)
    const open = source.open.length > 0 ? [] : target.open
    const close = source.close.length > 0 ? [] : target.close
    // Straight marks do not tell which end is missing.
    const known = source.open.length + source.close.length > 0
    for (const at of [...open, ...close]) {
      if (known && pair.target.text.charAt(at) === '"') continue
      const span = { start: at, end: at + 1 }
      const fix =
        target.spans.length === 0 && open.length + close.length === 1
          ? wholeQuotation(pair.source.text, pair.target.text, at)
          : undefined
      yield { target: [span], params: { target: pair.target.text.charAt(at) }, ...(fix && { fix }) }
    }
  },
}

/** Sure where the whole source is one quotation: the missing mark goes to the other end. */
function wholeQuotation(source: string, target: string, at: number): Fix | undefined {
  const inner = /^[“"](?<body>[^“”"]+)[”"]$/u.exec(source.trim())
  if (!inner) return undefined
  const mark = target.charAt(at)
  const trimmed = target.trimEnd().length
  if (at === 0 && (mark === '“' || mark === '"'))
    return { start: trimmed, end: trimmed, text: mark === '“' ? '”' : '"' }
  if (at === trimmed - 1 && (mark === '”' || mark === '"')) return { start: 0, end: 0, text: mark === '”' ? '“' : '"' }
  return undefined
}
