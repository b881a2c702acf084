import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConflictPolicy, GlossaryPreview, RouteReply, TableMapping } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { call } from '../api.ts'
import { refreshTerms } from '../glossary/queries.ts'
import { written } from '../glossary/writing.ts'

export type ImportState = RouteReply<'getGlossaryImport'>

/** How often a running import is asked how far it is (ms). */
const ASK_EVERY = 300

/** Where the work is. */
export type ImportStep =
  | { at: 'file' }
  | { at: 'reading'; file: File }
  | { at: 'preview'; preview: GlossaryPreview; remapping?: boolean }
  | { at: 'running'; preview: GlossaryPreview; state: ImportState }
  | { at: 'done'; batch: string | null; count: number }
  | { at: 'cancelled' }
  | { at: 'undone' }

export interface GlossaryImport {
  step: ImportStep
  error: unknown
  choose: (file: File) => void
  /** Reads the file again with other columns. */
  remap: (mapping: TableMapping) => void
  commit: (conflicts: ConflictPolicy, count: number) => void
  /** Back to the choice of a file; the dry run is dropped. */
  restart: () => void
  /** Stops a running import and takes back what it did. */
  stop: () => void
  undo: () => void
}

/** One import into a glossary, from the file to its undoing. */
export function useImport(glossary: string): GlossaryImport {
  const client = useQueryClient()
  const { step, error, ask, goTo, drop, holds } = useSteps(glossary)
  const end = (last: ImportStep): ImportStep => {
    holds(null)
    void refreshTerms(client)
    return last
  }
  const show = (preview: GlossaryPreview): ImportStep => {
    holds(preview.import)
    return { at: 'preview', preview }
  }
  const choose = (file: File): void =>
    ask({ at: 'reading', file }, { at: 'file' }, async (signal) =>
      show(await call('previewGlossaryImport', { params: { glossary }, file, signal })),
    )
  const remap = (mapping: TableMapping): void => {
    if (step.at !== 'preview') return
    const params = { glossary, import: step.preview.import }
    const back = { at: 'preview', preview: step.preview } as const
    ask({ ...step, remapping: true }, back, async (signal) =>
      show(await call('remapGlossaryImport', { params, body: { mapping }, signal })),
    )
  }
  const commit = (conflicts: ConflictPolicy, count: number): void => {
    if (step.at !== 'preview') return
    const { preview } = step
    const begun: ImportState = { state: 'running', done: 0, total: count, batch: null, error: null }
    ask({ at: 'running', preview, state: begun }, { at: 'preview', preview }, async (signal) => {
      const params = { glossary, import: preview.import }
      const last = await carryOut(params, conflicts, signal, (state) => goTo({ at: 'running', preview, state }))
      return end(last.state === 'cancelled' ? { at: 'cancelled' } : { at: 'done', batch: last.batch, count })
    })
  }
  const undo = (): void => {
    if (step.at !== 'done' || step.batch === null) return
    const body = { ...written(), batch: step.batch }
    ask(step, step, async () => {
      await call('undoBulk', { params: { glossary }, body })
      return end({ at: 'undone' })
    })
  }
  const leave = (next: ImportStep) => (): void => {
    drop()
    goTo(next)
    void refreshTerms(client)
  }
  return {
    ...{ step, error, choose, remap, commit, undo },
    restart: leave({ at: 'file' }),
    stop: leave({ at: 'cancelled' }),
  }
}

/** Carries a dry run out and waits for its end. A failed import is thrown as AppError. */
async function carryOut(
  params: { glossary: string; import: string },
  conflicts: ConflictPolicy,
  signal: AbortSignal,
  onState: (state: ImportState) => void,
): Promise<ImportState> {
  let state = await call('commitGlossaryImport', { params, body: { ...written(), conflicts }, signal })
  while ((state.state === 'running' || state.state === 'ready') && !signal.aborted) {
    onState(state)
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY))
    state = await call('getGlossaryImport', { params, signal })
  }
  if (state.state !== 'failed') return state
  const { code, params: values } = state.error ?? { code: 'internal', params: {} }
  throw new AppError(code as 'internal', values)
}

/** The steps: a later one calls off what an earlier one waits for; leaving drops the dry run. */
function useSteps(glossary: string) {
  const [step, setStep] = useState<ImportStep>({ at: 'file' })
  const [error, setError] = useState<unknown>(null)
  const abort = useRef<AbortController | null>(null)
  const dryRun = useRef<string | null>(null)
  const drop = useCallback((): void => {
    abort.current?.abort()
    if (dryRun.current === null) return
    // It is forgotten within the hour in any case.
    void call('cancelGlossaryImport', { params: { glossary, import: dryRun.current } }).catch(() => undefined)
    dryRun.current = null
  }, [glossary])
  useEffect(() => drop, [drop])
  const goTo = (next: ImportStep): void => {
    setError(null)
    setStep(next)
  }
  /** Shows a step while something is under way, then the step it leads to; `back` and the error when it fails. */
  const ask = (meanwhile: ImportStep, back: ImportStep, what: (signal: AbortSignal) => Promise<ImportStep>): void => {
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    goTo(meanwhile)
    what(own.signal).then(
      (next) => (own.signal.aborted ? undefined : goTo(next)),
      (failure: unknown) => {
        if (own.signal.aborted) return
        setStep(back)
        setError(failure)
      },
    )
  }
  const holds = (id: string | null): void => {
    dryRun.current = id
  }
  return { step, error, ask, goTo, drop, holds }
}
