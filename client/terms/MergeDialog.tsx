import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate, ConceptInfo } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { draftOf } from '../glossary/form/fields.ts'
import { headwordOf } from '../glossary/glossaryText.ts'
import { useConceptSearch, useRights, useTermChange } from '../glossary/queries.ts'
import { written } from '../glossary/writing.ts'
import { useGlossaries } from '../queries.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { Telling } from './telling.ts'

interface Props {
  candidate: Candidate
  telling: Telling
  onClose: () => void
}

/** Takes a phrase into a concept there is, as another way to say it. */
export function MergeDialog({ candidate, telling, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [q, setQ] = useState(candidate.text)
  const glossaries = useGlossaries().data ?? []
  const rightsOf = useRights()
  const open = glossaries.filter((glossary) => rightsOf(glossary) !== 'read')
  const filter = { q: q.normalize('NFC').trim(), glossaries: open.map(({ id }) => id).join(',') }
  const found = useConceptSearch(filter, filter.q !== '' && open.length > 0)
  const merge = useMerge(candidate, telling, onClose)
  const concepts = found.data?.pages.flatMap((page) => page.concepts).slice(0, 20) ?? []
  if (open.length === 0) {
    return (
      <Dialog title={t('termWork.merge.title', { term: candidate.text })} onClose={onClose}>
        <p>{t('termWork.merge.noGlossary')}</p>
      </Dialog>
    )
  }
  return (
    <Dialog title={t('termWork.merge.title', { term: candidate.text })} onClose={onClose}>
      <p>{t('termWork.merge.lead', { term: candidate.text })}</p>
      <label className="field">
        <span className="field-label">{t('termWork.merge.search')}</span>
        <input
          type="search"
          className="input"
          value={q}
          data-autofocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      {merge.error ? (
        <p className="field-error" role="alert">
          {errorText(t, merge.error)}
        </p>
      ) : null}
      <ul className="merge-list" aria-live="polite">
        {found.data && concepts.length === 0 ? <li className="muted">{t('termWork.merge.nothing')}</li> : null}
        {concepts.map((concept) => (
          <li key={`${concept.glossary}/${concept.id}`}>
            <button type="button" disabled={merge.isPending} onClick={() => merge.run(concept)}>
              <b lang="vi">{headwordOf(concept)}</b>
              <span lang="en">{concept.terms.find(({ lang }) => lang === 'en')?.text}</span>
              <small>{glossaries.find(({ id }) => id === concept.glossary)?.name}</small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function useMerge({ text }: Candidate, telling: Telling, onClose: () => void) {
  const { t } = useTranslation()
  const change = useTermChange(
    (concept: ConceptInfo) => {
      const variant = {
        lang: 'vi' as const,
        text,
        status: 'admitted' as const,
        provisional: false,
        type: 'variant' as const,
      }
      const draft = draftOf(concept)
      return call('changeConcept', {
        params: { glossary: concept.glossary, concept: concept.id },
        body: {
          ...written(),
          ifVersion: concept.version ?? 0,
          concept: { ...draft, terms: [...draft.terms, variant] },
        },
      })
    },
    {
      done: ({ concept: merged, proposal }, concept) => {
        const about = { term: text, concept: headwordOf(concept) }
        const said = t(proposal ? 'termWork.merge.proposed' : 'termWork.merge.done', about)
        announce(said)
        const undo = (): void => {
          if (!merged) return
          const body = { ...written(), ifVersion: merged.version ?? 0, concept: draftOf(concept) }
          const params = { glossary: concept.glossary, concept: concept.id }
          void call('changeConcept', { params, body }).catch(telling.fail)
        }
        telling.done(said, proposal ? undefined : { label: t('commands.undo'), run: undo })
      },
    },
  )
  const run = (concept: ConceptInfo): void => change.mutate(concept, { onSuccess: onClose })
  return { run, isPending: change.isPending, error: change.error }
}
