import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job, RouteReply } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { codeText, errorText } from '../../errorText.ts'
import { useChange } from '../../queries.ts'

/** An import that came to nothing, with its reason in words. */
export interface FailedImport {
  id: string
  title: string
  message: string
}

export interface Imports {
  /** Files being sent; the server does not know them yet. */
  sending: readonly { id: string; title: string }[]
  running: readonly Job[]
  failed: readonly FailedImport[]
  addFiles(files: Iterable<File>): void
  addText(title: string, text: string): Promise<unknown>
  cancel(job: string): void
  dismiss(id: string): void
}

let serial = 0

/** Imports of a project: sending, under way at the server, failed. */
export function useImports(project: string, reply: RouteReply<'listDocuments'> | undefined): Imports {
  const { t } = useTranslation()
  const [sending, setSending] = useState<readonly { id: string; title: string }[]>([])
  const [refused, setRefused] = useState<readonly FailedImport[]>([])
  const sendFile = useChange((file: File) => call('importFile', { params: { project }, file }))
  const sendText = useChange((body: { title: string; text: string }) =>
    call('importText', { params: { project }, body }),
  )
  const stop = useChange((job: string) => call('cancelJob', { params: { job } }))
  const jobs = reply?.jobs ?? []
  useFinishedImports(reply)

  const addFile = (file: File): void => {
    const item = { id: `file-${(serial += 1)}`, title: file.name.normalize('NFC') }
    setSending((list) => [...list, item])
    sendFile
      .mutateAsync(file)
      .catch((error: unknown) => setRefused((list) => [...list, { ...item, message: errorText(t, error) }]))
      .finally(() => setSending((list) => list.filter(({ id }) => id !== item.id)))
  }
  const failedJobs = jobs
    .filter((job) => job.state === 'failed')
    .map(({ id, title, error }) => ({
      id,
      title,
      message: codeText(t, error?.code ?? 'internal', error?.params ?? {}),
    }))
  return {
    sending,
    running: jobs.filter(({ state }) => state === 'queued' || state === 'running'),
    failed: [...refused, ...failedJobs],
    addFiles: (files) => {
      for (const file of files) addFile(file)
    },
    addText: (title, text) => sendText.mutateAsync({ title, text: text.normalize('NFC') }),
    cancel: (job) => stop.mutate(job),
    dismiss: (id) => {
      if (refused.some((one) => one.id === id)) setRefused((list) => list.filter((one) => one.id !== id))
      else stop.mutate(id)
    },
  }
}

/** Announces documents whose import was under way a moment ago. */
function useFinishedImports(reply: RouteReply<'listDocuments'> | undefined): void {
  const { t } = useTranslation()
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!reply) return
    const ids = new Set(reply.documents.map(({ id }) => id))
    const fresh = known.current ? reply.documents.filter(({ id }) => !known.current?.has(id)) : []
    known.current = ids
    for (const { title } of fresh) announce(t('announce.imported', { title }))
  }, [reply, t])
}
