import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../core/api.ts'
import { errorText } from '../errorText.ts'
import { changedEnglish } from '../terms/changed.ts'
import { ImpactDialog } from '../terms/lazyDialogs.tsx'
import { ConceptForm } from './lazy.tsx'
import { useToast } from './toast.ts'

/** The form of a concept and, where its English is another one afterwards, what that touches. */
export function EditConcept({ concept, onClose }: { concept: ConceptInfo; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [changed, setChanged] = useState<{ from: string; to: string } | null>(null)
  if (!changed) {
    return (
      <ConceptForm
        concept={concept}
        onSaved={({ concept: saved }) => {
          const english = saved && changedEnglish(concept, saved)
          if (english) setChanged(english)
          else onClose()
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <ImpactDialog
      glossary={concept.glossary}
      concept={concept.id}
      {...changed}
      onDone={(text, { run }) => toast({ text, undo: () => Promise.resolve(run()) })}
      onSay={(text) => toast({ text })}
      onFail={(error) => toast({ text: errorText(t, error) })}
      onClose={onClose}
    />
  )
}
