import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionEntry } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Inline } from '../../core/model/inline.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { serverText } from '../editor/server-text.ts'
import type { DocumentSession, Undoable } from '../editor/session.ts'
import { errorText } from '../errorText.ts'
import { written } from '../glossary/writing.ts'

/** A text that a row has had: its version, and what it said. */
interface Text {
  version: number
  target: Inline
}

type Restorable = Pick<VersionEntry, 'version' | 'text'>

/**
 * Brings an earlier version of a row back. It is one step of undo like
 * everything else: Ctrl+Z gives the text from before, and again.
 * `done`: the event that did it.
 */
export function useRestore(session: DocumentSession, segment: string, baseVersion: number) {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<string | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const params = { document: session.document.id, segment }
  const fail = (error: unknown): void => {
    const text = errorText(t, error)
    setFailure(text)
    announce(text)
  }
  const send = (version: number, base: number) =>
    call('restoreVersion', { params, body: { ...written(), version, baseVersion: base } })

  /** Gives `back` where `now` stands; refused when somebody has written in it meanwhile. */
  const undoable = (back: Text, now: Text): Undoable => ({
    takeBack: async () => {
      try {
        await session.flush()
        const known = serverText(session, segment)?.version ?? 0
        const same = JSON.stringify(session.row(segment)?.target) === JSON.stringify(now.target)
        // The event of the restoring itself may still be on its way.
        if (known >= now.version && !same) throw new AppError('history.outdated')
        const { version } = await send(back.version, Math.max(known, now.version))
        setDone(null)
        announce(t('history.undone'))
        return undoable({ version: now.version, target: now.target }, { version, target: back.target })
      } catch (error) {
        fail(error)
        throw error
      }
    },
  })

  /** Gives what takes it back; null: nothing was done. */
  const bring = async (entry: Restorable): Promise<Undoable | null> => {
    setFailure(null)
    try {
      // What is not sent yet would stand against it.
      await session.flush()
      const target = session.row(segment)?.target
      const { version, event } = await send(entry.version, baseVersion)
      announce(t('history.restored'))
      if (version === baseVersion || target === undefined) return null
      setDone(event)
      return undoable({ version: baseVersion, target }, { version, target: entry.text })
    } catch (error) {
      fail(error)
      return null
    }
  }
  const restore = (entry: Restorable): void => session.remember(bring(entry))
  return { restore, failure, done }
}
