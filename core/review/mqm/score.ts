import type { ErrorCategory, ErrorSeverity } from './typology.ts'

/** What counts of an error. */
export interface Judged {
  category: ErrorCategory
  severity: ErrorSeverity
}

const bySeverity: Readonly<Record<ErrorSeverity, number>> = { neutral: 0, minor: 1, major: 5, critical: 25 }

/**
 * Penalty points of one error: the weights published with WMT's expert
 * ratings (minor 1, major 5, minor punctuation 0.1, non-translation 25), and
 * MQM's 25 for a critical one. Faults of the source cost the translation nothing.
 */
export function penaltyOf({ category, severity }: Judged): number {
  if (category === 'source' || severity === 'neutral') return 0
  if (category === 'non-translation') return 25
  if (category === 'linguistic/punctuation' && severity === 'minor') return 0.1
  return bySeverity[severity]
}

export interface Score {
  /** Overall quality score, at most 100, never below 0; null where there is nothing to judge. */
  score: number | null
  penalty: number
  /** Penalty points per 1,000 words; null without words. */
  perThousand: number | null
  /** Words of the translation that was judged. */
  words: number
  counts: Record<ErrorSeverity, number>
}

/**
 * MQM's overall quality score with linear calibration (themqm.org, "Scoring
 * models"): 100 · (1 − penalty ÷ words of the evaluated translation).
 */
export function scoreOf(errors: Iterable<Judged>, words: number): Score {
  const counts: Record<ErrorSeverity, number> = { neutral: 0, minor: 0, major: 0, critical: 0 }
  let tenths = 0
  for (const error of errors) {
    counts[error.severity] += 1
    // In tenths: ten times 0.1 is 1, whatever the order.
    tenths += Math.round(penaltyOf(error) * 10)
  }
  const penalty = tenths / 10
  if (words === 0) return { score: null, penalty, perThousand: null, words, counts }
  return {
    score: Math.max(0, 100 * (1 - penalty / words)),
    penalty,
    perThousand: (1000 * penalty) / words,
    words,
    counts,
  }
}
