import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo, RouteBody } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useGlossaries } from '../queries.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useTermChange } from './queries.ts'
import { writtenOnce } from './writing.ts'

const clean = (text: string): string => text.normalize('NFC').trim()

interface CreateProps {
  /** The glossary the new one is a copy of, at first. */
  copyOf: string
  onCreated: (glossary: GlossaryInfo) => void
  onClose: () => void
}

/** A new glossary, empty or as a copy. */
export function CreateGlossary({ copyOf, onCreated, onClose }: CreateProps): ReactNode {
  const { t } = useTranslation()
  const glossaries = useGlossaries().data ?? []
  const [mark] = useState(writtenOnce)
  const [from, setFrom] = useState(copyOf)
  const origin = glossaries.find(({ id }) => id === from)
  const create = useTermChange((body: Omit<RouteBody<'createGlossary'>, 'client' | 'requestId'>) =>
    call('createGlossary', { body: { ...body, ...mark(body) } }),
  )
  return (
    <NamedDialog
      title={t('glossary.create.title')}
      action={t('glossary.create.submit')}
      name={origin ? t('glossary.create.copyName', { name: origin.name }) : ''}
      description=""
      busy={create.isPending}
      error={create.error}
      onSubmit={(name, description) =>
        create.mutate(
          { name, ...(description === '' ? {} : { description }), ...(from === '' ? {} : { copyOf: from }) },
          { onSuccess: onCreated },
        )
      }
      onClose={onClose}
    >
      <label className="field">
        <span className="field-label">{t('glossary.create.copyOf')}</span>
        <select className="input" value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="">{t('glossary.create.empty')}</option>
          {glossaries.map(({ id, name, concepts }) => (
            <option key={id} value={id}>
              {t('glossary.create.copyFrom', { name, count: concepts })}
            </option>
          ))}
        </select>
      </label>
    </NamedDialog>
  )
}

interface OneProps {
  glossary: GlossaryInfo
  onClose: () => void
}

/** Name and description of a glossary. */
export function DescribeGlossary({ glossary, onClose }: OneProps): ReactNode {
  const { t } = useTranslation()
  const change = useTermChange((body: RouteBody<'changeGlossary'>) =>
    call('changeGlossary', { params: { glossary: glossary.id }, body }),
  )
  return (
    <NamedDialog
      title={t('glossary.describe.title')}
      action={t('actions.save')}
      name={glossary.name}
      description={glossary.description ?? ''}
      busy={change.isPending}
      error={change.error}
      onSubmit={(name, description) => change.mutate({ name, description }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Asks before a glossary is deleted. */
export function DeleteGlossary({ glossary, onClose, onDeleted }: OneProps & { onDeleted: () => void }): ReactNode {
  const { t } = useTranslation()
  const remove = useTermChange(() => call('deleteGlossary', { params: { glossary: glossary.id } }))
  return (
    <ConfirmDialog
      title={t('glossary.delete.title')}
      text={t('glossary.delete.text', { name: glossary.name, count: glossary.concepts })}
      action={t('glossary.delete.submit')}
      busy={remove.isPending}
      error={remove.error ? errorText(t, remove.error) : undefined}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted })}
      onClose={onClose}
    />
  )
}

interface NamedProps {
  title: string
  action: string
  /** Taken until the person writes another. */
  name: string
  description: string
  busy: boolean
  error: unknown
  onSubmit: (name: string, description: string) => void
  onClose: () => void
  children?: ReactNode
}

function NamedDialog(props: NamedProps): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState<string | null>(null)
  const [description, setDescription] = useState(props.description)
  const called = clean(name ?? props.name)
  const ready = called !== '' && !props.busy
  const footer = (
    <>
      <button type="button" className="button" onClick={props.onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!ready}>
        {props.action}
      </button>
    </>
  )
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      onSubmit={() => (ready ? props.onSubmit(called, clean(description)) : undefined)}
      footer={footer}
    >
      {props.children}
      <label className="field">
        <span className="field-label">{t('glossary.create.name')}</span>
        <input
          className="input"
          value={name ?? props.name}
          maxLength={200}
          data-autofocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{t('glossary.create.description')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={2000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
      {props.error ? (
        <p className="field-error" role="alert">
          {errorText(t, props.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
