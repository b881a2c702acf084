import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'

export interface Told {
  id: number
  text: string
  /** Something went wrong, or something was done that can be taken back. */
  kind: 'failure' | 'done'
  action?: { label: string; run: () => void } | undefined
}

export interface Failures {
  list: readonly Told[]
  fail: (error: unknown) => void
  say: (text: string) => void
  /** Tells what was done, with a way back. */
  done: (text: string, action?: Told['action']) => void
  dismiss: (id: number) => void
}

let serial = 0

/** Outcomes of what the person just did, shown until dismissed. */
export function useFailures(): Failures {
  const { t } = useTranslation()
  const [list, setList] = useState<Failures['list']>([])
  const add = useCallback((text: string, kind: Told['kind'], action?: Told['action']) => {
    serial += 1
    const id = serial
    setList((before) => [...before.filter((one) => one.text !== text), { id, text, kind, action }])
  }, [])
  const say = useCallback((text: string) => add(text, 'failure'), [add])
  const done = useCallback((text: string, action?: Told['action']) => add(text, 'done', action), [add])
  const fail = useCallback((error: unknown) => say(errorText(t, error)), [say, t])
  const dismiss = useCallback((id: number) => setList((before) => before.filter((one) => one.id !== id)), [])
  return useMemo(() => ({ list, fail, say, done, dismiss }), [list, fail, say, done, dismiss])
}
