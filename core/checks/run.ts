import type { Span } from '../language/document-numbers.ts'
import type { Check, Finding, Fix, Found } from './check.ts'
import { checks, type CheckId } from './index.ts'
import type { Pair } from './pair.ts'
import type { Side } from './side.ts'

const all = Object.entries(checks) as [CheckId, Check][]

/**
 * All findings of a pair, in the order of the registry; `only` names the checks
 * to run. Spans and fixes are code units of the texts as given, which for NFC
 * texts are those of P2.
 */
export function findingsOf(pair: Pair, only?: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const silent = pair.isUntranslated
  for (const [id, check] of all) {
    if ((silent && !check.untranslated) || (only && !only.has(id))) continue
    for (const found of check.run(pair)) findings.push(finish(pair, id, check, found))
  }
  return findings
}

function finish(pair: Pair, id: CheckId, check: Check, found: Found): Finding {
  const { source = [], target = [], params, severity, fix } = found
  const text = (side: Side, spans: readonly Span[]): string => spans.map((span) => side.slice(span)).join(', ') || '–'
  return {
    check: id,
    severity: severity ?? check.severity,
    source: source.map((span) => pair.source.asGiven(span)),
    target: target.map((span) => pair.target.asGiven(span)),
    params: { source: text(pair.source, source), target: text(pair.target, target), ...params },
    // What would write over a tag is left to a person.
    ...(fix && !pair.target.hasBreaks(fix) && { fix: { ...pair.target.asGiven(fix), text: fix.text } satisfies Fix }),
  }
}
