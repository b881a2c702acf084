import { parseArgs } from 'node:util'
import {
  columnRoles,
  conceptStates,
  conflictPolicies,
  glossaryFormats,
  type ColumnRole,
  type ConflictPolicy,
  type GlossaryFormat,
} from '../../core/api.ts'
import { UsageError } from './command.ts'

type ConceptState = (typeof conceptStates)[number]

export interface ImportOptions {
  what: 'import'
  file: string
  glossary: string
  create: boolean
  format: GlossaryFormat | undefined
  columns: ColumnRole[] | undefined
  sheet: string | undefined
  header: boolean | undefined
  conflicts: ConflictPolicy
  dryRun: boolean
}
export interface ExportOptions {
  what: 'export'
  glossary: string
  format: GlossaryFormat
  state: ConceptState | undefined
  out: string | undefined
}

/** What `songngu glossary …` was asked for. Throws UsageError. */
export function glossaryOptions(args: readonly string[]): ImportOptions | ExportOptions | { what: 'list' } {
  const [what, ...rest] = args
  switch (what) {
    case 'import':
      return importOptions(rest)
    case 'export':
      return exportOptions(rest)
    case 'list':
      if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`)
      return { what }
    default:
      throw new UsageError('say import, export or list')
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function importOptions(args: readonly string[]): ImportOptions {
  const { positionals, values } = parsed(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        glossary: { type: 'string' },
        create: { type: 'boolean' },
        format: { type: 'string' },
        map: { type: 'string' },
        sheet: { type: 'string' },
        header: { type: 'string' },
        conflicts: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    }),
  )
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('name one file to import')
  const glossary = (values.glossary ?? '').normalize('NFC').trim()
  if (glossary === '') throw new UsageError('--glossary is missing')
  return {
    what: 'import',
    file,
    glossary,
    create: values.create ?? false,
    format: values.format === undefined ? undefined : oneOf(glossaryFormats, values.format, '--format'),
    columns: values.map?.split(',').map((role) => oneOf(columnRoles, role.trim(), '--map')),
    sheet: values.sheet,
    header: values.header === undefined ? undefined : oneOf(['yes', 'no'], values.header, '--header') === 'yes',
    conflicts: oneOf(conflictPolicies, values.conflicts ?? 'keep', '--conflicts'),
    dryRun: values['dry-run'] ?? false,
  }
}

function exportOptions(args: readonly string[]): ExportOptions {
  const { positionals, values } = parsed(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string' }, state: { type: 'string' }, out: { type: 'string' } },
    }),
  )
  const [glossary, ...more] = positionals
  if (glossary === undefined || more.length > 0) throw new UsageError('name one glossary to export')
  return {
    what: 'export',
    glossary: glossary.normalize('NFC'),
    format: oneOf(glossaryFormats, values.format ?? '', '--format'),
    state: values.state === undefined ? undefined : oneOf(conceptStates, values.state, '--state'),
    out: values.out,
  }
}

function oneOf<T extends string>(known: readonly T[], given: string, option: string): T {
  const found = known.find((one) => one === given)
  if (found === undefined) throw new UsageError(`${option} must be of ${known.join(', ')}, not “${given}”`)
  return found
}
