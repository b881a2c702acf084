import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  dimensionOf,
  dimensions,
  type Dimension,
  type ErrorCategory,
  type ErrorSeverity,
} from '../../../core/review/mqm/typology.ts'
import { announce } from '../../announce.ts'
import { errorText } from '../../errorText.ts'
import { categoryName, severityName } from './names.ts'
import type { ErrorStore, Judging } from './store.ts'

/** What the form says of an error, and its way to the server. */
export interface Judgement {
  category: ErrorCategory
  severity: ErrorSeverity
  note: string
  /** Kinds offered, and those of the chosen one's dimension. */
  groups: readonly Dimension[]
  types: readonly ErrorCategory[]
  busy: boolean
  failure: string
  setCategory: (category: ErrorCategory) => void
  setDimension: (dimension: Dimension) => void
  setSeverity: (severity: ErrorSeverity) => void
  setNote: (note: string) => void
  save: () => void
  close: () => void
}

/** What a project offers, and what the error at hand already is. */
function offeredWith(store: ErrorStore, now: ErrorCategory | undefined): readonly ErrorCategory[] {
  return now && !store.offered.includes(now) ? [...store.offered, now] : store.offered
}

export function useJudgement(store: ErrorStore, { error }: Judging): Judgement {
  const { t } = useTranslation()
  const offered = offeredWith(store, error?.category)
  const [category, setCategory] = useState<ErrorCategory>(error?.category ?? offered[0] ?? 'other')
  const [severity, setSeverity] = useState<ErrorSeverity>(error?.severity ?? 'minor')
  const [note, setNote] = useState(error?.note ?? '')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const inDimension = (dimension: Dimension): ErrorCategory[] => offered.filter((one) => dimensionOf(one) === dimension)
  const save = (): void => {
    if (busy) return
    setBusy(true)
    setFailure('')
    const names = { name: categoryName(t, category), severity: severityName(t, severity) }
    store.save({ category, severity, note }).then(
      () => {
        announce(error ? t('mqm.judged') : t('mqm.marked', names))
        store.session.focus()
      },
      (cause: unknown) => {
        setBusy(false)
        setFailure(errorText(t, cause))
      },
    )
  }
  return {
    ...{ category, severity, note, busy, failure, setCategory, setSeverity, setNote, save },
    groups: dimensions.filter((dimension) => inDimension(dimension).length > 0),
    types: inDimension(dimensionOf(category)),
    setDimension: (dimension) => setCategory(inDimension(dimension)[0] ?? dimension),
    close: () => {
      store.judge(null)
      store.session.focus()
    },
  }
}
