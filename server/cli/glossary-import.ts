import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { rowOutcomes, type GlossaryPreview, type RouteReply, type RowOutcome } from '../../core/api.ts'
import { AppError, errorStatus, type ErrorCode } from '../../core/errors.ts'
import { newId } from '../ids.ts'
import { glossaryUploadLimit } from '../limits.ts'
import type { Api } from './api.ts'
import { UsageError, type CommandIo } from './command.ts'
import type { ImportOptions } from './glossary-options.ts'
import { tell } from './tell.ts'

/** Rows of one outcome that are told one by one. */
const told = 100

/** Imports a file into a glossary, or only tells what that would do; gives the exit code. */
export async function runGlossaryImport(
  api: Api,
  io: CommandIo,
  glossary: string,
  { file, format, columns, conflicts, dryRun }: ImportOptions,
): Promise<number> {
  const bytes = await readInput(file)
  let preview: GlossaryPreview = await api.call('previewGlossaryImport', {
    params: { glossary },
    file: new File([bytes], basename(file).normalize('NFC')),
    fields: format === undefined ? {} : { format },
  })
  const params = { glossary, import: preview.import }
  if (columns) {
    if (!preview.table) throw new UsageError('--map is for tables')
    const mapping = { ...preview.table.mapping, columns }
    preview = await api.call('remapGlossaryImport', { params, body: { mapping } })
  }
  for (const outcome of ['conflicting', 'rejected'] as const) await tellRows(api, io, params, outcome)
  if (dryRun) await api.call('cancelGlossaryImport', { params })
  else await finished(api, params, conflicts)
  for (const outcome of rowOutcomes) io.stdout.write(`${outcome}\t${preview.counts[outcome]}\n`)
  return 0
}

async function readInput(file: string): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await readFile(file))
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  if (bytes.length > glossaryUploadLimit) throw new AppError('import.tooLarge', { limit: glossaryUploadLimit })
  return bytes
}

interface Params {
  glossary: string
  import: string
}

async function tellRows(
  api: Api,
  io: CommandIo,
  params: Params,
  outcome: Extract<RowOutcome, 'conflicting' | 'rejected'>,
): Promise<void> {
  const { rows, next }: RouteReply<'listGlossaryImportRows'> = await api.call('listGlossaryImportRows', {
    params,
    query: { outcome, limit: told },
  })
  for (const { line, reason } of rows) {
    await tell(io, `glossaryRow.${outcome}`, { line, reason: reason?.code ?? '' })
  }
  if (next !== null) await tell(io, 'glossaryMoreRows', { count: told })
}

async function finished(api: Api, params: Params, conflicts: ImportOptions['conflicts']): Promise<void> {
  const body = { client: 'command-line', requestId: newId(), conflicts }
  let state: RouteReply<'getGlossaryImport'> = await api.call('commitGlossaryImport', { params, body })
  while (state.state === 'running') {
    await delay(30)
    state = await api.call('getGlossaryImport', { params })
  }
  if (state.state === 'done') return
  if (state.state === 'cancelled') throw new AppError('import.cancelled')
  const { code, params: filled } = state.error ?? { code: 'internal', params: {} }
  throw new AppError(code in errorStatus ? (code as ErrorCode) : 'internal', filled)
}
