import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, ConceptInfo, GlossaryInfo, RouteReply } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { useGlossaries } from '../queries.ts'
import { draftOf, newDraft } from './form/fields.ts'
import { FormDialog } from './form/FormDialog.tsx'
import { headwordOf } from './glossaryText.ts'
import { useRights, useTermChange, type Rights } from './queries.ts'
import { writtenOnce } from './writing.ts'

type Saved = Omit<RouteReply<'changeConcept'>, never> & { alike?: ConceptInfo[] }

export interface ConceptFormProps {
  /** What is changed; absent: a new concept. */
  concept?: ConceptInfo
  /** Where a new concept goes at first; another can be chosen. */
  glossary?: string
  /** What is known of a new concept already. */
  known?: { vi?: string; en?: string }
  /** The concept as it is now, or the proposal that waits; the form is closed by its owner. */
  onSaved: (saved: Saved) => void
  onClose: () => void
}

/**
 * The full form of a concept, in a dialog: adds or changes, or proposes where
 * the person may only propose. Its words come with `lazy.tsx`.
 */
export function ConceptForm(props: ConceptFormProps): ReactNode {
  const glossaries = useGlossaries()
  const rightsOf = useRights()
  if (!glossaries.data) return null
  if (props.concept) {
    const rights = rightsOf(glossaries.data.find(({ id }) => id === props.concept?.glossary))
    return <ChangeForm {...props} concept={props.concept} rights={rights} />
  }
  const open = glossaries.data.filter((glossary) => rightsOf(glossary) !== 'read')
  return <AddForm {...props} glossaries={open} rightsOf={rightsOf} />
}

function ChangeForm(props: ConceptFormProps & { concept: ConceptInfo; rights: Rights }): ReactNode {
  const { t } = useTranslation()
  const { concept, rights, onSaved, onClose } = props
  const [mark] = useState(writtenOnce)
  const params = { glossary: concept.glossary, concept: concept.id }
  const send = useTermChange((body: { ifVersion: number; concept: ConceptDraft; note?: string }) =>
    call('changeConcept', { params, body: { ...body, ...mark(body) } }),
  )
  const edits = rights === 'edit'
  const name = { term: headwordOf(concept) }
  return (
    <FormDialog
      title={t(edits ? 'glossary.form.editTitle' : 'glossary.form.proposeTitle', name)}
      action={t(edits ? 'glossary.form.save' : 'glossary.form.propose')}
      keep={`${concept.glossary}/${concept.id}`}
      start={draftOf(concept)}
      version={concept.version ?? 0}
      asksReason={!edits}
      glossary={concept.glossary}
      now={async () => (await call('getConcept', { params })).concept}
      save={async (draft, reason, ifVersion) => {
        const note = reason === '' ? {} : { note: reason }
        const saved = await send.mutateAsync({ ifVersion, concept: draft, ...note })
        const told = { term: headwordOf(draft) }
        announce(t(saved.proposal ? 'glossary.form.proposed' : 'glossary.form.saved', told))
        onSaved(saved)
      }}
      onClose={onClose}
    />
  )
}

interface AddProps extends ConceptFormProps {
  glossaries: readonly GlossaryInfo[]
  rightsOf: (glossary: GlossaryInfo | undefined) => Rights
}

function AddForm({ glossaries, rightsOf, known, onSaved, onClose, ...props }: AddProps): ReactNode {
  const { t } = useTranslation()
  const [mark] = useState(writtenOnce)
  const [into, setInto] = useState(props.glossary ?? '')
  const glossary = glossaries.find(({ id }) => id === into) ?? glossaries[0]
  const send = useTermChange((body: { concept: ConceptDraft; note?: string }) =>
    call('addConcept', { params: { glossary: glossary?.id ?? '' }, body: { ...body, ...mark([glossary?.id, body]) } }),
  )
  const edits = rightsOf(glossary) === 'edit'
  const choice = (
    <label className="field">
      <span className="field-label">{t('glossary.form.into')}</span>
      <select className="input" value={glossary?.id ?? ''} onChange={(event) => setInto(event.target.value)}>
        {glossaries.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <FormDialog
      title={t(edits ? 'glossary.add.title' : 'glossary.add.proposeTitle')}
      action={t(edits ? 'glossary.form.save' : 'glossary.form.propose')}
      keep={`new ${known?.vi ?? ''} ${known?.en ?? ''}`}
      start={newDraft(known)}
      asksReason={!edits}
      glossary={glossary?.id ?? ''}
      head={glossaries.length > 1 ? choice : null}
      save={async (draft, reason) => {
        const saved = await send.mutateAsync({ concept: draft, ...(reason === '' ? {} : { note: reason }) })
        const told = { term: headwordOf(draft) }
        announce(t(saved.proposal ? 'glossary.add.proposed' : 'glossary.add.done', told))
        onSaved(saved)
      }}
      onClose={onClose}
    />
  )
}
