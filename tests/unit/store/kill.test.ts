import { describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { driverNames, type DriverName } from '../../../server/store/drivers/driver.ts'
import { openStore } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const kills = 10

/** Inside the repository, so that the program finds its packages. */
async function withProgram(use: (program: string) => Promise<void>): Promise<void> {
  const program = join(root, '.cache', `store-writer-${process.pid}.mjs`)
  await build({
    entryPoints: [join(root, 'tests/builders/store-writer.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
  try {
    await use(program)
  } finally {
    await rm(program, { force: true })
  }
}

interface Acknowledged {
  /** Highest version by writer. */
  versions: Map<string, number>
  /** Highest event number. */
  event: number
  saves: number
}

/** Runs the writers and kills them once they have acknowledged so many saves. */
async function runAndKill(program: string, file: string, driver: DriverName, saves: number, told: Acknowledged) {
  const child = spawn(process.execPath, [program, file, driver], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let lines = 0
  // Lines already in the pipe when it dies were acknowledged too, and count.
  for await (const line of createInterface({ input: child.stdout })) {
    const [writer = '', version, n] = line.split(' ')
    told.versions.set(writer, Math.max(told.versions.get(writer) ?? 0, Number(version)))
    told.event = Math.max(told.event, Number(n))
    told.saves++
    if (++lines === saves) child.kill('SIGKILL')
  }
  const [, signal] = (await ended) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

async function check(file: string, driver: DriverName, told: Acknowledged): Promise<void> {
  const store = await openStore({ file, driver })
  try {
    const events = await store.read.events.after('document', 0, 1_000_000)
    expect(events.map((e) => e.n)).toEqual(events.map((_, i) => i + 1))
    expect(events.length).toBeGreaterThanOrEqual(told.event)
    expect((await store.read.documents.get('document'))?.lastEvent).toBe(events.length)
    for (const [writer, version] of told.versions) {
      const id = `s${writer}`
      const kept = await store.read.segments.get(id)
      // What was committed but not yet told may be there too, but always whole.
      expect(kept?.version).toBeGreaterThanOrEqual(version)
      expect(kept?.target).toBe(`text ${kept?.version}`)
      expect(events.filter((e) => e.segment === id).map((e) => e.version)).toEqual(
        Array.from({ length: kept?.version ?? 0 }, (_, i) => i + 1),
      )
      expect(await store.read.requests.get(id, String(version))).toEqual({ bodyHash: 'hash', reply: { version } })
    }
  } finally {
    await store.close()
  }
}

describe('killed while it writes', () => {
  test.each(driverNames)(
    '%s keeps every acknowledged save, each whole',
    (driver) =>
      withProgram((program) =>
        withDirectory(async (directory) => {
          const file = join(directory, 'store.db')
          const told: Acknowledged = { versions: new Map(), event: 0, saves: 0 }
          for (let i = 0; i < kills; i++) {
            await runAndKill(program, file, driver, 25 + i * 7, told)
            await check(file, driver, told)
          }
          expect(told.saves).toBeGreaterThan(kills * 25)
        }),
      ),
    120_000,
  )
})
