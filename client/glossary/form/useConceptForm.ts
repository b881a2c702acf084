import { useEffect, useState } from 'react'
import type { ConceptDraft, ConceptInfo } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { draftOf, fieldsOf, problemsOf, readFields, type ConceptFields } from './fields.ts'
import { keptFields } from './kept.ts'
import { merge, settle, type Clash, type Side } from './merge.ts'

/** What a form begins with and where it goes. */
export interface FormSource {
  /** Under this name what was typed and not saved is kept as long as the page is open. */
  keep: string
  start: ConceptDraft
  /** The version `start` is; 0 for a new concept. */
  version?: number
  /** The concept as it is by now, when it has changed meanwhile. */
  now?: () => Promise<ConceptInfo>
  /** Failures are thrown; the form stays open with everything typed. */
  save: (draft: ConceptDraft, reason: string, ifVersion: number) => Promise<void>
  onClose: () => void
}

export type ConceptFormState = ReturnType<typeof useConceptForm>

const sameAs = (a: ConceptFields, b: ConceptFields): boolean =>
  JSON.stringify(readFields(a)) === JSON.stringify(readFields(b))

/** What a form of a concept holds and what can be done with it. */
export function useConceptForm({ save, onClose, ...source }: FormSource) {
  const { keep } = source
  const written = useWritten(source)
  const { fields } = written
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const problems = problemsOf(fields)
  const dirty = written.dirty || reason.trim() !== ''
  useKeeping(keep, fields, dirty)

  /** False when something has to be corrected first. */
  const submit = async (): Promise<boolean> => {
    setTried(true)
    if (problems.length > 0) return false
    if (busy) return true
    setBusy(true)
    setError(null)
    const draft = readFields(fields)
    try {
      await save(draft, reason.normalize('NFC').trim(), written.ifVersion)
      keptFields.delete(keep)
    } catch (failure) {
      const outdated = failure instanceof AppError && failure.code === 'glossary.outdated'
      if (!outdated || !source.now) setError(failure)
      else await source.now().then((theirs) => written.takeIn(theirs, draft), setError)
    }
    setBusy(false)
    return true
  }
  const discard = (): void => {
    keptFields.delete(keep)
    onClose()
  }
  const close = (): void => (dirty ? setAsking(true) : discard())
  const shown = tried ? problems : []
  return {
    ...{ ...written, shown, error, busy, asking, reason },
    ...{ setReason, submit, close, discard, stay: () => setAsking(false) },
  }
}

/** The fields, the state they began from, and what others wrote meanwhile. */
function useWritten({ keep, start, version = 0 }: Pick<FormSource, 'keep' | 'start' | 'version'>) {
  const [base, setBase] = useState(start)
  const [ifVersion, setIfVersion] = useState(version)
  const [fields, set] = useState(() => keptFields.get(keep) ?? fieldsOf(start))
  const [restored, setRestored] = useState(() => keptFields.has(keep))
  const [clashes, setClashes] = useState<Clash[] | null>(null)
  const [sides, setSides] = useState<ReadonlyMap<Clash['field'], Side>>(new Map())
  /** What only they changed comes in; where both wrote, mine stays until it is chosen otherwise. */
  const takeIn = (concept: ConceptInfo, mine: ConceptDraft): void => {
    const theirs = draftOf(concept)
    const merged = merge(base, theirs, mine)
    setBase(theirs)
    setIfVersion(concept.version ?? 0)
    set(fieldsOf(merged.draft))
    setClashes(merged.clashes)
    setSides(new Map(merged.clashes.map(({ field }) => [field, 'mine'])))
  }
  const choose = (clash: Clash, side: Side): void => {
    setSides(new Map([...sides, [clash.field, side]]))
    set(fieldsOf(settle(readFields(fields), clash, side)))
  }
  const startAfresh = (): void => {
    keptFields.delete(keep)
    set(fieldsOf(base))
    setRestored(false)
  }
  const dirty = !sameAs(fields, fieldsOf(base))
  return { fields, set, ifVersion, dirty, restored, startAfresh, clashes, sides, choose, takeIn }
}

/** Keeps what is typed for when the page is left by its address, and warns before the window closes. */
function useKeeping(keep: string, fields: ConceptFields, dirty: boolean): void {
  useEffect(() => {
    if (!dirty) {
      keptFields.delete(keep)
      return
    }
    keptFields.set(keep, fields)
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [keep, fields, dirty])
}
