import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { exportFormats, type ExportFormatId } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { withApi, type Api } from './api.ts'
import { UsageError, type Command } from './command.ts'

interface Options {
  document: string
  format: ExportFormatId
  out: string | undefined
  lang: 'en' | 'vi'
  insist: boolean
}

export const command: Command = {
  name: 'export',
  summary: 'Export a document.',
  usage: `songngu export DOC --format FORMAT [--out FILE] [--lang en|vi] [--insist]

  DOC               id of the document, or its title where only one has it
  --format FORMAT   ${exportFormats.join(', ')}
  --out FILE        file to write; without it the bytes go to standard output
  --lang en|vi      language of the labels in the file (vi)
  --insist          export although critical issues are open

  Works beside a running server on the same data (SONGNGU_DATA), and without one.`,
  async run(args, io) {
    const { document, format, out, lang, insist } = options(args)
    const bytes = await withApi(io, async (api) =>
      api.download('exportDocument', {
        params: { document: await documentNamed(api, document) },
        query: { format, lang, ...(insist && { insist: '1' }) },
      }),
    )
    if (out === undefined) await new Promise<void>((resolve) => io.stdout.write(bytes, () => resolve()))
    else await writeFile(out, bytes)
    return 0
  },
}

function options(args: readonly string[]): Options {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        out: { type: 'string' },
        lang: { type: 'string' },
        insist: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const [document, ...more] = parsed.positionals
  if (document === undefined || more.length > 0) throw new UsageError('name one document to export')
  const format = exportFormats.find((known) => known === parsed.values.format)
  if (!format) throw new UsageError(`--format must be one of ${exportFormats.join(', ')}`)
  const lang = parsed.values.lang ?? 'vi'
  if (lang !== 'en' && lang !== 'vi') throw new UsageError('--lang must be en or vi')
  return { document, format, out: parsed.values.out, lang, insist: parsed.values.insist ?? false }
}

/** The id of a document given by id or by title. */
async function documentNamed(api: Api, name: string): Promise<string> {
  const { projects } = await api.call('listProjects', {})
  const lists = await Promise.all(
    projects.map((project) => api.call('listDocuments', { params: { project: project.id } })),
  )
  const documents = lists.flatMap((list) => list.documents)
  const byId = documents.find((document) => document.id === name)
  const byTitle = documents.filter((document) => document.title === name.normalize('NFC'))
  if (byTitle.length > 1 && !byId) throw new UsageError('several documents have this title; give the id')
  const found = byId ?? byTitle[0]
  if (!found) throw new AppError('notFound.document')
  return found.id
}
