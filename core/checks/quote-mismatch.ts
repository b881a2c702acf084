import { pair, type Check } from './check.ts'
import { quotesOf } from './quotes.ts'

/** The number of quoted spans differs; the style of the marks is free. */
export const quoteMismatch: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [pair('giải "Bông lúa vàng"', 'the “Golden Ear” prize'), pair('«Tiến lên»', '‘Forward’')],
    bad: [pair('giải “Bông lúa vàng”', 'the Golden Ear prize'), pair('thi đua yêu nước', 'the “patriotic” emulation')],
  },
  *run(pair) {
    if (pair.isUntranslated) return
    const source = quotesOf(pair.source.text)
    const target = quotesOf(pair.target.text)
    // A mark without a partner is quote-pairing's.
    if (target.open.length + target.close.length + source.open.length + source.close.length > 0) return
    if (source.spans.length === target.spans.length) return
    yield {
      source: source.spans,
      target: target.spans,
      params: { source: source.spans.length, target: target.spans.length },
    }
  },
}
