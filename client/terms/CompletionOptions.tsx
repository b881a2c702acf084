import { useEffect, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import type { CompletionList } from '../editor/completer.ts'
import { offerCompletions } from '../editor/completion.ts'
import type { DocumentSession } from '../editor/session.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useCompletes } from './completionChoice.ts'
import { TermPhrases } from './termPhrases.ts'

/** The list at the caret, and what feeds it. The keyboard stays in the translation. */
export function CompletionOptions({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const listId = useId()
  const on = useCompletes()
  const [list, setList] = useState<CompletionList | null>(null)
  useEffect(() => {
    if (!on) return
    const phrases = new TermPhrases(session)
    let open = false
    const stop = offerCompletions(session, {
      listId,
      find: (segment, before) => phrases.find(segment, before),
      show: (next) => {
        // Told once when it opens; while it is open the options are announced as one moves through them.
        const [first] = next?.options ?? []
        if (next && first && !open)
          announce(t('termWork.completion.open', { count: next.options.length, first: first.text }))
        open = next !== null
        setList(next)
      },
    })
    return () => {
      stop()
      phrases.close()
    }
  }, [session, on, listId, t])
  if (!list) return null
  const { options, at, place, choose } = list
  const below = place.bottom + LIST_HEIGHT < window.innerHeight
  const left = { '--left': `${place.left}px` }
  const style = below ? { ...left, top: place.bottom + 4 } : { ...left, bottom: window.innerHeight - place.top + 4 }
  return (
    <div className="completion" style={style}>
      <ul role="listbox" id={listId} aria-label={t('termWork.completion.label')}>
        {options.map(({ text }, index) => (
          <li
            key={text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            lang="en"
            // The caret stays in the translation.
            onMouseDown={(event) => {
              event.preventDefault()
              choose(index)
            }}
          >
            {text}
          </li>
        ))}
      </ul>
      <p className="completion-hint" aria-hidden="true">
        <Kbd keys="Tab" /> <Kbd keys="ArrowDown" />
      </p>
    </div>
  )
}

/** Room a full list needs (px). */
const LIST_HEIGHT = 240
