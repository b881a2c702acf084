import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { personName } from '../../personName.ts'
import { anchors, concerns, states, type ThreadQuery } from './filters.ts'
import type { CommentStore } from './store.ts'

interface Props {
  store: CommentStore
  query: ThreadQuery
  onChange: (query: ThreadQuery) => void
}

export function DrawerFilters({ store, query, onChange }: Props): ReactNode {
  const { t } = useTranslation()
  const authors = new Map(
    store
      .threads()
      .flatMap(({ comments }) => comments.map(({ author }) => [author.id, personName(t, author)] as const)),
  )
  return (
    <div className="comment-filters" role="search" aria-label={t('comments.filters')}>
      <Choice
        label={t('comments.filterState')}
        value={query.state}
        options={states.map((id) => [id, t(`comments.states.${id}`)])}
        onChange={(state) => onChange({ ...query, state })}
      />
      <Choice
        label={t('comments.filterConcern')}
        value={query.concern}
        options={concerns.map((id) => [id, t(`comments.concerns.${id}`)])}
        onChange={(concern) => onChange({ ...query, concern })}
      />
      <Choice
        label={t('comments.filterPerson')}
        value={query.person}
        options={[['', t('comments.anybody')], ...authors]}
        onChange={(person) => onChange({ ...query, person })}
      />
      <Choice
        label={t('comments.filterAnchor')}
        value={query.anchor}
        options={anchors.map((id) => [id, t(`comments.anchors.${id}`)])}
        onChange={(anchor) => onChange({ ...query, anchor })}
      />
      <div className="find">
        <Icon name="search" />
        <input
          type="search"
          value={query.text}
          placeholder={t('comments.search')}
          aria-label={t('comments.search')}
          onChange={(event) => onChange({ ...query, text: event.target.value })}
        />
      </div>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>): ReactNode {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([id]) => id === event.target.value)
        if (chosen) onChange(chosen[0])
      }}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
