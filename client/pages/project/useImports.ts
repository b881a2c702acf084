import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job, LegacyEncodingId, RouteReply } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { codeText, errorText } from '../../errorText.ts'
import { useChange } from '../../queries.ts'

/** An import that came to nothing, with its reason in words. */
export interface FailedImport {
  id: string
  title: string
  /** Code of its reason. */
  code: string
  message: string
  /** What was sent, if it was chosen on this page. */
  file?: File | undefined
}

export interface Imports {
  /** Files being sent; the server does not know them yet. */
  sending: readonly { id: string; title: string }[]
  running: readonly Job[]
  failed: readonly FailedImport[]
  addFiles(files: Iterable<File>): void
  addText(title: string, text: string): Promise<unknown>
  /** Sends a failed file once more, to be converted from an old encoding. */
  convert(failed: string, file: File, encoding: LegacyEncodingId): void
  cancel(job: string): void
  dismiss(id: string): void
}

let serial = 0

/** Imports of a project: sending, under way at the server, failed. */
export function useImports(project: string, reply: RouteReply<'listDocuments'> | undefined): Imports {
  const { t } = useTranslation()
  const [sending, setSending] = useState<readonly { id: string; title: string }[]>([])
  const [refused, setRefused] = useState<readonly FailedImport[]>([])
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map())
  const sendFile = useChange(({ file, encoding }: { file: File; encoding?: LegacyEncodingId | undefined }) =>
    call('importFile', { params: { project }, file, ...(encoding ? { fields: { encoding } } : {}) }),
  )
  const sendText = useChange((body: { title: string; text: string }) =>
    call('importText', { params: { project }, body }),
  )
  const stop = useChange((job: string) => call('cancelJob', { params: { job } }))
  const jobs = reply?.jobs ?? []
  useFinishedImports(reply)

  const addFile = (file: File, encoding?: LegacyEncodingId): void => {
    const item = { id: `file-${(serial += 1)}`, title: file.name.normalize('NFC') }
    setSending((list) => [...list, item])
    sendFile
      .mutateAsync({ file, encoding })
      .then(({ job }) => setFiles((known) => new Map(known).set(job, file)))
      .catch((error: unknown) => {
        const code = error instanceof AppError ? error.code : ''
        setRefused((list) => [...list, { ...item, code, message: errorText(t, error), file }])
      })
      .finally(() => setSending((list) => list.filter(({ id }) => id !== item.id)))
  }
  const failedJobs = jobs
    .filter((job) => job.state === 'failed')
    .map(({ id, title, error }) => ({
      id,
      title,
      code: error?.code ?? 'internal',
      file: files.get(id),
      message: codeText(t, error?.code ?? 'internal', error?.params ?? {}),
    }))
  const dismiss = (id: string): void => {
    if (refused.some((one) => one.id === id)) setRefused((list) => list.filter((one) => one.id !== id))
    else stop.mutate(id)
  }
  return {
    sending,
    running: jobs.filter(({ state }) => state === 'queued' || state === 'running'),
    failed: [...refused, ...failedJobs],
    addFiles: (files) => {
      for (const file of files) addFile(file)
    },
    addText: (title, text) => sendText.mutateAsync({ title, text: text.normalize('NFC') }),
    cancel: (job) => stop.mutate(job),
    convert: (failed, file, encoding) => {
      dismiss(failed)
      addFile(file, encoding)
    },
    dismiss,
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
