import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { LegacyEncodingSchema, legacyEncodings, type Job, type LegacyEncodingId } from '../../core/api.ts'
import { AppError, errorStatus, type ErrorCode } from '../../core/errors.ts'
import { uploadLimit } from '../limits.ts'
import { withApi, type Api } from './api.ts'
import { UsageError, type Command } from './command.ts'

/** Where files go when no project is named. */
const defaultProject = 'Tài liệu'

export const command: Command = {
  name: 'import',
  summary: 'Import a file into a project.',
  usage: `songngu import FILE [--project NAME] [--title TITLE] [--encoding E]

  FILE             the file to import
  --project NAME   project to add it to, made when there is none of that name (${defaultProject})
  --title TITLE    title of the document (its first heading, else its file name)
  --encoding E     convert the file from an old encoding: ${legacyEncodings.join(', ')}

  Prints the id of the new document. Works beside a running server on the same
  data (SONGNGU_DATA), and without one.`,
  async run(args, io) {
    const { file, project, title, encoding } = options(args)
    const bytes = await readInput(file)
    const document = await withApi(io, async (api) => {
      const job = await api.call('importFile', {
        params: { project: await projectNamed(api, project) },
        file: new File([bytes], basename(file).normalize('NFC')),
        ...(encoding === undefined ? {} : { fields: { encoding } }),
      })
      const id = await finished(api, job.job)
      if (title !== undefined) await api.call('renameDocument', { params: { document: id }, body: { title } })
      return id
    })
    io.stdout.write(`${document}\n`)
    return 0
  },
}

interface Options {
  file: string
  project: string
  title: string | undefined
  encoding: LegacyEncodingId | undefined
}

function options(args: readonly string[]): Options {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { project: { type: 'string' }, title: { type: 'string' }, encoding: { type: 'string' } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) throw new UsageError('name one file to import')
  const { title } = parsed.values
  const project = (parsed.values.project ?? defaultProject).normalize('NFC').trim()
  if (project === '' || title?.trim() === '') throw new UsageError('a name must not be empty')
  const encoding = z.optional(LegacyEncodingSchema).safeParse(parsed.values.encoding)
  if (!encoding.success) throw new UsageError(`--encoding must be one of ${legacyEncodings.join(', ')}`)
  return { file, project, title: title?.normalize('NFC'), encoding: encoding.data }
}

async function readInput(file: string): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await readFile(file))
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  if (bytes.length > uploadLimit) throw new AppError('import.tooLarge', { limit: uploadLimit })
  return bytes
}

async function projectNamed(api: Api, name: string): Promise<string> {
  const { projects } = await api.call('listProjects', {})
  const known = projects.find((project) => project.name === name)
  return (known ?? (await api.call('createProject', { body: { name } }))).id
}

/** Waits for an import; gives the document, or throws what the job failed with. */
async function finished(api: Api, id: string): Promise<string> {
  for (;;) {
    const job: Job = await api.call('getJob', { params: { job: id } })
    if (job.state === 'done' && job.document !== null) return job.document
    if (job.state === 'cancelled') throw new AppError('import.cancelled')
    if (job.state === 'failed') {
      // Told here, it need not be shown in the project as well.
      await api.call('cancelJob', { params: { job: id } })
      const { code, params } = job.error ?? { code: 'internal', params: {} }
      throw new AppError(code in errorStatus ? (code as ErrorCode) : 'internal', params)
    }
    await delay(30)
  }
}
