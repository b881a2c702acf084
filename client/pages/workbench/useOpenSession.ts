import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { openSession } from '../../editor/open.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useSessionInfo } from '../../queries.ts'

interface Opening {
  session: DocumentSession | null
  error: unknown
  retry: () => void
}

/** Opens a document while the page is shown; on leaving it, what is pending is sent and the session closed. */
export function useOpenSession(id: string): Opening {
  const info = useSessionInfo()
  const client = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const [session, setSession] = useState<DocumentSession | null>(null)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    const me = info.data
    if (!me) return
    const stop = new AbortController()
    let opened: DocumentSession | null = null
    openSession(id, { session: me, signal: stop.signal }).then(
      (next) => {
        if (stop.signal.aborted) return next.close()
        opened = next
        setSession(next)
      },
      (reason: unknown) => {
        if (!stop.signal.aborted) setError(reason)
      },
    )
    return () => {
      stop.abort()
      setSession(null)
      const leaving = opened
      if (!leaving) return
      void leaving.flush().finally(() => {
        leaving.close()
        // The pages outside show progress; it has changed.
        void client.invalidateQueries({ queryKey: ['projects'] })
      })
    }
  }, [id, info.data, attempt, client])

  const { refetch } = info
  const retry = useCallback(() => {
    setError(null)
    setAttempt((n) => n + 1)
    void refetch()
  }, [refetch])
  return { session, error: error ?? info.error, retry }
}
