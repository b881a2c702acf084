import type { Span } from '../language/document-numbers.ts'
import { foldKey } from '../language/fold.ts'
import type { Finding } from './check.ts'

/** A person's decision that findings of a check are no issue; `Dismissal` of the wire contract has more. */
export interface DismissalRule {
  id: string
  check: string
  /** `one` this segment, `text` every segment of these texts, `kind` the whole document. */
  scope: 'one' | 'kind' | 'text'
  segment: string | null
  sourceHash: string | null
  targetHash: string | null
  /** Only findings with this key; null: all of the check. */
  key: string | null
}

export interface PairHash {
  sourceHash: string
  targetHash: string
}

/** What a pair's texts are recognised by: NFC, nothing else is forgiven. */
export function pairHash(source: string, target: string): PairHash {
  return { sourceHash: textHash(source), targetHash: textHash(target) }
}

/** Identity of a finding within its segment: its check and what it points at. Findings quite alike share it. */
export function issueKey(
  finding: Pick<Finding, 'check' | 'source' | 'target'>,
  source: string,
  target: string,
): string {
  const words = (text: string, spans: readonly Span[]): string[] =>
    spans.map(({ start, end }) => foldKey(text.slice(start, end).normalize('NFC')))
  const pointed = [words(source, finding.source), words(target, finding.target)]
  return pointed.flat().length === 0 ? finding.check : `${finding.check}:${textHash(JSON.stringify(pointed))}`
}

/**
 * Does a dismissal apply to this finding now? One of a segment or text applies
 * while both texts are what they were, and again when they are once more.
 */
export function isDismissed(
  finding: Pick<Finding, 'check' | 'source' | 'target'>,
  segment: string,
  source: string,
  target: string,
  dismissals: readonly DismissalRule[],
): boolean {
  return new DismissalIndex(dismissals).applying(finding, segment, source, target) !== null
}

/** The dismissals of a document, for asking about many findings. */
export class DismissalIndex {
  private readonly byCheck = new Map<string, DismissalRule[]>()

  constructor(dismissals: readonly DismissalRule[]) {
    for (const dismissal of dismissals) {
      const known = this.byCheck.get(dismissal.check)
      if (known) known.push(dismissal)
      else this.byCheck.set(dismissal.check, [dismissal])
    }
  }

  /** Id of the dismissal that applies, the widest first; null when none does. */
  applying(
    finding: Pick<Finding, 'check' | 'source' | 'target'>,
    segment: string,
    source: string,
    target: string,
  ): string | null {
    const rules = this.byCheck.get(finding.check)
    if (!rules) return null
    const hash = pairHash(source, target)
    const key = issueKey(finding, source, target)
    const fits = (rule: DismissalRule): boolean =>
      (rule.key === null || rule.key === key) &&
      (rule.scope === 'kind' ||
        (rule.sourceHash === hash.sourceHash &&
          rule.targetHash === hash.targetHash &&
          (rule.scope === 'text' || rule.segment === segment)))
    for (const scope of ['kind', 'text', 'one'] as const) {
      const found = rules.find((rule) => rule.scope === scope && fits(rule))
      if (found) return found.id
    }
    return null
  }
}

const MULTIPLIERS = [597399067, 2869860233, 951274213, 2716044179] as const

/**
 * 128 bits of a text's NFC form as 32 hexadecimal digits: cyrb128 (bryc, public
 * domain). Both sides compute it, a browser in the middle of typing, so it is
 * quick and synchronous; nothing secret rests on it.
 */
export function textHash(text: string): string {
  const nfc = text.normalize('NFC')
  const [p1, p2, p3, p4] = MULTIPLIERS
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < nfc.length; i++) {
    const unit = nfc.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ unit, p1)
    h2 = h3 ^ Math.imul(h2 ^ unit, p2)
    h3 = h4 ^ Math.imul(h3 ^ unit, p3)
    h4 = h1 ^ Math.imul(h4 ^ unit, p4)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), p1)
  h2 = Math.imul(h4 ^ (h2 >>> 22), p2)
  h3 = Math.imul(h1 ^ (h3 >>> 17), p3)
  h4 = Math.imul(h2 ^ (h4 >>> 19), p4)
  h1 ^= h2 ^ h3 ^ h4
  return [h1, h2 ^ h1, h3 ^ h1, h4 ^ h1].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
