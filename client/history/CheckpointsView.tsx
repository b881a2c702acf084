import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Checkpoint } from '../../core/api.ts'
import { can } from '../../core/model/permissions.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { personName } from '../personName.ts'
import { useSessionInfo } from '../queries.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { NameDialog } from '../ui/NameDialog.tsx'
import { historyAddress } from './address.ts'
import { CheckpointDialog } from './CheckpointDialog.tsx'
import { Moment } from './Moment.tsx'
import { useCheckpoints, useCheckpointsChanged } from './queries.ts'
import type { ViewProps } from './view.ts'
import { useWhen } from './when.ts'

type Open = { kind: 'add' } | { kind: 'rename' | 'delete'; checkpoint: Checkpoint }

/** Points of the document that have a name: what was delivered, what came back. */
export function CheckpointsView({ document }: ViewProps): ReactNode {
  const { t } = useTranslation()
  const checkpoints = useCheckpoints(document.id)
  const changed = useCheckpointsChanged(document.id)
  const me = useSessionInfo().data?.user.id
  const [open, setOpen] = useState<Open | null>(null)
  const actor = { user: me ?? '', role: document.role }
  const may = can(actor, 'status')
  const mayChange = ({ by }: Checkpoint): boolean => may && (by.id === me || can(actor, 'manage'))
  const done = (text: string): void => {
    setOpen(null)
    announce(text)
    changed()
  }
  return (
    <section aria-labelledby="checkpoints-title">
      <div className="history-line">
        <h2 id="checkpoints-title" className="history-heading">
          {t('history.views.checkpoints')}
        </h2>
        {may ? (
          <button type="button" className="button button-primary" onClick={() => setOpen({ kind: 'add' })}>
            <Icon name="plus" />
            {t('history.checkpoint.add')}
          </button>
        ) : null}
      </div>
      <p className="lead">{t('history.checkpoint.lead')}</p>
      {checkpoints.error ? (
        <Failure error={checkpoints.error} onRetry={() => void checkpoints.refetch()} />
      ) : !checkpoints.data ? (
        <Loading />
      ) : checkpoints.data.length === 0 ? (
        <p className="history-empty">{t('history.checkpoint.none')}</p>
      ) : (
        <ul className="checkpoint-list">
          {checkpoints.data.map((checkpoint) => (
            <CheckpointCard
              key={checkpoint.id}
              checkpoint={checkpoint}
              onOpen={mayChange(checkpoint) ? (kind) => setOpen({ kind, checkpoint }) : undefined}
            />
          ))}
        </ul>
      )}
      {open?.kind === 'add' ? (
        <CheckpointDialog
          document={document.id}
          onDone={({ name }) => done(t('history.checkpoint.added', { name }))}
          onClose={() => setOpen(null)}
        />
      ) : open ? (
        <ChangeDialog {...open} onDone={done} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  )
}

interface CardProps {
  checkpoint: Checkpoint
  onOpen: ((kind: 'rename' | 'delete') => void) | undefined
}

function CheckpointCard({ checkpoint, onOpen }: CardProps): ReactNode {
  const { t } = useTranslation()
  const when = useWhen()
  const { id, document, name, kind, by, at } = checkpoint
  return (
    <li className="card checkpoint-card">
      <div>
        <p className="checkpoint-name">
          <span className={`chip checkpoint-${kind}`}>{t(`history.checkpoint.kinds.${kind}`)}</span> <b>{name}</b>
        </p>
        <p className="muted">
          {personName(t, by)} ·{' '}
          <Moment at={at} when={when}>
            {when.short(at)}
          </Moment>
        </p>
      </div>
      <div className="checkpoint-actions">
        <Link
          href={historyAddress(document, { view: 'compare', then: id })}
          className="button button-small"
          aria-label={t('history.compareNowOf', { point: name })}
        >
          {t('history.compareNow')}
        </Link>
        {onOpen ? (
          <>
            <button
              type="button"
              className="button button-small"
              aria-label={t('history.checkpoint.renameOf', { name })}
              onClick={() => onOpen('rename')}
            >
              {t('actions.rename')}
            </button>
            <button
              type="button"
              className="button button-small"
              aria-label={t('history.checkpoint.deleteOf', { name })}
              onClick={() => onOpen('delete')}
            >
              {t('actions.delete')}
            </button>
          </>
        ) : null}
      </div>
    </li>
  )
}

interface ChangeProps {
  kind: 'rename' | 'delete'
  checkpoint: Checkpoint
  onDone: (text: string) => void
  onClose: () => void
}

/** Renames or deletes a checkpoint; the texts stay in the history. */
function ChangeDialog({ kind, checkpoint, onDone, onClose }: ChangeProps): ReactNode {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const params = { document: checkpoint.document, checkpoint: checkpoint.id }
  const run = async (work: () => Promise<unknown>, text: string): Promise<void> => {
    setBusy(true)
    try {
      await work()
      onDone(text)
    } catch (reason) {
      setError(errorText(t, reason))
      setBusy(false)
    }
  }
  const { name } = checkpoint
  if (kind === 'rename') {
    return (
      <NameDialog
        title={t('history.checkpoint.renameTitle')}
        label={t('history.checkpoint.name')}
        action={t('actions.save')}
        initial={name}
        {...{ busy, error, onClose }}
        onSubmit={(next) =>
          void run(
            () => call('renameCheckpoint', { params, body: { name: next } }),
            t('history.checkpoint.renamed', { name: next }),
          )
        }
      />
    )
  }
  return (
    <ConfirmDialog
      title={t('history.checkpoint.deleteTitle')}
      text={t('history.checkpoint.deleteText', { name })}
      action={t('actions.delete')}
      {...{ busy, error, onClose }}
      onConfirm={() => void run(() => call('deleteCheckpoint', { params }), t('history.checkpoint.deleted', { name }))}
    />
  )
}
