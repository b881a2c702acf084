import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import type { Callable } from './mentions.ts'

export interface MentionListProps {
  id: string
  people: readonly Callable[]
  chosen: number
  onChoose: (person: Callable) => void
}

/** People to call, under the field; the keyboard stays in the field. */
export function MentionList({ id, people, chosen, onChoose }: MentionListProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="mentions" role="listbox" id={id} aria-label={t('comments.people')}>
      {people.map((person, at) => (
        <div
          key={person.id}
          id={`${id}-${at}`}
          role="option"
          className="mention-option"
          aria-selected={at === chosen}
          // The field keeps the keyboard.
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(person)
          }}
        >
          <span aria-hidden="true">
            <Avatar user={person} />
          </span>
          {person.name}
        </div>
      ))}
    </div>
  )
}
