import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AffectedSegment } from '../../core/api.ts'
import { Icon } from '../ui/Icon.tsx'
import { StatusIcon } from '../ui/StatusIcon.tsx'
import { pieces } from './difference.ts'

interface Props {
  segments: readonly AffectedSegment[]
  /** Segments to be left as they are. */
  left: ReadonlySet<string>
  onLeave: (left: ReadonlySet<string>) => void
}

/** Affected segments by document, each with what would change. */
export function ImpactDocuments({ segments, left, onLeave }: Props): ReactNode {
  const documents = [...new Set(segments.map(({ document }) => document))]
  return documents.map((document) => (
    <DocumentPart
      key={document}
      segments={segments.filter((one) => one.document === document)}
      left={left}
      onLeave={onLeave}
    />
  ))
}

function DocumentPart({ segments, left, onLeave }: Props): ReactNode {
  const { t } = useTranslation()
  const [first] = segments
  if (!first) return null
  const free = segments.filter(({ locked }) => !locked)
  const chosen = free.filter(({ segment }) => !left.has(segment)).length
  const all = (on: boolean): void => {
    const next = new Set(left)
    for (const { segment } of free)
      if (on) next.delete(segment)
      else next.add(segment)
    onLeave(next)
  }
  const one = (segment: string, on: boolean): void => {
    const next = new Set(left)
    if (on) next.delete(segment)
    else next.add(segment)
    onLeave(next)
  }
  return (
    <section className="impact-document">
      <h3>
        <label className="choice">
          <input
            type="checkbox"
            checked={free.length > 0 && chosen === free.length}
            disabled={free.length === 0}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && chosen < free.length
            }}
            onChange={(event) => all(event.target.checked)}
          />
          <span lang="vi">{first.title}</span>
        </label>
        <small>{t('termWork.impact.inProject', { project: first.projectName, count: segments.length })}</small>
      </h3>
      <ul className="impact-list">
        {segments.map((segment) => (
          <li key={segment.segment}>
            <label className="choice">
              <input
                type="checkbox"
                checked={!segment.locked && !left.has(segment.segment)}
                disabled={segment.locked}
                onChange={(event) => one(segment.segment, event.target.checked)}
              />
              <Changed segment={segment} />
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changed({ segment }: { segment: AffectedSegment }): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="impact-segment">
      <span className="impact-row">
        {t('segment.heading', { number: segment.row })}
        <StatusIcon status={segment.status} locked={segment.locked} />
        {segment.locked ? (
          <span className="chip with-icon">
            <Icon name="alert" size={12} />
            {t('termWork.impact.isLocked')}
          </span>
        ) : null}
      </span>
      <span lang="vi" className="impact-source">
        {segment.source}
      </span>
      <span lang="en">
        {pieces(segment).map(({ kind, text }, index) =>
          kind === 'same' ? (
            <span key={index}>{text}</span>
          ) : kind === 'old' ? (
            <del key={index}>{text}</del>
          ) : (
            <ins key={index}>{text}</ins>
          ),
        )}
      </span>
    </span>
  )
}
