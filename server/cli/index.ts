import { AppError } from '../../core/errors.ts'
import { command as backup } from './backup.ts'
import { command as check } from './check.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'
import { command as convert } from './convert.ts'
import { command as exportCommand } from './export.ts'
import { command as glossary } from './glossary.ts'
import { command as importCommand } from './import.ts'
import { describe } from './messages.ts'
import { command as migrate } from './migrate.ts'
import { command as restore } from './restore.ts'
import { command as segment } from './segment.ts'
import { command as serve } from './serve.ts'
import { command as terms } from './terms.ts'
import { command as user } from './user.ts'

/** Every command of the command line. To add one: its file, and a line here. */
export const commands: readonly Command[] = [
  serve,
  importCommand,
  exportCommand,
  segment,
  terms,
  check,
  convert,
  glossary,
  user,
  migrate,
  backup,
  restore,
]

/**
 * Runs a command line; without arguments it serves. Resolves to the exit code:
 * 0 done, 1 failed, 2 bad use. Throws what nobody expected.
 */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<number> {
  const [name = 'serve', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(overview())
    return 0
  }
  const command = commands.find((known) => known.name === name)
  if (!command) {
    io.stderr.write(`songngu: there is no command "${name}"\n\n${overview()}`)
    return 2
  }
  if (asksForHelp(rest)) {
    io.stdout.write(`${command.summary}\n\nUsage: ${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`songngu ${name}: ${error.message}\n\nUsage: ${command.usage}\n`)
      return 2
    }
    if (!(error instanceof AppError)) throw error
    io.stderr.write(`songngu ${name}: ${await describe(error, io.env)}\n`)
    // A setting that makes no sense is bad use too, though it comes from the environment.
    return error.code === 'server.notLoopback' || error.code === 'server.badSetting' ? 2 : 1
  }
}

/** `--help` counts anywhere before a bare `--`. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: songngu <command> [options]\n\n${lines.join('\n')}\n\nsongngu <command> --help tells more.\n`
}
