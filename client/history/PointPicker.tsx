import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checkpoint } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import type { Point } from './points.ts'
import { useWhen } from './when.ts'

interface Props {
  document: string
  checkpoints: readonly Checkpoint[]
  label: string
  point: Point
  /** Gets the point as the address names it. */
  onPick: (value: string) => void
}

/** The last event up to a time, as the address names it. */
async function eventAt(document: string, time: number): Promise<string> {
  const query = { until: time, limit: 1 }
  const { entries } = await call('documentTimeline', { params: { document }, query })
  return entries[0] ? String(entries[0].n) : 'import'
}

/** Chooses a point: the import, a checkpoint, now, or any time. */
export function PointPicker({ document, checkpoints, label, point, onPick }: Props): ReactNode {
  const { t } = useTranslation()
  const when = useWhen()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const isEvent = point.n !== null && /^\d/.test(point.value) && !checkpoints.some(({ id }) => id === point.value)
  const pickTime = async (value: string): Promise<void> => {
    // The minute that was chosen is in it.
    const time = new Date(value).getTime() + 60_000
    if (Number.isNaN(time)) return
    try {
      onPick(await eventAt(document, time))
      setAsking(false)
      setFailure(null)
    } catch (error) {
      setFailure(errorText(t, error))
    }
  }
  return (
    <div className="point-picker">
      <label className="select">
        {label}
        <select
          value={asking ? 'time' : point.value}
          onChange={({ target }) => {
            setAsking(target.value === 'time')
            if (target.value !== 'time') onPick(target.value)
          }}
        >
          <option value="import">{t('history.point.import')}</option>
          {checkpoints.map(({ id, name, at }) => (
            <option key={id} value={id}>
              {`${name} · ${when.short(at)}`}
            </option>
          ))}
          {isEvent ? <option value={point.value}>{t('history.point.event', { n: point.n ?? 0 })}</option> : null}
          <option value="time">{t('history.point.time')}</option>
          <option value="now">{t('history.point.now')}</option>
        </select>
      </label>
      {asking ? (
        <input
          type="datetime-local"
          className="input input-day"
          aria-label={t('history.point.timeOf', { side: label })}
          autoFocus
          onBlur={({ target }) => void pickTime(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void pickTime(event.currentTarget.value)
          }}
        />
      ) : null}
      {failure ? <p role="alert">{failure}</p> : null}
    </div>
  )
}
