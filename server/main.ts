import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { servedProgram } from './cli/serve.ts'
import { runCommandLine } from './cli/index.ts'
import type { Program } from './config.ts'

/** The only module that does something when imported, and the only one that knows the process it runs in. */

const beside = (path: string): URL => new URL(path, import.meta.url)

/** What was built beside this file; run from the sources, the server does without. */
function builtParts(): Program {
  const client = fileURLToPath(beside('../client'))
  const termsWorker = beside('./terms-worker.mjs')
  const glossaryWorker = beside('./glossary-worker.mjs')
  const parts = { client, termsWorker, glossaryWorker }
  return {
    version: version(),
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => existsSync(part))),
  }
}

function version(): string {
  const file = [beside('../package.json'), beside('../../package.json')].find((place) => existsSync(place))
  if (!file) return '0.0.0'
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

servedProgram(builtParts())
try {
  const { stdin, stdout, stderr } = process
  process.exitCode = await runCommandLine(process.argv.slice(2), { stdin, stdout, stderr, env: process.env })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
