import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteReply } from '../../../core/api.ts'
import type { TFunction } from 'i18next'
import { errorSeverities } from '../../../core/review/mqm/typology.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { download } from '../../download.ts'
import { errorText } from '../../errorText.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { ChooseTypes } from './ChooseTypes.tsx'
import type { ErrorStore } from './store.ts'

/** The document's score, and files of its errors. */
export function ScoreBox({ store }: { store: ErrorStore }): ReactNode {
  const { t } = useTranslation()
  const [told, setTold] = useState('')
  const [choosing, setChoosing] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const { session } = store
  const params = { document: session.document.id }
  const fail = (error: unknown): void => setTold(errorText(t, error))
  const save = (format: string) => () => void download('exportErrors', params, { format }).catch(fail)
  const take = async (chosen: File): Promise<void> => {
    const reply = await call('importErrors', { params, file: chosen })
    const text = importText(t, reply)
    setTold(text)
    announce(text)
  }
  const items: MenuItem[] = [
    { id: 'tsv', label: t('mqm.exportTsv'), run: save('wmt-tsv') },
    { id: 'json', label: t('mqm.exportJson'), run: save('web-annotation') },
    ...(session.can('approve') ? [{ id: 'import', label: t('mqm.import'), run: () => file.current?.click() }] : []),
    ...(session.can('manage') ? [{ id: 'choose', label: t('mqm.choose'), run: () => setChoosing(true) }] : []),
  ]
  return (
    <div className="mqm-score">
      <span>{t('mqm.score')}</span>
      <ScoreText store={store} />
      <Menu label={t('mqm.more')} className="icon-button" button={<Icon name="more" />} groups={[{ items }]} />
      <input
        ref={file}
        type="file"
        hidden
        accept=".tsv,.txt,.json,.jsonld"
        aria-label={t('mqm.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          event.target.value = ''
          if (chosen) take(chosen).catch(fail)
        }}
      />
      {told === '' ? null : (
        <p className="mqm-told" role="status">
          {told}
        </p>
      )}
      {choosing ? <ChooseTypes store={store} onClose={() => setChoosing(false)} /> : null}
    </div>
  )
}

function ScoreText({ store }: { store: ErrorStore }): ReactNode {
  const { t, i18n } = useTranslation()
  const { score } = store
  if (!score || score.score === null || score.perThousand === null) return <span>{t('mqm.noScore')}</span>
  const one = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 1 })
  const counts = errorSeverities
    .filter((severity) => score.counts[severity] > 0)
    .reverse()
    .map((severity) => t(`mqm.countOf.${severity}`, { count: score.counts[severity] }))
  return (
    <span title={t('mqm.perThousand', { points: one.format(score.perThousand) })}>
      <b>{t('mqm.of100', { score: one.format(score.score) })}</b>
      {` · ${counts.length === 0 ? t('mqm.noErrors') : counts.join(' · ')}`}
    </span>
  )
}

/** How many were taken in, and why the others were not, with their places in the file. */
function importText(t: TFunction, { added, skipped }: RouteReply<'importErrors'>): string {
  const done = t('mqm.imported', { count: added })
  if (skipped.length === 0) return done
  const reasons = new Map<(typeof skipped)[number]['reason'], number[]>()
  for (const { reason, place } of skipped) reasons.set(reason, [...(reasons.get(reason) ?? []), place])
  const why = Array.from(reasons, ([reason, places]) => {
    const shown = places.slice(0, 5).join(', ') + (places.length > 5 ? ' …' : '')
    return t(`mqm.why.${reason}`, { places: shown })
  }).join('; ')
  return `${done} ${t('mqm.skipped', { count: skipped.length, why })}`
}
