import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../errorText.ts'

export interface Failures {
  list: readonly { id: number; text: string }[]
  fail: (error: unknown) => void
  say: (text: string) => void
  dismiss: (id: number) => void
}

let serial = 0

/** Failures of what the person just did, shown until dismissed. */
export function useFailures(): Failures {
  const { t } = useTranslation()
  const [list, setList] = useState<Failures['list']>([])
  const say = useCallback((text: string) => {
    serial += 1
    const id = serial
    setList((before) => [...before.filter((one) => one.text !== text), { id, text }])
  }, [])
  const fail = useCallback((error: unknown) => say(errorText(t, error)), [say, t])
  const dismiss = useCallback((id: number) => setList((before) => before.filter((one) => one.id !== id)), [])
  return useMemo(() => ({ list, fail, say, dismiss }), [list, fail, say, dismiss])
}
