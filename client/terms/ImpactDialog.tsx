import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AffectedSegment } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { useTermChange } from '../glossary/queries.ts'
import { written } from '../glossary/writing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ImpactDocuments } from './ImpactDocuments.tsx'

/** Segments asked for at a time. */
const PAGE = 200

export interface ImpactProps {
  glossary: string
  concept: string
  /** The English that stood until now, and that is to stand. */
  from: string
  to: string
  /** Sends what is being typed, so that no segment is out of date; false when it cannot. */
  before?: () => Promise<boolean>
  /** Tells what was done, with a way back. */
  onDone: (text: string, undo: { label: string; run: () => void }) => void
  /** Tells how the way back went. */
  onSay: (text: string) => void
  onFail: (error: unknown) => void
  onClose: () => void
}

/** What a changed English term touches: chosen segments get the new one, in one step that can be taken back. */
export function ImpactDialog(props: ImpactProps): ReactNode {
  const { t } = useTranslation()
  const { from, to, onClose } = props
  const impact = useImpact(props)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const apply = useApply(props)
  const found = impact.data?.pages.flatMap((page) => page.segments) ?? []
  const first = impact.data?.pages[0]
  const chosen = found.filter(({ segment, locked }) => !locked && !left.has(segment))
  if (first && first.total === 0) return <NothingTouched {...props} />
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('termWork.impact.leave')}
      </button>
      <button type="submit" className="button button-primary" disabled={chosen.length === 0 || apply.busy}>
        {t('termWork.impact.apply', { count: chosen.length })}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('termWork.impact.title')}
      wide
      onClose={onClose}
      onSubmit={() => apply.run(chosen)}
      footer={footer}
    >
      <p className="impact-names">
        <del lang="en">{from}</del> <span aria-hidden="true">→</span> <ins lang="en">{to}</ins>
      </p>
      {apply.error ? <Refused error={apply.error} /> : null}
      {impact.error ? <Failure error={impact.error} onRetry={() => void impact.refetch()} /> : null}
      {!first ? (
        impact.error ? null : (
          <Loading />
        )
      ) : (
        <>
          <p>
            {t('termWork.impact.summary', {
              count: first.total,
              documents: t('count.documents', { count: first.documents }),
            })}
            {first.locked > 0 ? ` ${t('termWork.impact.locked', { count: first.locked })}` : null}
          </p>
          <ImpactDocuments segments={found} left={left} onLeave={setLeft} />
          {impact.hasNextPage ? <More impact={impact} left={first.total - found.length} /> : null}
        </>
      )}
    </Dialog>
  )
}

function Refused({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="field-error" role="alert">
      {errorText(t, error)}
    </p>
  )
}

function More({ impact, left }: { impact: ReturnType<typeof useImpact>; left: number }): ReactNode {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="button"
      disabled={impact.isFetchingNextPage}
      onClick={() => void impact.fetchNextPage()}
    >
      {t('termWork.impact.more', { count: left })}
    </button>
  )
}

function NothingTouched({ from, onClose }: ImpactProps): ReactNode {
  const { t } = useTranslation()
  const footer = (
    <button type="button" className="button button-primary" data-autofocus onClick={onClose}>
      {t('actions.close')}
    </button>
  )
  return (
    <Dialog title={t('termWork.impact.title')} onClose={onClose} footer={footer}>
      <p>{t('termWork.impact.none', { term: from })}</p>
    </Dialog>
  )
}

function useImpact({ glossary, concept, from, to, before }: ImpactProps) {
  return useInfiniteQuery({
    queryKey: ['concepts', 'impact', glossary, concept, from, to],
    queryFn: async ({ signal, pageParam }) => {
      await before?.()
      const after = pageParam === null ? {} : { after: pageParam }
      return call('termImpact', { params: { glossary, concept }, query: { from, to, limit: PAGE, ...after }, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // What is chosen must not move under the person.
    staleTime: Infinity,
    gcTime: 0,
  })
}

function useApply({ glossary, concept, from, to, before, onDone, onSay, onFail, onClose }: ImpactProps) {
  const { t } = useTranslation()
  const params = { glossary, concept }
  const change = useTermChange(
    async (segments: readonly AffectedSegment[]) => {
      await before?.()
      const named = segments.map(({ document, segment, version }) => ({ document, segment, version }))
      return call('applyTermImpact', { params, body: { ...written(), from, to, segments: named } })
    },
    {
      done: ({ batch, changed, locked, stale }) => {
        const kept = locked.length + stale.length
        const text = t(kept > 0 ? 'termWork.impact.donePartly' : 'termWork.impact.done', { count: changed, kept })
        announce(text)
        onDone(text, { label: t('commands.undo'), run: () => undo(batch) })
      },
    },
  )
  const undo = (batch: string): void => {
    call('undoTermImpact', { params, body: { ...written(), batch } })
      .then(({ restored, changedSince, locked }) => {
        const kept = changedSince.length + locked.length
        onSay(t(kept > 0 ? 'termWork.impact.undonePartly' : 'termWork.impact.undone', { count: restored, kept }))
      })
      .catch(onFail)
  }
  const run = (segments: readonly AffectedSegment[]): void => {
    if (change.isPending || segments.length === 0) return
    change.mutate(segments, { onSuccess: onClose })
  }
  return { run, busy: change.isPending, error: change.error }
}
