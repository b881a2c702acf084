import { segmentUnit } from '../core/language/segmenter.ts'
import { type Bench, seeded, spread } from './bench.ts'

const SEED = 20181
const BYTES = 1_000_000

const SUBJECTS = [
  'Đảng ủy Khối',
  'Hội nghị',
  'Ban Thường vụ Tỉnh ủy',
  'UBND TP. Vinh',
  'PGS.TS. Trần Văn Hải',
  'Ông Lê Văn M.',
]
const VERBS = ['khẳng định', 'đã ban hành', 'tổ chức', 'đề nghị thực hiện', 'phát biểu tại', 'kiểm tra']
const OBJECTS = [
  'Chỉ thị 05-CT/TW ngày 15/5/2016',
  'kế hoạch phát triển kinh tế - xã hội quý I',
  '4.725 đảng viên, 98,6% số hộ',
  'cuộc thi “Bí thư chi bộ giỏi”',
  'các mô hình trồng cam, quýt, v.v. ở xã',
]
const ENDS = ['. ', '. ', '. ', '! ', '… ', '.\n', '”. Ảnh: Phương Thúy\n', '? - ']

/** Newspaper-like paragraphs, at least `bytes` long in UTF-8. */
function article(bytes: number): string {
  const random = seeded(SEED)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const encoder = new TextEncoder()
  const parts: string[] = []
  for (let size = 0; size < bytes;) {
    const sentence = `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)}, ${pick(VERBS)} ${pick(OBJECTS)}${pick(ENDS)}`
    parts.push(sentence)
    size += encoder.encode(sentence).length
  }
  return parts.join('')
}

function samples(text: string, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now()
    segmentUnit(text, 'vi')
    return performance.now() - start
  })
}

export const bench: Bench = {
  name: 'segment',
  question: 'How long does it take to cut 1 MB of Vietnamese into segments?',
  seed: SEED,
  run() {
    const text = article(BYTES)
    const first = samples(text, 1)
    const warm = spread(samples(text, 9))
    const oneLine = spread(samples(text.replaceAll('\n', ' '), 9))
    const row = (
      what: string,
      figures: { median: number; p95: number },
    ): Awaited<ReturnType<Bench['run']>>[number] => ({
      what,
      ...figures,
      unit: 'ms',
      target: '≤ 1,000 ms',
      reached: figures.p95 <= 1000,
    })
    return Promise.resolve([
      row('1 MB of Vietnamese, first run', spread(first)),
      row('1 MB of Vietnamese', warm),
      row('1 MB of Vietnamese in one line', oneLine),
    ])
  },
}
