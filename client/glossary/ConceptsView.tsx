import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptFilter, ConceptInfo, GlossaryInfo, Proposal } from '../../core/api.ts'
import { conceptKey, splitConceptKey } from '../../glossary/concept-key.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useMedia } from '../useMedia.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { ConceptCard } from './ConceptCard.tsx'
import { ConceptList } from './ConceptList.tsx'
import { headwordOf } from './glossaryText.ts'
import { useConcept, useRights, type Rights, type useConceptSearch } from './queries.ts'
import { SelectAll } from './SelectAll.tsx'
import { useSelection, type Selection } from './selection.ts'

interface Props {
  glossaries: readonly GlossaryInfo[]
  /** Are concepts of several glossaries shown? */
  many: boolean
  filter: ConceptFilter
  /** Is anything but the glossary chosen? */
  filtered: boolean
  found: ReturnType<typeof useConceptSearch>
  open: string
  onOpen: (key: string) => void
  onEdit: (concept: ConceptInfo) => void
  onAmend: (proposal: Proposal) => void
}

/** What was found, the open concept beside it (or above it where there is no room), and the bar for many. */
export function ConceptsView(props: Props): ReactNode {
  const { t } = useTranslation()
  const { found, filter, onOpen } = props
  const narrow = useMedia('(max-width: 899px)')
  const selection = useSelection()
  const { concepts, listed } = useListed(found)
  const { nameOf, rightsTo } = useNamed(props.glossaries)
  const first = concepts[0]
  const total = found.data?.pages[0]?.total ?? 0
  const open = props.open || (narrow || !first ? '' : conceptKey(first.glossary, first.id))
  const concept = useOpenConcept(open, listed(open))
  const edit = (one: ConceptInfo | undefined): void => {
    if (one && rightsTo(one.glossary) !== 'read') props.onEdit(one)
  }
  if (!found.data) return found.error ? null : <Loading />
  if (concepts.length === 0) return <Nothing filtered={props.filtered} />
  const more = found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined
  const card = concept ? (
    <ConceptCard
      key={conceptKey(concept.glossary, concept.id)}
      concept={concept}
      glossaryName={nameOf(concept.glossary)}
      rights={rightsTo(concept.glossary)}
      onEdit={() => edit(concept)}
      onAmend={props.onAmend}
      onOpen={onOpen}
      onGone={() => onOpen('')}
    />
  ) : null
  return (
    <div className="concepts" aria-busy={found.isPlaceholderData}>
      <section className="concept-list">
        <SelectAll selection={selection} concepts={concepts} total={total} filter={filter} />
        <ConceptList
          key={JSON.stringify(filter)}
          concepts={concepts}
          total={total}
          onMore={more}
          open={open}
          onOpen={onOpen}
          onEnter={(key) => {
            onOpen(key)
            // The card of another concept has yet to be drawn.
            requestAnimationFrame(() => document.getElementById('concept-card')?.focus())
          }}
          onEdit={(key) => edit(listed(key))}
          selection={selection}
          glossaryName={props.many ? nameOf : undefined}
        />
      </section>
      {narrow ? (
        <CardDialog concept={concept} card={card} onClose={() => onOpen('')} />
      ) : (
        <aside className="concept-side">{card ?? <p>{t('glossary.pick')}</p>}</aside>
      )}
      <SelectionBar selection={selection} glossaries={props.glossaries} />
    </div>
  )
}

/** Everything found so far, in order and by key. */
function useListed({ data }: Props['found']) {
  return useMemo(() => {
    const concepts = data?.pages.flatMap((page) => page.concepts) ?? []
    const byKey = new Map(concepts.map((one) => [conceptKey(one.glossary, one.id), one] as const))
    return { concepts, listed: (key: string): ConceptInfo | undefined => byKey.get(key) }
  }, [data])
}

/** Glossaries by id: their names, and what one may do with them. */
function useNamed(glossaries: readonly GlossaryInfo[]) {
  const rightsOf = useRights()
  const find = (id: string) => glossaries.find((one) => one.id === id)
  return { nameOf: (id: string): string => find(id)?.name ?? '', rightsTo: (id: string): Rights => rightsOf(find(id)) }
}

interface CardDialogProps {
  concept: ConceptInfo | undefined
  card: ReactNode
  onClose: () => void
}

function CardDialog({ concept, card, onClose }: CardDialogProps): ReactNode {
  if (!concept) return null
  return (
    <Dialog title={headwordOf(concept)} onClose={onClose} wide>
      {card}
    </Dialog>
  )
}

function SelectionBar({ selection, glossaries }: { selection: Selection; glossaries: readonly GlossaryInfo[] }) {
  const { rightsTo } = useNamed(glossaries)
  if (selection.keys.size === 0) return null
  return (
    <BulkBar
      selection={selection}
      glossaries={glossaries}
      canChange={[...selection.keys].some((key) => rightsTo(splitConceptKey(key).glossary) === 'edit')}
      targets={glossaries.filter(({ id }) => rightsTo(id) === 'edit')}
    />
  )
}

/** The open concept, also where the list does not have it: by its address, or as somebody's successor. */
function useOpenConcept(open: string, listed: ConceptInfo | undefined): ConceptInfo | undefined {
  const { data } = useConcept(open === '' || listed ? null : splitConceptKey(open))
  return listed ?? data?.concept
}

function Nothing({ filtered }: { filtered: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="empty">
      <h2>{t(filtered ? 'glossary.none' : 'glossary.emptyGlossary')}</h2>
      <p>{t(filtered ? 'glossary.noneText' : 'glossary.emptyGlossaryText')}</p>
    </div>
  )
}
