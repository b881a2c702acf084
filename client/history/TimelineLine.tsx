import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Checkpoint, Place, TimelineEntry, User } from '../../core/api.ts'
import { personName } from '../personName.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { historyAddress, segmentAddress } from './address.ts'
import { howText } from './howText.ts'
import { Moment } from './Moment.tsx'
import type { When } from './when.ts'

interface Props {
  document: string
  entry: TimelineEntry
  people: ReadonlyMap<string, User>
  places: ReadonlyMap<string, Place>
  when: When
}

/** Who did what, where and when. */
export function EntryLine({ document, entry, people, places, when }: Props): ReactNode {
  const { t } = useTranslation()
  const { n, actor, at, via, events, segments, reason, segment } = entry
  const person = people.get(actor) ?? { id: actor, name: actor, color: '#56616b' }
  const author = via?.by === undefined || via.by === actor ? undefined : people.get(via.by)
  const place = segment === null ? undefined : places.get(segment)
  const facts = [
    howText(t, entry),
    ...(author ? [t('history.by', { name: personName(t, author) })] : []),
    ...(segments > 1 ? [t('history.segments', { count: segments })] : []),
    ...(events > 1 && segments === 1 ? [t('history.edits', { count: events })] : []),
  ]
  return (
    <li className="timeline-line">
      <span className="timeline-time">
        <Moment at={at} when={when}>
          {when.clock(at)}
        </Moment>
      </span>
      <span aria-hidden="true">
        <Avatar user={person} />
      </span>
      <div className="timeline-what">
        <p>
          <b>{personName(t, person)}</b> {facts.join(' · ')} <span className="muted">{when.ago(at)}</span>
        </p>
        {reason === undefined ? null : <blockquote className="timeline-reason">{reason}</blockquote>}
        {place ? (
          <Link href={segmentAddress(document, place.live)} className="timeline-place" data-place="">
            <b>{t('history.segment', { number: place.number })}</b>{' '}
            <span lang="vi" className="timeline-source">
              {place.source}
            </span>
          </Link>
        ) : null}
      </div>
      <Link
        href={historyAddress(document, { view: 'compare', then: String(n) })}
        className="link-button timeline-compare"
        aria-label={t('history.compareNowOf', { point: `${when.short(at)}, ${facts[0] ?? ''}` })}
      >
        {t('history.compareNow')}
      </Link>
    </li>
  )
}

interface CheckpointProps {
  document: string
  checkpoint: Checkpoint
  when: When
}

/** A point of the log that has a name. */
export function CheckpointLine({ document, checkpoint, when }: CheckpointProps): ReactNode {
  const { t } = useTranslation()
  const { id, name, kind, by, at } = checkpoint
  return (
    <li className="timeline-line timeline-checkpoint">
      <span className="timeline-time">
        <Moment at={at} when={when}>
          {when.clock(at)}
        </Moment>
      </span>
      <span className="checkpoint-sign">
        <Icon name="flag" />
      </span>
      <div className="timeline-what">
        <p>
          <span className={`chip checkpoint-${kind}`}>{t(`history.checkpoint.kinds.${kind}`)}</span> <b>{name}</b>{' '}
          <span className="muted">
            {personName(t, by)} {when.ago(at)}
          </span>
        </p>
      </div>
      <Link
        href={historyAddress(document, { view: 'compare', then: id })}
        className="link-button timeline-compare"
        aria-label={t('history.compareNowOf', { point: name })}
      >
        {t('history.compareNow')}
      </Link>
    </li>
  )
}
