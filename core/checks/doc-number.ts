import { renderDocument } from '../language/meaning/render.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { valueFindings } from './value-findings.ts'

/** Document numbers are copied (DN3): Đ as D, hyphen and slash free, the symbol kept. */
export const docNumber: Check = {
  severity: 'critical',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('Nghị định 31/2018/NĐ-CP', 'Decree No. 31/2018/ND-CP'),
      pair('Chỉ thị 07/CT-TW', 'Directive No. 07-CT/TW'),
      pair('Theo Nghị quyết 19, …', 'Under Resolution No. 19, …'),
      pair('Nghị quyết 19-NQ/TW nêu rõ.', 'Resolution 19 states.', ['Nghị quyết 19-NQ/TW', 'Resolution No. 19-NQ/TW']),
    ],
    bad: [
      pair('Nghị quyết 19-NQ/TW', 'Resolution No. 19'),
      pair('Quyết định 755/QĐ-TTg', 'Decision No. 775/QD-TTg'),
      pair('Chỉ thị 07-CT/TW', 'Directive No. 07-CT/Central'),
    ],
  },
  *run(pair) {
    for (const found of valueFindings(pair, 'doc-number')) yield { ...found, ...fixOf(pair, found) }
  },
}

/** Sure where another document number stands in its place. */
function fixOf(pair: Pair, { source, target }: Found): Pick<Found, 'fix'> {
  const [from, to] = [source?.[0], target?.[0]]
  const token = from && pair.source.tokens.find(({ kind, start }) => kind === 'document' && start === from.start)
  const isNumber = to && pair.target.tokens.some(({ kind, start }) => kind === 'document' && start === to.start)
  return to && isNumber && token?.kind === 'document'
    ? { fix: { ...to, text: renderDocument(token, pair.source.slice(token)) } }
    : {}
}
