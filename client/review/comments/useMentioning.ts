import { useId, useState, type AriaAttributes, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import type { MentionListProps } from './MentionList.tsx'
import { askedAt, offered, type Asked, type Callable } from './mentions.ts'

/** People shown at once. */
const MOST = 8

interface Mentioning {
  open: boolean
  list: MentionListProps
  aria: AriaAttributes
  /** The caret or the text has moved. */
  look: () => void
  close: () => void
  /** True when the key belonged to the list. */
  keydown: (event: KeyboardEvent) => boolean
}

/** A list of people behind an @ in a field. */
export function useMentioning(
  box: RefObject<HTMLTextAreaElement | null>,
  people: readonly Callable[],
  text: string,
  write: (text: string) => void,
): Mentioning {
  const { t } = useTranslation()
  const id = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [chosen, setChosen] = useState(0)
  const found = asked ? offered(people, asked.query).slice(0, MOST) : []
  const open = found.length > 0
  const at = Math.min(chosen, found.length - 1)

  const look = (): void => {
    const field = box.current
    if (!field) return
    const next = field.selectionStart === field.selectionEnd ? askedAt(field.value, field.selectionStart) : null
    if (next?.at === asked?.at && next?.query === asked?.query) return
    setAsked(next)
    setChosen(0)
    if (next && asked === null) {
      const count = offered(people, next.query).length
      if (count > 0) announce(t('comments.peopleOffered', { count }))
    }
  }
  const close = (): void => setAsked(null)
  const choose = (person: Callable): void => {
    if (!asked) return
    const rest = text.slice(asked.at + 1 + asked.query.length)
    const head = `${text.slice(0, asked.at)}@${person.name}${rest.startsWith(' ') ? '' : ' '}`
    flushSync(() => {
      write(head + rest)
      setAsked(null)
    })
    box.current?.setSelectionRange(head.length, head.length)
  }
  const keydown = (event: KeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return false
    const person = found[at]
    if (event.key === 'ArrowDown') setChosen((at + 1) % found.length)
    else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length)
    else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    open,
    list: { id, people: found, chosen: at, onChoose: choose },
    aria: open
      ? { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${at}` }
      : { 'aria-autocomplete': 'list' },
    look,
    close,
    keydown,
  }
}
