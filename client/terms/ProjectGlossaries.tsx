import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectGlossaries as Reply } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useMay } from '../glossary/queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { active, activeIds, moved } from './order.ts'
import { useProjectGlossaries, useRememberGlossaries } from './queries.ts'

type Glossary = Reply['glossaries'][number]

/** Which glossaries a project uses, in what order, and which one takes new terms. Each choice is kept at once. */
export function ProjectGlossaries({ project }: { project: string }): ReactNode {
  const { t } = useTranslation()
  const glossaries = useProjectGlossaries(project)
  const may = useMay()
  const remember = useRememberGlossaries(project)
  const change = useMutation({
    mutationFn: (body: { active: string[]; takesNew: string | null }) =>
      call('setProjectGlossaries', { params: { project }, body }),
    onSuccess: (reply) => {
      remember(reply)
      announce(t('projectSettings.saved'))
    },
  })
  const all = glossaries.data
  const known = all?.find((one) => one.takesNew)?.id ?? null
  // What was chosen shows at once, not when the server has answered.
  const takesNew = change.isPending ? change.variables.takesNew : known
  const save = (ids: string[], taking: string | null): void =>
    change.mutate({ active: ids, takesNew: taking !== null && ids.includes(taking) ? taking : null })
  return (
    <section className="card settings-card" aria-labelledby="settings-glossaries">
      <h2 id="settings-glossaries">{t('termWork.project.title')}</h2>
      <p className="muted">{t('termWork.project.lead')}</p>
      {change.error ? (
        <p className="field-error" role="alert">
          {errorText(t, change.error)}
        </p>
      ) : null}
      {glossaries.error ? (
        <Failure error={glossaries.error} onRetry={() => void glossaries.refetch()} />
      ) : !all ? (
        <Loading />
      ) : (
        <>
          <ActiveList all={all} takesNew={takesNew} fixed={!may('manage')} onSave={save} />
          <InactiveList all={all} fixed={!may('manage')} onAdd={(id) => save([...activeIds(all), id], takesNew)} />
        </>
      )}
    </section>
  )
}

interface ListProps {
  all: readonly Glossary[]
  takesNew: string | null
  /** Nothing can be chosen by this person. */
  fixed: boolean
  onSave: (ids: string[], takesNew: string | null) => void
}

function ActiveList({ all, takesNew, fixed, onSave }: ListProps): ReactNode {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const ids = activeIds(all)
  const glossaries = active(all)
  if (glossaries.length === 0) return <p>{t('termWork.project.none')}</p>
  const move = (id: string, to: number): void => {
    if (to < 0 || to >= ids.length) return
    onSave(moved(ids, id, to), takesNew)
    const name = glossaries.find((one) => one.id === id)?.name ?? ''
    announce(t('termWork.project.moved', { name, place: to + 1, count: ids.length }))
  }
  return (
    <ol className="glossary-order" ref={list}>
      {glossaries.map((glossary, at) => (
        <ActiveItem
          key={glossary.id}
          glossary={glossary}
          at={at}
          count={ids.length}
          fixed={fixed}
          takes={takesNew === glossary.id}
          onMove={(to) => move(glossary.id, to)}
          onTake={() => onSave(ids, glossary.id)}
          onRemove={() =>
            onSave(
              ids.filter((id) => id !== glossary.id),
              takesNew,
            )
          }
          drag={{
            onDragStart: (event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(glossary.id)
            },
            onDragEnd: () => setDragged(null),
            onDragOver: (event) => {
              if (dragged !== null) event.preventDefault()
            },
            onDrop: (event) => {
              event.preventDefault()
              if (dragged !== null && dragged !== glossary.id) move(dragged, at)
              setDragged(null)
            },
          }}
        />
      ))}
    </ol>
  )
}

interface ItemProps {
  glossary: Glossary
  at: number
  count: number
  fixed: boolean
  takes: boolean
  onMove: (to: number) => void
  onTake: () => void
  onRemove: () => void
  drag: Partial<Record<'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop', (event: DragEvent) => void>>
}

function ActiveItem({ glossary, at, count, fixed, takes, onMove, onTake, onRemove, drag }: ItemProps): ReactNode {
  const { t } = useTranslation()
  const { name, concepts, readOnly } = glossary
  const keydown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !event.altKey || fixed) return
    event.preventDefault()
    onMove(at + by)
  }
  return (
    <li draggable={!fixed} {...(fixed ? {} : drag)} onKeyDown={keydown}>
      <span className="glossary-place">{at + 1}</span>
      <span className="glossary-name">
        {name}
        <small>{t('statusbar.glossary', { name: t('termWork.project.concepts'), count: concepts })}</small>
      </span>
      {readOnly ? (
        <span className="muted">{t('termWork.project.readOnly')}</span>
      ) : (
        <label className="choice">
          <input
            type="radio"
            name="takes-new"
            checked={takes}
            disabled={fixed}
            onChange={onTake}
            aria-label={t('termWork.project.takesNewOne', { name })}
          />
          {t('termWork.project.takesNew')}
        </label>
      )}
      <span className="glossary-buttons">
        <MoveButton name={name} up disabled={fixed || at === 0} onClick={() => onMove(at - 1)} />
        <MoveButton name={name} up={false} disabled={fixed || at === count - 1} onClick={() => onMove(at + 1)} />
        <button
          type="button"
          className="icon-button"
          aria-label={t('termWork.project.remove', { name })}
          disabled={fixed}
          onClick={onRemove}
        >
          <Icon name="close" size={14} />
        </button>
      </span>
    </li>
  )
}

function MoveButton(props: { name: string; up: boolean; disabled: boolean; onClick: () => void }): ReactNode {
  const { t } = useTranslation()
  const label = t(props.up ? 'termWork.project.up' : 'termWork.project.down', { name: props.name })
  return (
    <button
      type="button"
      className={props.up ? 'icon-button icon-up' : 'icon-button'}
      aria-label={label}
      title={label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name="down" size={14} />
    </button>
  )
}

interface InactiveProps {
  all: readonly Glossary[]
  fixed: boolean
  onAdd: (id: string) => void
}

function InactiveList({ all, fixed, onAdd }: InactiveProps): ReactNode {
  const { t } = useTranslation()
  const others = all.filter(({ place }) => place === null)
  if (others.length === 0) return null
  return (
    <>
      <h3 className="label">{t('termWork.project.others')}</h3>
      <ul className="glossary-others">
        {others.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <button
              type="button"
              className="button button-small"
              disabled={fixed}
              aria-label={t('termWork.project.addOne', { name })}
              onClick={() => onAdd(id)}
            >
              {t('termWork.project.add')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
