import { parseArgs } from 'node:util'
import { UsageError } from './command.ts'

function positionals(args: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...args], options: {}, allowPositionals: true }).positionals
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The one file a command takes. */
export function oneFile(args: readonly string[]): string {
  const [file, ...more] = positionals(args)
  if (file === undefined || file === '') throw new UsageError('FILE is missing')
  if (more.length > 0) throw new UsageError(`one FILE only, not also ${more.join(' ')}`)
  return file
}

/** For commands that take nothing. */
export function noArguments(args: readonly string[]): void {
  const [first] = positionals(args)
  if (first !== undefined) throw new UsageError(`unexpected: ${first}`)
}
