import { listMarker, type Marker } from './labels.ts'
import { pair, type Check, type Fix } from './check.ts'

/** The label at the start is the same; brackets and the shape of bullets are free. */
export const listMarkerCheck: Check = {
  severity: 'minor',
  mqm: 'Design and markup > Layout',
  examples: {
    ok: [
      pair('+ Nhân sự', '- Personnel'),
      pair('1) Mục tiêu', '1. Objectives'),
      pair('C. Mác sinh năm 1818.', 'Karl Marx was born in 1818.'),
      pair('đ) Hồ sơ', 'đ) Files'),
    ],
    bad: [pair('b) Nhân sự', 'c) Personnel'), pair('2. Mục tiêu', 'Objectives'), pair('- Rà soát', 'Review')],
  },
  *run(pair) {
    if (pair.isUntranslated) return
    const source = listMarker(pair.source.text)
    const target = listMarker(pair.target.text)
    if (isEqual(source, target)) return
    if (source?.kind === 'bullet' && /^\s*["“'‘]/u.test(pair.target.text)) return
    const fix = source && target ? change(pair.target.text, source, target) : undefined
    yield {
      ...(source && { source: [source] }),
      ...(target && { target: [target] }),
      params: { source: source?.value ?? '–', target: target?.value ?? '–' },
      ...(fix && { fix }),
    }
  },
}

function isEqual(source: Marker | undefined, target: Marker | undefined): boolean {
  if (!source || !target) return (source?.doubtful ?? true) && (target?.doubtful ?? true)
  const latin = (value: string): string[] => (value === 'đ' ? ['đ', 'd', 'dd', 'e'] : [value.toLowerCase()])
  return latin(source.value.toLowerCase()).includes(target.value.toLowerCase())
}

function change(text: string, source: Marker, target: Marker): Fix | undefined {
  if (source.kind === 'bullet' || target.kind === 'bullet') return undefined
  const start = text.indexOf(target.value, target.start)
  return start < 0 ? undefined : { start, end: start + target.value.length, text: source.value }
}
