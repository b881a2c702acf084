import { readConfig, type Program } from '../config.ts'
import { startServer } from '../start.ts'
import { noArguments } from './arguments.ts'
import type { Command } from './command.ts'

/** Parts of the built program; set by main before any command runs. */
let program: Program | undefined
export function servedProgram(parts: Program): void {
  program = parts
}

export const command: Command = {
  name: 'serve',
  summary: 'Serve the workbench on this computer (the default command).',
  usage: `songngu serve

  Settings come from the environment:
  SONGNGU_DATA     folder of the data (./data)
  SONGNGU_HOST     address to listen on; loopback only (127.0.0.1)
  SONGNGU_PORT     port; 0 takes a free one (4310)
  SONGNGU_DRIVER   better-sqlite3 or node-sqlite3-wasm (the best that works here)
  SONGNGU_LOG      silent, error, warn, info or debug (info)
  SONGNGU_OIDC_…   sign-in of your organisation; README.md lists them

  Prints the address when it is ready, and stops on SIGTERM or Ctrl+C.`,
  async run(args, io) {
    noArguments(args)
    const server = await startServer(readConfig(io.env, program))
    io.stdout.write(`Song ngữ: ${server.url}\n`)
    await asked()
    await server.close()
    return 0
  },
}

/** Resolves when somebody wants the server to stop. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
