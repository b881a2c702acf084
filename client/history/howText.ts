import type { TFunction } from 'i18next'
import type { TimelineEntry, VersionEntry } from '../../core/api.ts'

type Happened = Pick<TimelineEntry | VersionEntry, 'kind' | 'via' | 'status' | 'from' | 'reason' | 'locked' | 'undoes'>

/** What was done, in words. */
export function howText(t: TFunction, { kind, via, status, from, reason, locked, undoes }: Happened): string {
  if (kind === 'status') {
    const back = status === 'draft' && (from === 'confirmed' || from === 'approved')
    if (back && reason !== undefined) return t('history.sentBack')
    if (back) return t('history.backToDraft')
    return status === null ? t('history.statusMany') : t('history.status', { status: t(`status.${status}`) })
  }
  if (kind === 'lock') return t(locked ? 'history.locked' : 'history.unlocked')
  if (kind === 'split') return undoes === null ? t('history.split') : t('history.splitUndo')
  if (kind === 'join') return undoes === null ? t('history.join') : t('history.joinUndo')
  if (kind === 'import') return t('history.import')
  return t(`history.how.${via?.how ?? 'typed'}`)
}
