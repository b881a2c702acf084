import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The program as `npm run build` leaves it. */
export const builtMain = 'dist/server/main.mjs'

/** The server bundled anew from the sources, in a folder of its own below the checkout, where its packages are found. */
export async function bundleServer(): Promise<{ main: string; remove(): Promise<void> }> {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const folder = await mkdtemp(join(root, 'node_modules', '.songngu-test-'))
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts', 'server/jobs/terms-worker.ts', 'server/glossary-exchange/glossary-worker.ts'],
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
  return { main: join(folder, 'main.mjs'), remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface Finished {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A program run in a process of its own. */
export class ServerChild {
  readonly process: ChildProcess
  stdout = ''
  stderr = ''
  readonly finished: Promise<Finished>

  constructor(main: string, args: readonly string[], env: Record<string, string>) {
    this.process = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, SONGNGU_LOG: 'warn', SONGNGU_PORT: '0', SONGNGU_HOST: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    this.finished = new Promise((resolve) => {
      this.process.once('close', (code, signal) => resolve({ code, signal, stdout: this.stdout, stderr: this.stderr }))
    })
  }

  /** The address, once it serves. */
  async url(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const ready = /^Song ngữ: (http:\/\/\S+)\n/.exec(this.stdout)
        if (ready?.[1]) resolve(ready[1])
      }
      this.process.stdout?.on('data', look)
      void this.finished.then(({ code, stderr }) => reject(new Error(`ended with ${code} before it served\n${stderr}`)))
      look()
    })
  }
}

/** A folder for data that goes with the work. */
export async function withData<T>(work: (data: string) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'songngu-'))
  try {
    return await work(data)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
