import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { useTermChange } from '../glossary/queries.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { CandidateItem } from './CandidateItem.tsx'
import type { TermDoor } from './door.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { useCandidates } from './queries.ts'
import type { Telling } from './telling.ts'

interface Props {
  session: DocumentSession
  door: TermDoor
  telling: Telling
  onClose: () => void
}

/**
 * Frequent phrases that no glossary has, beside the text, so that their
 * contexts can be looked at there. Not modal: one works on with it open.
 */
export function CandidatesDrawer({ session, door, telling, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const candidates = useCandidates(session.document.id)
  const [merging, setMerging] = useState<Candidate | null>(null)
  const decide = useDecide(session, telling)
  const close = (): void => {
    onClose()
    session.focus()
  }
  const list = candidates.data?.candidates
  return (
    <Drawer title={t('termWork.candidates.title')} onClose={close}>
      {candidates.error ? (
        <Failure error={candidates.error} onRetry={() => void candidates.refetch()} />
      ) : !list ? (
        <Loading />
      ) : list.length === 0 ? (
        <p className="panel-empty">{t('termWork.candidates.none')}</p>
      ) : (
        <>
          <p className="muted">{t('termWork.candidates.lead', { count: list.length })}</p>
          <ol className="phrase-list">
            {list.map((candidate) => (
              <CandidateItem
                key={candidate.key}
                candidate={candidate}
                onShow={(segment) => session.activate(segment, { focus: false, caret: 'end' })}
                onAccept={() => door.add({ vi: candidate.text })}
                onReject={() => decide(candidate)}
                onMerge={() => setMerging(candidate)}
              />
            ))}
          </ol>
        </>
      )}
      {merging ? <MergeDialog candidate={merging} telling={telling} onClose={() => setMerging(null)} /> : null}
    </Drawer>
  )
}

/** Rejects a phrase for the whole project, with a way back. */
function useDecide(session: DocumentSession, telling: Telling): (candidate: Candidate) => void {
  const { t } = useTranslation()
  const params = { document: session.document.id }
  const restore = useTermChange(
    (key: string) => call('decideCandidate', { params, body: { key, decision: 'restore' } }),
    { fail: telling.fail },
  )
  const reject = useTermChange(
    ({ key }: Candidate) => call('decideCandidate', { params, body: { key, decision: 'reject' } }),
    {
      done: (_, { key, text }) => {
        const said = t('termWork.candidates.rejected', { term: text })
        announce(said)
        telling.done(said, { label: t('commands.undo'), run: () => restore.mutate(key) })
      },
      fail: telling.fail,
    },
  )
  return (candidate) => reject.mutate(candidate)
}
