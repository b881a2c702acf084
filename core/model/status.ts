/**
 * Segment status (DESIGN §2): untranslated → draft → confirmed → approved.
 * `locked` is a flag beside it that refuses text, status and structure.
 */
export const segmentStatuses = ['untranslated', 'draft', 'confirmed', 'approved'] as const
export type SegmentStatus = (typeof segmentStatuses)[number]

/** The status after the target's text has changed: what was confirmed or approved is a draft again. */
export function statusAfterEdit(before: SegmentStatus, targetText: string): SegmentStatus {
  if (targetText === '' && (before === 'untranslated' || before === 'draft')) return 'untranslated'
  return 'draft'
}

/** May a person move a segment from one status to another? An empty target is never confirmed. */
export function statusMove(
  from: SegmentStatus,
  to: SegmentStatus,
  targetText: string,
): 'ok' | 'emptyTarget' | 'notAllowed' {
  if (from === to) return 'ok'
  if (to === 'untranslated') return targetText === '' ? 'ok' : 'notAllowed'
  if (targetText.trim() === '' && to !== 'draft') return 'emptyTarget'
  if (to === 'approved' && from !== 'confirmed') return 'notAllowed'
  return 'ok'
}

/** Status of two joined segments: the earlier of both, but draft when the result has text. */
export function joinedStatus(a: SegmentStatus, b: SegmentStatus, targetText: string): SegmentStatus {
  const earliest = segmentStatuses[Math.min(segmentStatuses.indexOf(a), segmentStatuses.indexOf(b))] ?? 'untranslated'
  return earliest === 'untranslated' && targetText !== '' ? 'draft' : earliest
}
