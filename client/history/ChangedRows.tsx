import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ChangedRow, Place, User } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { wordDiff } from '../../core/review/word-diff.ts'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { StatusIcon } from '../ui/StatusIcon.tsx'
import { segmentAddress } from './address.ts'
import { Difference, Pieces, useDifference } from './Difference.tsx'
import { Moment } from './Moment.tsx'
import { moveAmong } from './moveAmong.ts'
import type { When } from './when.ts'

interface Props {
  document: string
  rows: readonly ChangedRow[]
  people: ReadonlyMap<string, User>
  places: ReadonlyMap<string, Place>
  when: When
  /** Names of the two points where both texts stand side by side; without them one text shows what changed. */
  sides?: readonly [string, string]
}

type Side = ChangedRow['then']
/** Texts of a side, a segment a line. */
const textOf = (side: Side): string => side.map(({ target }) => inlineText(target)).join('\n')

/** Rows that differ between two points, in document order. */
export function ChangedRows({ rows, ...props }: Props): ReactNode {
  const { t } = useTranslation()
  return (
    <ol
      className="changed-rows"
      aria-label={t('history.changes.list')}
      onKeyDown={(event) => moveAmong(event, '.changed-head a')}
    >
      {rows.map((row) => (
        <ChangedItem key={[...row.then, ...row.now].map(({ segment }) => segment).join()} row={row} {...props} />
      ))}
    </ol>
  )
}

function ChangedItem({ document, row, people, places, when, sides }: Omit<Props, 'rows'> & { row: ChangedRow }) {
  const { t } = useTranslation()
  const here = placesOf(row, places)
  const [first] = here
  const names = row.people.flatMap((id) => people.get(id) ?? []).map((person) => personName(t, person))
  return (
    <li className="changed-row">
      <header className="changed-head">
        {first ? (
          <Link href={segmentAddress(document, first.live)}>
            {numbersText(t('history.segment', { number: '' }), here)}
          </Link>
        ) : (
          <b>{t('history.otherGone')}</b>
        )}
        <Borders row={row} />
        <Statuses row={row} />
        <span className="changed-who">
          {names.join(', ')} ·{' '}
          <Moment at={row.at} when={when}>
            {when.short(row.at)}
          </Moment>
        </span>
      </header>
      <p className="changed-source" lang="vi">
        {here.map(({ source }) => source).join(' ')}
      </p>
      <Texts row={row} sides={sides} />
    </li>
  )
}

/** Where the row is today: each live segment once, in order. */
function placesOf({ then, now }: ChangedRow, places: ReadonlyMap<string, Place>): Place[] {
  const found = new Map<string, Place>()
  for (const { segment } of [...now, ...then]) {
    const place = places.get(segment)
    if (place && !found.has(place.live)) found.set(place.live, place)
  }
  return [...found.values()].sort((a, b) => a.number - b.number)
}

/** "Segment 3", "Segment 3–5". */
function numbersText(word: string, places: readonly Place[]): string {
  const [first, last] = [places[0]?.number ?? 0, places.at(-1)?.number ?? 0]
  return `${word.trim()} ${first === last ? first : `${first}–${last}`}`
}

/** How segments were cut or put together. */
function Borders({ row: { then, now } }: { row: ChangedRow }): ReactNode {
  const { t } = useTranslation()
  if (then.length === 1 && now.length === 1) return null
  const how = then.length < now.length ? 'split' : then.length > now.length ? 'joined' : 'recut'
  return <span className="chip">{t(`history.changes.${how}`, { then: then.length, now: now.length })}</span>
}

function Statuses({ row: { then, now } }: { row: ChangedRow }): ReactNode {
  const { t } = useTranslation()
  const before = [...new Set(then.map(({ status }) => status))]
  const after = [...new Set(now.map(({ status }) => status))]
  const same = before.join() === after.join()
  return (
    <span className="changed-statuses">
      {same ? null : (
        <>
          {before.map((status) => (
            <StatusIcon key={status} status={status} />
          ))}
          <span aria-label={t('history.changes.becomes')} role="img">
            →
          </span>
        </>
      )}
      {after.map((status) => (
        <StatusIcon key={status} status={status} />
      ))}
      {same ? null : after.map((status) => t(`status.${status}`)).join(', ')}
    </span>
  )
}

function Texts({ row, sides }: { row: ChangedRow; sides: Props['sides'] }): ReactNode {
  const { t } = useTranslation()
  const [before, after] = [textOf(row.then), textOf(row.now)]
  if (before === after) {
    const moved =
      JSON.stringify(row.then.map(({ target }) => target)) === JSON.stringify(row.now.map(({ target }) => target))
    return (
      <>
        <p className="changed-text" lang="en">
          {after}
        </p>
        {moved ? null : <p className="muted">{t('history.changes.formatting')}</p>}
      </>
    )
  }
  if (sides) return <TwoSides before={before} after={after} sides={sides} />
  return (
    <p className="changed-text" lang="en">
      <Difference before={before} after={after} />
    </p>
  )
}

function TwoSides({ before, after, sides }: { before: string; after: string; sides: readonly [string, string] }) {
  const { t } = useTranslation()
  const pieces = useDifference(before, after)
  // Beside nothing all is new or gone: marking every word would say no more.
  const whole = before === '' || after === ''
  return (
    <div className="changed-sides">
      {(['before', 'after'] as const).map((only, at) => (
        <div key={only}>
          <p className="changed-side-name">{sides[at]}</p>
          <p className="changed-text" lang="en">
            {(only === 'before' ? before : after) === '' ? (
              <span className="muted">{t('history.changes.empty')}</span>
            ) : (
              <Pieces pieces={pieces} only={only} plain={whole} />
            )}
          </p>
        </div>
      ))}
    </div>
  )
}

/** How many rows differ, and by how many words. `most`: rows that may, while not all are looked at. */
export function ChangedCount({ rows, most }: { rows: readonly ChangedRow[]; most: number | null }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { added, removed } = useMemo(() => wordsOf(rows), [rows])
  return (
    <p className="changed-count">
      {most === null
        ? t('history.changes.count', { count: rows.length })
        : t('history.changes.most', { count: most, shown: format.number(rows.length) })}{' '}
      · <ins>{t('history.changes.added', { count: added })}</ins> ·{' '}
      <del>{t('history.changes.removed', { count: removed })}</del>
    </p>
  )
}

function wordsOf(rows: readonly ChangedRow[]): { added: number; removed: number } {
  const counts = { added: 0, removed: 0, same: 0 }
  for (const { then, now } of rows) {
    for (const { kind, text } of wordDiff(textOf(then), textOf(now))) counts[kind] += text.match(/\S+/g)?.length ?? 0
  }
  return counts
}
