import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, ConceptInfo, GlossaryConflict, GlossaryInfo } from '../../../core/api.ts'
import { conceptKey } from '../../../glossary/concept-key.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { draftOf } from '../form/fields.ts'
import { headwordOf } from '../glossaryText.ts'
import { useRights, useTermChange } from '../queries.ts'
import { TermChip } from '../TermChip.tsx'
import { useToast } from '../toast.ts'
import { written } from '../writing.ts'
import { admitting, preferring, renderingIn, renderingsOf } from './settling.ts'

interface Props {
  conflict: GlossaryConflict
  glossaries: readonly GlossaryInfo[]
  onOpen: (key: string) => void
}

type Settling = (draft: ConceptDraft, text: string) => ConceptDraft

/** One contradiction: English wordings down, concepts across, and what would settle it. */
export function ConflictCard({ conflict, glossaries, onOpen }: Props): ReactNode {
  const { t } = useTranslation()
  const rightsOf = useRights()
  const { vi, kind, concepts } = conflict
  const glossaryOf = (concept: ConceptInfo) => glossaries.find(({ id }) => id === concept.glossary)
  const open = concepts.filter((concept) => rightsOf(glossaryOf(concept)) !== 'read')
  const { busy, run } = useSettling(open)
  return (
    <li className="card conflict">
      <header className="history-head">
        <h2 lang="vi">{vi}</h2>
        <span className="chip">{t(`glossary.conflicts.kinds.${kind}`)}</span>
      </header>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={vi}>
        <table className="conflict-table">
          <thead>
            <tr>
              <th scope="col">{t('glossary.conflicts.rendering')}</th>
              {concepts.map((concept) => (
                <th scope="col" key={conceptKey(concept.glossary, concept.id)}>
                  <ConceptName concept={concept} glossary={glossaryOf(concept)} onOpen={onOpen} />
                </th>
              ))}
              {open.length > 0 ? <th scope="col">{t('glossary.conflicts.do')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {renderingsOf(conflict).map((text) => (
              <tr key={text}>
                <th scope="row" lang="en">
                  {text}
                </th>
                {concepts.map((concept) => (
                  <td key={conceptKey(concept.glossary, concept.id)}>
                    <Standing concept={concept} text={text} />
                  </td>
                ))}
                {open.length > 0 ? <Settle text={text} busy={busy} onRun={run} /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open.length === 0 ? <p className="muted">{t('glossary.conflicts.locked')}</p> : null}
    </li>
  )
}

/** Changes each of these concepts where it does not say so yet. */
function useSettling(concepts: readonly ConceptInfo[]) {
  const { t } = useTranslation()
  const toast = useToast()
  const settle = useTermChange(async ({ how, text }: { how: Settling; text: string }) => {
    let changed = 0
    for (const concept of concepts) {
      const draft = draftOf(concept)
      const next = how(draft, text)
      if (JSON.stringify(next) === JSON.stringify(draft)) continue
      const params = { glossary: concept.glossary, concept: concept.id }
      await call('changeConcept', { params, body: { ...written(), ifVersion: concept.version ?? 0, concept: next } })
      changed += 1
    }
    return changed
  })
  // A promise, for the card goes with the contradiction.
  const run = (how: Settling, text: string): void =>
    void settle.mutateAsync({ how, text }).then(
      (count) => toast({ text: t('glossary.conflicts.settled', { term: text, count }) }),
      (error: unknown) => toast({ text: errorText(t, error) }),
    )
  return { busy: settle.isPending, run }
}

function ConceptName(props: { concept: ConceptInfo; glossary: GlossaryInfo | undefined; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation()
  const { concept, glossary, onOpen } = props
  const [name, term] = [glossary?.name ?? '', headwordOf(concept)]
  return (
    <>
      <span className="muted">{name}</span>
      <button
        type="button"
        className="link-button"
        lang="vi"
        aria-label={t('glossary.conflicts.openOf', { term, glossary: name })}
        onClick={() => onOpen(conceptKey(concept.glossary, concept.id))}
      >
        {term}
      </button>
    </>
  )
}

function Standing({ concept, text }: { concept: ConceptInfo; text: string }): ReactNode {
  const { t } = useTranslation()
  const term = renderingIn(concept, text)
  if (!term) return <span className="muted">{t('glossary.conflicts.absent')}</span>
  return (
    <>
      <TermChip status={term.status} />
      {term.provisional ? <TermChip status="provisional" /> : null}
    </>
  )
}

function Settle(props: { text: string; busy: boolean; onRun: (how: Settling, text: string) => void }): ReactNode {
  const { t } = useTranslation()
  const { text: term, busy, onRun } = props
  const button = (key: 'prefer' | 'admit', how: Settling) => (
    <button
      type="button"
      className="button button-small"
      aria-label={t(`glossary.conflicts.${key}Of`, { term })}
      disabled={busy}
      onClick={() => onRun(how, term)}
    >
      {t(`glossary.conflicts.${key}`)}
    </button>
  )
  return (
    <td>
      <div className="proposal-actions">
        {button('prefer', preferring)}
        {button('admit', admitting)}
      </div>
    </td>
  )
}
