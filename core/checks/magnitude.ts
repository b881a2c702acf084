import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { vagueEnglish, vagueVietnamese } from './vague.ts'
import { valueFindings } from './value-findings.ts'

/** Words of magnitude: nghìn, vạn, triệu, tỷ, nghìn tỷ (N3); of vague quantities (hàng nghìn) the order (major). */
export const magnitude: Check = {
  severity: 'critical',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('1.700 tỷ đồng', '1.7 trillion VND'),
      pair('2,4 triệu lượt khách', '2,400,000 visitors'),
      pair('3 vạn cây giống', '30,000 saplings'),
      pair('2 tỷ rưỡi', '2.5 billion'),
      pair('Hàng vạn người dự lễ.', 'Tens of thousands attended the ceremony.'),
    ],
    bad: [
      pair('650 tỷ đồng', '650 million VND'),
      pair('4 nghìn tỷ đồng', '4 billion VND'),
      pair('5 vạn dân', '5,000 inhabitants'),
      pair('Hàng chục nghìn người', 'Tens of people'),
    ],
  },
  *run(pair) {
    yield* valueFindings(pair, 'magnitude')
    yield* vagueFindings(pair)
  },
}

/** An order of the source that the target lacks, where the target has one that the source lacks. */
function* vagueFindings({ source, target }: Pair): Generator<Found> {
  const said = vagueVietnamese(source.text)
  if (said.length === 0) return
  const written = vagueEnglish(target.text)
  const lost = said.find(({ order }) => !written.some((other) => other.order === order))
  const fresh = written.find(({ order }) => !said.some((other) => other.order === order))
  if (!lost || !fresh) return
  const span = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({ start, end })
  yield { source: [span(lost)], target: [span(fresh)], severity: 'major' }
}
