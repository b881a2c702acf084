import { writeFile } from 'node:fs/promises'
import { columnRoles, conflictPolicies, glossaryFormats, type GlossaryInfo } from '../../core/api.ts'
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
                        [--conflicts keep|replace|merge] [--dry-run]
       songngu glossary export NAME|ID --format FORMAT [--out FILE]
       songngu glossary list

  FILE                 the file to import: TBX, CSV, TSV or XLSX
  --glossary NAME|ID   glossary to import into
  --create             make it when there is none of that name
  --format FORMAT      ${glossaryFormats.join(', ')}; on import found out when left out
  --map COLUMNS        what the columns of a table hold, comma-separated:
                       ${columnsInLines()}
  --conflicts POLICY   rows that contradict the glossary: ${conflictPolicies.join(', ')} (keep)
  --dry-run            only tell what would be done
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

async function exportTo(io: CommandIo, { glossary, format, out }: ExportOptions): Promise<number> {
  const bytes = await withApi(io, async (api) => {
    const found = await glossaryNamed(api, glossary)
    if (!found) throw new AppError('notFound.glossary')
    return api.download('exportGlossary', { params: { glossary: found.id, format } })
  })
  if (out === undefined) await new Promise<void>((resolve) => io.stdout.write(bytes, () => resolve()))
  else await writeFile(out, bytes)
  return 0
}

async function importFrom(io: CommandIo, options: ImportOptions): Promise<number> {
  return withApi(io, async (api) => {
    const found = await glossaryNamed(api, options.glossary)
    if (!found && !options.create) throw new AppError('notFound.glossary')
    // A dry run into a glossary that is not there yet must not make it: an empty one is made and taken away again.
    const glossary = found ?? (await made(api, options.glossary))
    const outcome = runGlossaryImport(api, io, glossary.id, options)
    if (!found && options.dryRun) {
      return outcome.finally(() => api.call('deleteGlossary', { params: { glossary: glossary.id } }))
    }
    return outcome
  })
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
