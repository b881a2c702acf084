import { AppError } from '../../core/errors.ts'
import { jobOf } from '../present.ts'
import type { Area } from './handler.ts'
import { fileNameOf } from '../download.ts'

export const importRoutes: Area<'importFile' | 'importText' | 'getJob' | 'cancelJob'> = {
  async importFile({ params, upload, fields, actor }, { imports }) {
    if (!upload) throw new AppError('request.invalid', { path: 'file' })
    const job = await imports.add({
      project: params.project,
      bytes: upload.bytes,
      fileName: upload.name,
      encoding: fields.encoding,
      sample: false,
      actor: actor.user,
    })
    return { job }
  },
  async importText({ params, body, actor }, { imports }) {
    const title = body.title.normalize('NFC')
    const job = await imports.add({
      project: params.project,
      bytes: new TextEncoder().encode(body.text),
      fileName: fileNameOf(title, '.txt'),
      title,
      sample: false,
      actor: actor.user,
    })
    return { job }
  },
  async getJob({ params }, { store, imports }) {
    const job = await store.read.jobs.get(params.job)
    if (!job) throw new AppError('notFound.job')
    return jobOf(imports.shown(job))
  },
  async cancelJob({ params }, { imports }) {
    return jobOf(await imports.cancel(params.job))
  },
}
