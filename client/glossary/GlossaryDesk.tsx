import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptFilter, GlossaryInfo, Proposal } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { useGlossaries } from '../queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { filterOf, isFiltered, readAddress, views, type GlossaryAddress } from './address.ts'
import { ConceptsView } from './ConceptsView.tsx'
import { DeskDialog, type OpenDialog } from './DeskDialog.tsx'
import { GlossaryHead } from './GlossaryHead.tsx'
import { GlossaryChoice, GlossaryTools } from './GlossaryTools.tsx'
import { ConflictsView, ProposalsView } from './lazy.tsx'
import { useConceptSearch } from './queries.ts'
import { useAddress } from './useAddress.ts'
import { useSearchKey } from './useSearchKey.ts'

/** The term base at work: one glossary or all, its concepts, proposals and contradictions. */
export function GlossaryDesk(): ReactNode {
  const { t } = useTranslation()
  const glossaries = useGlossaries()
  if (glossaries.error) return <Failure error={glossaries.error} onRetry={() => void glossaries.refetch()} />
  if (!glossaries.data) return <Loading />
  if (glossaries.data.length === 0) return <p className="empty">{t('glossary.noGlossary')}</p>
  return <Desk glossaries={glossaries.data} />
}

function Desk({ glossaries }: { glossaries: readonly GlossaryInfo[] }): ReactNode {
  const [address, change] = useAddress()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const only = glossaries.length === 1 ? glossaries[0] : undefined
  const glossary = glossaries.find(({ id }) => id === address.glossary) ?? only
  const shown = filterOf(address)
  const filter: ConceptFilter = glossary ? { ...shown, glossaries: glossary.id } : shown
  const found = useConceptSearch(filter, address.view === 'concepts')
  const first = found.data?.pages[0]
  useSearchKey()
  const part = isFiltered(address) && first ? { filter: shown, count: first.total } : undefined
  const openConcept = (key: string): void => change({ view: 'concepts', concept: key })
  return (
    <>
      <GlossaryHead glossaries={glossaries} glossary={glossary} shown={part} onDialog={(kind) => setDialog({ kind })} />
      <div className="glossary-bar">
        {glossaries.length > 1 ? (
          <GlossaryChoice
            glossaries={glossaries}
            address={{ ...address, glossary: glossary?.id ?? '' }}
            onChange={change}
          />
        ) : null}
        <Views
          address={address}
          waiting={proposalsOf(glossary ? [glossary] : glossaries)}
          onChange={(view) => change({ view })}
        />
      </div>
      <Suspense fallback={<Loading />}>
        <Shown {...{ glossaries, glossary, address, change, filter, found, setDialog, openConcept }} />
      </Suspense>
      <DeskDialog
        dialog={dialog}
        glossary={glossary}
        onClose={() => setDialog(null)}
        onChoose={(chosen) => change({ ...readAddress(''), glossary: chosen })}
        onConcept={(concept) => openConcept(conceptKey(concept.glossary, concept.id))}
      />
    </>
  )
}

interface ShownProps {
  glossaries: readonly GlossaryInfo[]
  glossary: GlossaryInfo | undefined
  address: GlossaryAddress
  change: (change: Partial<GlossaryAddress>) => void
  filter: ConceptFilter
  found: ReturnType<typeof useConceptSearch>
  setDialog: (dialog: OpenDialog) => void
  openConcept: (key: string) => void
}

/** The chosen view. */
function Shown(props: ShownProps): ReactNode {
  const { glossaries, glossary, address, change, filter, found, setDialog, openConcept } = props
  const amend = (proposal: Proposal): void => {
    const { draft } = proposal
    if (draft) setDialog({ kind: 'amend', proposal: { ...proposal, draft } })
  }
  switch (address.view) {
    case 'proposals':
      return <ProposalsView glossaries={glossary ? [glossary] : glossaries} onAmend={amend} />
    case 'conflicts':
      return (
        <ConflictsView
          glossaries={glossaries}
          project={address.project}
          onProject={(project) => change({ project })}
          onOpen={openConcept}
        />
      )
    case 'concepts':
      return (
        <>
          <GlossaryTools address={address} domains={found.data?.pages[0]?.domains ?? []} onChange={change} />
          {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
          <ConceptsView
            glossaries={glossaries}
            many={glossary === undefined}
            filter={filter}
            filtered={isFiltered(address)}
            found={found}
            open={address.concept}
            onOpen={(concept) => change({ concept })}
            onEdit={(concept) => setDialog({ kind: 'edit', concept })}
            onAmend={amend}
          />
        </>
      )
  }
}

const proposalsOf = (glossaries: readonly GlossaryInfo[]): number =>
  glossaries.reduce((sum, { proposals = 0 }) => sum + proposals, 0)

interface ViewsProps {
  address: GlossaryAddress
  /** Proposals that wait. */
  waiting: number
  onChange: (view: GlossaryAddress['view']) => void
}

function Views({ address, waiting, onChange }: ViewsProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="tabs" role="group" aria-label={t('glossary.views.label')}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          className="tab"
          aria-pressed={address.view === view}
          onClick={() => onChange(view)}
        >
          {t(`glossary.views.${view}`)}
          {view === 'proposals' && waiting > 0 ? (
            <>
              {' '}
              <span className="tab-count">{waiting}</span>
            </>
          ) : null}
        </button>
      ))}
    </div>
  )
}
