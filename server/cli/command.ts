import type { Readable, Writable } from 'node:stream'

/** What a command sees of the outside: nothing else is read, so that tests can run it in-process. */
export interface CommandIo {
  stdin: Readable
  /** Data only; people's messages go to stderr. */
  stdout: Writable
  stderr: Writable
  env: Readonly<Record<string, string | undefined>>
}

/**
 * One command of the command line. `run` gets the arguments after the
 * command's name and resolves to the exit code: 0 done, 1 failed, 2 bad use.
 * An AppError it throws is told in words on stderr and ends with 1; a
 * UsageError with 2. `--help` is answered by the dispatcher.
 */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What `--help` prints: the synopsis first, then one line an option. */
  usage: string
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** The command was called wrongly; the message says how, the usage follows it. */
export class UsageError extends Error {
  override name = 'UsageError'
}
