import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, ConceptInfo, GlossaryInfo, Proposal } from '../../core/api.ts'
import { EditConcept } from './EditConcept.tsx'
import { CreateGlossary, DeleteGlossary, DescribeGlossary } from './GlossaryDialogs.tsx'
import type { PageDialog } from './GlossaryHead.tsx'
import { headwordOf } from './glossaryText.ts'
import { AmendForm, ConceptForm, ImportDialog } from './lazy.tsx'
import { useToast } from './toast.ts'

export type OpenDialog =
  | { kind: PageDialog }
  | { kind: 'edit'; concept: ConceptInfo }
  | { kind: 'amend'; proposal: Proposal & { draft: ConceptDraft } }

interface Props {
  dialog: OpenDialog | null
  /** The chosen glossary. */
  glossary: GlossaryInfo | undefined
  onClose: () => void
  /** Shows another glossary; empty: all. */
  onChoose: (glossary: string) => void
  onConcept: (concept: ConceptInfo) => void
}

/** The dialog that is open, if any. */
export function DeskDialog(props: Props): ReactNode {
  return <Suspense fallback={null}>{props.dialog ? <Chosen {...props} dialog={props.dialog} /> : null}</Suspense>
}

function Chosen({ dialog, glossary, onClose, onChoose, onConcept }: Props & { dialog: OpenDialog }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const created = (made: GlossaryInfo): void => {
    onClose()
    onChoose(made.id)
    toast({ text: t('glossary.create.done', { name: made.name }) })
  }
  const added = (concept: ConceptInfo | null, alike: readonly ConceptInfo[] = []): void => {
    onClose()
    if (concept) onConcept(concept)
    const others = alike.filter(({ id }) => id !== concept?.id)
    if (others.length === 0) return
    toast({ text: t('glossary.add.alike', { count: others.length, terms: others.map(headwordOf).join(', ') }) })
  }
  switch (dialog.kind) {
    case 'add':
      return (
        <ConceptForm
          {...(glossary ? { glossary: glossary.id } : {})}
          onSaved={({ concept, alike }) => added(concept, alike)}
          onClose={onClose}
        />
      )
    case 'edit':
      return <EditConcept concept={dialog.concept} onClose={onClose} />
    case 'amend':
      return <AmendForm proposal={dialog.proposal} onClose={onClose} />
    case 'create':
      return <CreateGlossary copyOf="" onCreated={created} onClose={onClose} />
    case 'copy':
      return <CreateGlossary copyOf={glossary?.id ?? ''} onCreated={created} onClose={onClose} />
    case 'import':
      return glossary ? <ImportDialog glossary={glossary} onClose={onClose} /> : null
    case 'describe':
      return glossary ? <DescribeGlossary glossary={glossary} onClose={onClose} /> : null
    case 'delete':
      return glossary ? (
        <DeleteGlossary
          glossary={glossary}
          onClose={onClose}
          onDeleted={() => {
            onClose()
            onChoose('')
            toast({ text: t('glossary.delete.done', { name: glossary.name }) })
          }}
        />
      ) : null
  }
}
