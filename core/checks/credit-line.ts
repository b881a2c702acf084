import { foldKey } from '../language/fold.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'

const LABELS: [vi: RegExp, en: RegExp][] = [
  [/^(?:ảnh|hình|ảnh tư liệu)$/u, /^(?:photos?|file photos?|pictures?|images?)$/iu],
  [/^nguồn$/u, /^sources?$/iu],
  [/^(?:clip|video)$/u, /^(?:videos?|clips?)$/iu],
  [/^(?:đồ họa|infographic)$/u, /^(?:graphics?|infographics?)$/iu],
]
const SOURCE =
  /(?:^|[.!?…”"]\s+)\(?(Ảnh tư liệu|Ảnh|Hình|Nguồn|Clip|Video|Đồ họa|Đồ hoạ|Infographic)\s?:\s*([^.:;()]{2,60}?)\)?\.?\s*$/u
const TARGET = /(?:^|[.!?…”"]\s+)\(?([\p{L}]+(?: [\p{L}]+)?)\s?:\s*([^:;()]{2,80}?)\)?\.?\s*$/u

/** A credit keeps its label and its name; agencies go by the glossary (S11). */
export const creditLine: Check = {
  severity: 'minor',
  mqm: 'Style > Organizational style',
  examples: {
    ok: [
      pair('Ảnh: Thu Hà', 'Photo: Thu Ha'),
      pair('Nguồn: TTXVN', 'Source: VNA'),
      pair('Đồ họa: Minh Tân', 'Graphics: Minh Tan'),
    ],
    bad: [
      pair('Ảnh: Thu Hà', 'Photo by Thu Ha'),
      pair('Ảnh: Thu Hà', 'Source: Thu Ha'),
      pair('Clip: Thu Hà', 'Video: Thu Han'),
    ],
  },
  *run(pair) {
    const source = SOURCE.exec(pair.source.text)
    if (!source || pair.isUntranslated) return
    const [, label = '', name = ''] = source
    const target = TARGET.exec(pair.target.text)
    const wanted = LABELS.find(([vi]) => vi.test(foldKey(label)))?.[1]
    if (target && wanted?.test(target[1] ?? '') && isSameName(pair, name, target[2] ?? '')) return
    const start = source.index + source[0].indexOf(label)
    yield {
      source: [{ start, end: start + label.length }],
      params: { source: `${label}: ${name}`, target: target?.[0].trim() ?? '–' },
    }
  },
}

function isSameName(pair: Pair, name: string, target: string): boolean {
  const words = (text: string): string =>
    dropDiacritics(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  if (words(name) === words(target)) return true
  const offset = pair.source.text.lastIndexOf(name)
  const hits = pair.terms.hits.filter((hit) => hit.start >= offset)
  if (hits.some((hit) => hit.accepted.length > 0)) return true
  // CTV, PV: a contributor, a reporter; archives and families are said in English.
  return /^(?:CTV|PV|P\.V|tư liệu|Tư liệu|gia đình|Gia đình|internet|Internet|NVCC|sưu tầm)/u.test(name)
}
