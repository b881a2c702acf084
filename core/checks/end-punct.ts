import { pair, type Check, type Fix } from './check.ts'
import { endMarks, type EndMark } from './sentence-end.ts'
import type { Pair } from './pair.ts'

/** The final mark is of one kind on both sides; ./. is a full stop, … is three dots. */
export const endPunct: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [
      pair('Quyết định có hiệu lực kể từ ngày ký./.', 'The decision takes effect on signing.'),
      pair('Có lúa, ngô, khoai…', 'There are rice, maize, potatoes...'),
      pair('Chị hỏi: “Bao giờ?”.', 'She asked: “When?”'),
      pair('Họp lúc 8 giờ', 'Meeting at 8 a.m.'),
    ],
    bad: [
      pair('Kính gửi:', 'To'),
      pair('Trao giải cuộc thi', 'Contest prizes awarded.'),
      pair('Ai đi?', 'Who is going.'),
    ],
  },
  *run(pair) {
    if (pair.isUntranslated || !/\p{L}/u.test(pair.target.text)) return
    const source = endMarks(pair.source.text)
    const target = endMarks(pair.target.text)
    if ([...target].some((mark) => source.has(mark))) return
    const fix = fixOf(pair, source, target)
    yield {
      params: { source: shown(source), target: shown(target) },
      ...(fix && { target: [{ start: fix.start, end: fix.end }], fix }),
    }
  },
}

const shown = (marks: ReadonlySet<EndMark>): string => [...marks].join('') || '–'

/** Sure where one plain mark is wanted and at most one stands at the very end. */
function fixOf(pair: Pair, source: ReadonlySet<EndMark>, target: ReadonlySet<EndMark>): Fix | undefined {
  const [wanted] = source
  if (source.size !== 1 || target.size !== 1 || wanted === undefined) return undefined
  const body = pair.target.text.trimEnd()
  const mark = /(?:\.{3,}|[.?!…:;])$/u.exec(body)?.[0] ?? ''
  if (/["'“”‘’»)\]}/,]$/u.test(body) || (mark === '' && !target.has(''))) return undefined
  return { start: body.length - mark.length, end: body.length, text: wanted }
}
