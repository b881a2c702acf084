import type { TFunction } from 'i18next'
import { Suspense, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Issue } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { exportFormats, type ExportFormatId } from '../../core/wire/work-routes.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { ExportGateDialog } from '../dialogs/lazy.tsx'
import { errorText } from '../errorText.ts'
import { writtenOnce } from '../glossary/writing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { historyAddress } from './address.ts'
import './deliver.css'

interface Props {
  document: string
  title: string
  /** Formats that can come with comments and suggestions. */
  reviewed: readonly ExportFormatId[]
  /** Downloads; gives the last event in the file, null when nothing was downloaded. Throws what stands against it. */
  save: (wanted: { format: ExportFormatId; review: boolean }, insist: boolean) => Promise<number | null>
  onShow: ((issue: Issue) => void) | undefined
  onClose: () => void
}

/** The longest name the server takes. */
const LONGEST = 200

/** What has come of it. */
type Outcome =
  | { kind: 'gate'; count: number }
  /** The file is there; it has yet to be named, or could not be. */
  | { kind: 'saved'; event: number; error: string | null }
  | { kind: 'delivered'; name: string }

/** What is asked for. */
interface Wish {
  format: ExportFormatId
  review: boolean
  /** Is it named as delivered? */
  marked: boolean
  name: string
}

/** Exports a document and names what was in the file as delivered. */
export function DeliverDialog({ document, title, reviewed, save, onShow, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const [wish, setWish] = useState<Wish>(() => ({
    ...{ format: 'bilingual-docx', review: false, marked: true },
    name: deliveryName(t, title, i18n.language),
  }))
  const { outcome, error, busy, run, mark } = useDelivery({ document, reviewed, save, onClose }, wish)
  if (outcome?.kind === 'gate') {
    return (
      <Suspense fallback={null}>
        <ExportGateDialog
          {...{ document, title, onShow, onClose }}
          count={outcome.count}
          onInsist={() => void run(true)}
        />
      </Suspense>
    )
  }
  if (outcome) {
    const onRetry = outcome.kind === 'saved' ? () => void mark(outcome.event) : null
    return <Done {...{ document, outcome, busy, onClose, onRetry }} />
  }
  return <WishForm {...{ wish, reviewed, busy, error, onClose }} onWish={setWish} onSubmit={() => void run(false)} />
}

/** The export, and then the checkpoint at exactly the event that is in the file. */
function useDelivery(
  { document, reviewed, save, onClose }: Pick<Props, 'document' | 'reviewed' | 'save' | 'onClose'>,
  wish: Wish,
) {
  const { t } = useTranslation()
  const marks = useRef(writtenOnce())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const mark = async (event: number): Promise<void> => {
    setBusy(true)
    setOutcome({ kind: 'saved', event, error: null })
    const name = cleanName(wish)
    try {
      const body = { name, kind: 'delivered', n: event } as const
      await call('addCheckpoint', { params: { document }, body: { ...marks.current(body), ...body } })
      announce(t('history.deliver.done', { name }))
      setOutcome({ kind: 'delivered', name })
    } catch (reason) {
      setOutcome({ kind: 'saved', event, error: errorText(t, reason) })
    } finally {
      setBusy(false)
    }
  }
  const run = async (insist: boolean): Promise<void> => {
    setBusy(true)
    setError(null)
    const { format, review, marked } = wish
    try {
      const event = await save({ format, review: review && reviewed.includes(format) }, insist)
      if (event === null || !marked) onClose()
      else await mark(event)
    } catch (reason) {
      const gate = reason instanceof AppError && reason.code === 'export.criticalIssues'
      if (gate) setOutcome({ kind: 'gate', count: Number(reason.params.count) })
      else {
        setOutcome(null)
        setError(errorText(t, reason))
      }
    } finally {
      setBusy(false)
    }
  }
  return { outcome, error, busy, run, mark }
}

const cleanName = ({ name }: Wish): string => name.normalize('NFC').trim()

interface FormProps extends Pick<Props, 'reviewed' | 'onClose'> {
  wish: Wish
  busy: boolean
  error: string | null
  onWish: (wish: Wish) => void
  onSubmit: () => void
}

function WishForm({ wish, reviewed, busy, error, onWish, onSubmit, onClose }: FormProps): ReactNode {
  const { t } = useTranslation()
  const { format, review, marked } = wish
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={busy || (marked && cleanName(wish) === '')}>
        {t('export.title')}
      </button>
    </>
  )
  const pick = (value: string): void =>
    onWish({ ...wish, format: exportFormats.find((one) => one === value) ?? format })
  return (
    <Dialog title={t('history.deliver.title')} onClose={onClose} onSubmit={onSubmit} footer={footer}>
      <label className="field">
        <span className="field-label">{t('history.deliver.format')}</span>
        <select className="input" value={format} data-autofocus onChange={({ target }) => pick(target.value)}>
          {exportFormats.map((one) => (
            <option key={one} value={one}>
              {t(`export.formats.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {reviewed.includes(format) ? (
        <label className="check-line">
          <input type="checkbox" checked={review} onChange={() => onWish({ ...wish, review: !review })} />{' '}
          {t('history.deliver.review')}
        </label>
      ) : null}
      <label className="check-line">
        <input type="checkbox" checked={marked} onChange={() => onWish({ ...wish, marked: !marked })} />{' '}
        {t('history.deliver.mark')}
      </label>
      {marked ? <NameField wish={wish} onWish={onWish} /> : null}
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}

function NameField({ wish, onWish }: Pick<FormProps, 'wish' | 'onWish'>): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span className="field-label">{t('history.checkpoint.name')}</span>
      <input
        className="input"
        value={wish.name}
        maxLength={LONGEST}
        onChange={({ target }) => onWish({ ...wish, name: target.value })}
      />
      <span className="field-hint">{t('history.deliver.hint')}</span>
    </label>
  )
}

/** "Giao ngày 9/5/2026 – Chỉ thị 05", in the language of the interface; the day comes first, where it is seen. */
function deliveryName(t: TFunction, title: string, language: string): string {
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(Date.now())
  return t('history.deliver.name', { date, title: title.normalize('NFC') }).slice(0, LONGEST)
}

interface DoneProps {
  document: string
  outcome: Exclude<Outcome, { kind: 'gate' }>
  busy: boolean
  onRetry: (() => void) | null
  onClose: () => void
}

/** The file is there; says whether it has its name, too. */
function Done({ document, outcome, busy, onRetry, onClose }: DoneProps): ReactNode {
  const { t } = useTranslation()
  const failure = outcome.kind === 'saved' ? outcome.error : null
  const footer = (
    <button type="button" className="button button-primary" data-autofocus onClick={onClose}>
      {t('actions.close')}
    </button>
  )
  return (
    <Dialog title={t('history.deliver.title')} onClose={onClose} footer={footer}>
      {outcome.kind === 'delivered' ? (
        <>
          <p>{t('history.deliver.done', { name: outcome.name })}</p>
          <p>
            <Link href={historyAddress(document, { view: 'checkpoints' })} className="link-button">
              {t('history.views.checkpoints')}
            </Link>
          </p>
        </>
      ) : failure === null ? (
        <p>{t('history.deliver.marking')}</p>
      ) : (
        <>
          <p role="alert">{t('history.deliver.notMarked', { reason: failure })}</p>
          <button type="button" className="button" disabled={busy} onClick={() => onRetry?.()}>
            {t('actions.retry')}
          </button>
        </>
      )}
    </Dialog>
  )
}
