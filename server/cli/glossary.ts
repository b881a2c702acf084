import { writeFile } from 'node:fs/promises'
import { columnRoles, conceptStates, conflictPolicies, glossaryFormats, type GlossaryInfo } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { newId } from '../ids.ts'
import { withApi, type Api } from './api.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'
import { runGlossaryImport } from './glossary-import.ts'
import { glossaryOptions, type ExportOptions, type ImportOptions } from './glossary-options.ts'

export const command: Command = {
  name: 'glossary',
  summary: 'List glossaries, import and export their terms.',
  usage: `songngu glossary import FILE --glossary NAME|ID [--create] [--format FORMAT] [--map COLUMNS]
                        [--sheet NAME] [--header yes|no] [--conflicts keep|replace|merge] [--dry-run]
       songngu glossary export NAME|ID --format FORMAT [--state STATE] [--out FILE]
       songngu glossary list

  FILE                 the file to import: TBX, CSV, TSV or XLSX
  --glossary NAME|ID   glossary to import into
  --create             make it when there is none of that name
  --format FORMAT      ${glossaryFormats.join(', ')}; on import found out when left out
  --map COLUMNS        what the columns of a table hold, comma-separated:
                       ${columnsInLines()}
  --sheet NAME         sheet of a workbook to read (the first)
  --header yes|no      whether the first row of a table names its columns; found out when left out
  --conflicts POLICY   rows that contradict the glossary: ${conflictPolicies.join(', ')} (keep)
  --dry-run            only tell what would be done
  --state STATE        only concepts that are so: ${conceptStates.join(', ')}; those that wait
                       for approval are left out otherwise
  --out FILE           file to write; without it the bytes go to standard output

  import prints a line "OUTCOME NUMBER" for each outcome, and tells which rows contradict
  or were rejected; all of a file is imported or nothing. list prints "ID CONCEPTS NAME".
  Works beside a running server on the same data (SONGNGU_DATA), and without one.`,
  async run(args, io) {
    const options = glossaryOptions(args)
    switch (options.what) {
      case 'list':
        return list(io)
      case 'export':
        return exportTo(io, options)
      case 'import':
        return importFrom(io, options)
    }
  },
}

function columnsInLines(): string {
  const lines: string[] = ['']
  for (const role of columnRoles) {
    const line = `${lines.at(-1) ?? ''}${role}, `
    if (line.length > 64) lines.push(`${role}, `)
    else lines[lines.length - 1] = line
  }
  return lines
    .map((line) => line.trimEnd())
    .join('\n                       ')
    .replace(/,$/, '')
}

async function list(io: CommandIo): Promise<number> {
  const { glossaries } = await withApi(io, (api) => api.call('listGlossaries', {}))
  for (const { id, concepts, name } of glossaries) io.stdout.write(`${id}\t${concepts}\t${name}\n`)
  return 0
}

async function exportTo(io: CommandIo, { glossary, format, state, out }: ExportOptions): Promise<number> {
  const bytes = await withApi(io, async (api) => {
    const found = await glossaryNamed(api, glossary)
    if (!found) throw new AppError('notFound.glossary')
    return api.download('exportGlossary', { params: { glossary: found.id, format }, query: { state } })
  })
  if (out === undefined) await new Promise<void>((resolve) => io.stdout.write(bytes, () => resolve()))
  else await written(out, bytes)
  return 0
}

async function importFrom(io: CommandIo, options: ImportOptions): Promise<number> {
  return withApi(io, async (api) => {
    const found = await glossaryNamed(api, options.glossary)
    if (!found && !options.create) throw new AppError('notFound.glossary')
    if (found) return runGlossaryImport(api, io, found.id, options)
    const { id } = await made(api, options.glossary)
    // Neither a dry run nor a file that is refused makes a glossary: the empty one is taken away again.
    let keep = false
    try {
      const code = await runGlossaryImport(api, io, id, options)
      keep = !options.dryRun
      return code
    } finally {
      if (!keep) await api.call('deleteGlossary', { params: { glossary: id } })
    }
  })
}

async function written(out: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(out, bytes)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function made(api: Api, name: string): Promise<GlossaryInfo> {
  return api.call('createGlossary', { body: { client: 'command-line', requestId: newId(), name } })
}

/** A glossary given by id or by name; null when there is none. */
async function glossaryNamed(api: Api, name: string): Promise<GlossaryInfo | null> {
  const { glossaries } = await api.call('listGlossaries', {})
  const byId = glossaries.find((glossary) => glossary.id === name)
  const byName = glossaries.filter((glossary) => glossary.name === name)
  if (byName.length > 1 && !byId) throw new UsageError('several glossaries have this name; give the id')
  return byId ?? byName[0] ?? null
}
