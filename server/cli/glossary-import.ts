import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  rowOutcomes,
  type GlossaryPreview,
  type RouteReply,
  type RowOutcome,
  type TableMapping,
} from '../../core/api.ts'
import { AppError, errorStatus, type ErrorCode } from '../../core/errors.ts'
import { newId } from '../ids.ts'
import { glossaryUploadLimit } from '../limits.ts'
import type { Api } from './api.ts'
import { UsageError, type CommandIo } from './command.ts'
import type { ImportOptions } from './glossary-options.ts'
import { inWords, tell } from './tell.ts'

/** Rows of one outcome that are told one by one. */
const told = 100

/** Imports a file into a glossary, or only tells what that would do; gives the exit code. */
export async function runGlossaryImport(
  api: Api,
  io: CommandIo,
  glossary: string,
  { file, format, conflicts, dryRun, ...reading }: ImportOptions,
): Promise<number> {
  const bytes = await readInput(file)
  let preview: GlossaryPreview = await api.call('previewGlossaryImport', {
    params: { glossary },
    file: new File([bytes], basename(file).normalize('NFC')),
    fields: format === undefined ? {} : { format },
  })
  const params = { glossary, import: preview.import }
  const mapping = mappingOf(preview, reading)
  if (mapping) {
    preview = await api.call('remapGlossaryImport', { params, body: { mapping } })
  }
  for (const { code, params: filled } of preview.warnings) await tell(io, `glossaryWarnings.${code}`, shown(filled))
  for (const outcome of ['conflicting', 'rejected'] as const) await tellRows(api, io, params, outcome)
  if (dryRun) await api.call('cancelGlossaryImport', { params })
  else await finished(api, params, conflicts)
  for (const outcome of rowOutcomes) io.stdout.write(`${outcome}\t${preview.counts[outcome]}\n`)
  return 0
}

/** How a table is to be read, where the options say so; null: as it was guessed. */
function mappingOf(
  { table }: GlossaryPreview,
  { columns, sheet, header }: Pick<ImportOptions, 'columns' | 'sheet' | 'header'>,
): TableMapping | null {
  if (columns === undefined && sheet === undefined && header === undefined) return null
  if (!table) throw new UsageError('--map, --sheet and --header are for tables')
  const { mapping, sheets } = table
  if (sheet !== undefined && !sheets.includes(sheet)) throw new UsageError(`the sheets are ${sheets.join(', ')}`)
  return {
    header: header ?? mapping.header,
    columns: columns ?? mapping.columns,
    sheet: sheet ?? mapping.sheet,
    delimiter: mapping.delimiter,
  }
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

/** Words of a file as a terminal may show them: nothing in them moves its cursor. */
function shown(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const entries = Object.entries(params).map(([key, value]): [string, string | number] => [
    key,
    typeof value === 'string' ? value.replace(/\p{C}/gu, ' ') : value,
  ])
  return Object.fromEntries(entries)
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
    const why = reason === null ? '' : await inWords(io, `glossaryReasons.${reason.code}`, shown(reason.params))
    await tell(io, `glossaryRow.${outcome}`, { line, reason: why })
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
