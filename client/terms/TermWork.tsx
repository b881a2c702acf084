import { Suspense, useEffect, useMemo, useState, type ReactNode, type RefObject } from 'react'
import type { ConceptInfo } from '../../core/api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { ConceptForm } from '../glossary/lazy.tsx'
import { changedEnglish } from './changed.ts'
import { CandidatesDrawer } from './CandidatesDrawer.tsx'
import { CompletionOptions } from './CompletionOptions.tsx'
import { openTermDoor } from './door.ts'
import { ImpactDialog } from './lazyDialogs.tsx'
import { QuickAdd } from './QuickAdd.tsx'
import { focusFirstTerm, useTermKeys } from './sourceTerms.ts'
import type { Telling } from './telling.ts'
import { TermCard } from './TermCard.tsx'
import { useCard } from './useCard.ts'

interface Props {
  session: DocumentSession
  grid: RefObject<HTMLElement | null>
  telling: Telling
}

type Known = { vi?: string; en?: string }
type Open =
  | { kind: 'quick'; known: Known }
  | { kind: 'full'; known: Known; glossary: string }
  | { kind: 'edit'; concept: ConceptInfo }
  | { kind: 'impact'; glossary: string; concept: string; from: string; to: string }

/** Work with terms beside the text: cards, completion, new terms, candidates, what a change touches. */
export function TermWork({ session, grid, telling }: Props): ReactNode {
  const card = useCard(session, grid)
  const [open, setOpen] = useState<Open | null>(null)
  const [candidates, setCandidates] = useState(() => new URLSearchParams(location.search).has('candidates'))
  const { show, leave, close } = card
  useTermKeys(session, grid, card)
  const door = useMemo(
    () => ({
      add: (known?: Known) => {
        const { source, target } = session.selectedTexts()
        setOpen({ kind: 'quick', known: known ?? { vi: source, en: target } })
      },
      showCard: show,
      leaveCard: leave,
      openCandidates: () => setCandidates(true),
      focusTerms: () => focusFirstTerm(session, grid.current),
    }),
    [session, grid, show, leave],
  )
  useEffect(() => openTermDoor(session, door), [session, door])
  const edit = (concept: ConceptInfo): void => {
    close()
    setOpen({ kind: 'edit', concept })
  }
  return (
    <>
      {card.shown ? (
        <TermCard session={session} card={card} shown={card.shown} telling={telling} onEdit={edit} />
      ) : null}
      <CompletionOptions session={session} />
      {candidates ? (
        <CandidatesDrawer session={session} door={door} telling={telling} onClose={() => setCandidates(false)} />
      ) : null}
      <Suspense fallback={null}>
        <TermDialogs session={session} open={open} telling={telling} onOpen={setOpen} />
      </Suspense>
    </>
  )
}

interface DialogsProps {
  session: DocumentSession
  open: Open | null
  telling: Telling
  onOpen: (open: Open | null) => void
}

function TermDialogs({ session, open, telling, onOpen }: DialogsProps): ReactNode {
  const close = (): void => {
    onOpen(null)
    session.focus()
  }
  switch (open?.kind) {
    case 'quick':
      return (
        <QuickAdd
          session={session}
          known={open.known}
          telling={telling}
          onFull={(known, glossary) => onOpen({ kind: 'full', known, glossary })}
          onClose={close}
        />
      )
    case 'full':
      return <ConceptForm known={open.known} glossary={open.glossary} onSaved={close} onClose={close} />
    case 'edit':
      return (
        <ConceptForm
          concept={open.concept}
          onSaved={({ concept }) => {
            const changed = concept && changedEnglish(open.concept, concept, session.day())
            if (!changed) return close()
            onOpen({ kind: 'impact', glossary: concept.glossary, concept: concept.id, ...changed })
          }}
          onClose={close}
        />
      )
    case 'impact':
      return (
        <ImpactDialog
          {...open}
          before={() => session.flush()}
          onDone={telling.done}
          onSay={telling.done}
          onFail={telling.fail}
          onClose={close}
        />
      )
    default:
      return null
  }
}
