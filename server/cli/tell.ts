import { translations } from '../translations.ts'
import type { CommandIo } from './command.ts'
import { terminalLanguage } from './messages.ts'

/** Tells what a command did, one line to the person at the terminal; keys are those under `cli`. */
export async function tell(
  io: CommandIo,
  key: string,
  params: Readonly<Record<string, string | number>>,
): Promise<void> {
  io.stderr.write(`${await inWords(io, key, params)}\n`)
}

/** The same without telling it. */
export async function inWords(
  io: Pick<CommandIo, 'env'>,
  key: string,
  params: Readonly<Record<string, string | number>>,
): Promise<string> {
  const t = (await translations()).getFixedT(terminalLanguage(io.env))
  return t(`cli.${key}`, params)
}
