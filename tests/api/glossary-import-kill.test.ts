import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RouteReply } from '../../core/api.ts'
import { driverNames, type DriverName } from '../../server/store/drivers/driver.ts'
import { storeFile } from '../../server/store/location.ts'
import { openStore } from '../../server/store/open.ts'
import { callAt } from '../builders/client-setup.ts'
import { freshId } from '../builders/client-edits.ts'
import { eventually, failureOf, sendRoute } from '../builders/server.ts'
import { bundleServer, ServerChild, withData } from '../builders/server-child.ts'

/**
 * The server is killed (kill -9) in the middle of an import, again and again
 * and ever later, until one is left alone: whatever the moment, the glossary is
 * as it was, or wholly imported, and nothing is left behind.
 */

const there = 600
const added = 2400

const table = (rows: number, english: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `vi,en\n${Array.from({ length: rows }, (_, i) => `thuật ngữ số ${i},${english} number ${i}`).join('\n')}\n`,
  )

let built: Awaited<ReturnType<typeof bundleServer>>
beforeAll(async () => {
  built = await bundleServer()
}, 60_000)
afterAll(() => built.remove())

const written = () => ({ client: 'tab-1', requestId: freshId('kill') })

async function begin(
  url: string,
  glossary: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<{ glossary: string; import: string }> {
  const response = await sendRoute(url, 'previewGlossaryImport', {
    params: { glossary },
    file: { name: 'terms.csv', bytes: file },
  })
  if (!response.ok) throw await failureOf(response)
  const { import: id } = (await response.json()) as RouteReply<'previewGlossaryImport'>
  const params = { glossary, import: id }
  await callAt(url, 'commitGlossaryImport', { params, body: { ...written(), conflicts: 'replace' } })
  return params
}

async function aGlossary(url: string): Promise<string> {
  const { id } = await callAt(url, 'createGlossary', { body: { ...written(), name: 'Thuật ngữ' } })
  const params = await begin(url, id, table(there, 'term'))
  await eventually(async () => {
    const { state } = await callAt(url, 'getGlossaryImport', { params })
    return state === 'running' ? null : state
  }, 'the first import')
  return id
}

type Told = RouteReply<'getGlossaryImport'>
/** When to kill it, by how far it says it is and how often it was asked. */
const moments: ((told: Told, asked: number) => boolean)[] = [
  () => true,
  (_told, asked) => asked === 2,
  (_told, asked) => asked === 5,
  ({ done }) => done > 0,
  ({ done, total }) => done > total / 3,
  ({ done, total }) => done > total / 1.5,
  ({ done, total }) => done === total,
  () => false,
]

/** Gives false when the import was over before the moment came. */
async function killed(
  child: ServerChild,
  url: string,
  glossary: string,
  moment: (typeof moments)[number],
): Promise<boolean> {
  const params = await begin(url, glossary, table(there + added, 'word'))
  for (let asked = 0; ; asked++) {
    const told = await callAt(url, 'getGlossaryImport', { params })
    if (told.state !== 'running') return false
    if (moment(told, asked)) break
  }
  child.process.kill('SIGKILL')
  expect((await child.finished).signal).toBe('SIGKILL')
  return true
}

interface Seen {
  concepts: number
  revision: number
  english: Set<string>
  /** Of every twentieth: does the last of its history say what it says? */
  told: boolean
}

async function seen(data: string, driver: DriverName, glossary: string): Promise<Seen> {
  const store = await openStore({ file: storeFile(data), driver })
  try {
    const concepts = await store.read.glossaries.concepts(glossary)
    let told = true
    for (const { id, version, terms } of concepts.filter((_, at) => at % 20 === 0)) {
      const history = await store.read.glossaries.history(glossary, id)
      const last = history[0]
      told &&= last?.version === version && JSON.stringify(last.after?.terms) === JSON.stringify(terms)
    }
    const english = new Set(concepts.map(({ terms }) => terms[1]?.text.split(' ')[0] ?? ''))
    const revision = (await store.read.glossaries.get(glossary))?.revision ?? -1
    return { concepts: concepts.length, revision, english, told }
  } finally {
    await store.close()
  }
}

const count = async (url: string, glossary: string): Promise<number> =>
  (await callAt(url, 'listGlossaries')).glossaries.find(({ id }) => id === glossary)?.concepts ?? -1

/** Copies and replaced concepts that lie about. */
async function leftOver(data: string, driver: DriverName): Promise<number> {
  const store = await openStore({ file: storeFile(data), driver })
  try {
    const invisible = await store.write((tx) => tx.glossaries.invisible())
    return invisible.length + (await store.read.glossaries.replaced()).length
  } finally {
    await store.close()
  }
}

const before: Seen = { concepts: there, revision: 1 + there, english: new Set(['term']), told: true }
const whole = there + added
const after: Seen = { concepts: whole, revision: 1 + there + whole, english: new Set(['word']), told: true }

test.each(driverNames)(
  'killed at any moment of an import, a glossary is as before or wholly imported (%s)',
  (driver) =>
    withData(async (data) => {
      const serve = (): ServerChild => new ServerChild(built.main, [], { SONGNGU_DATA: data, SONGNGU_DRIVER: driver })
      let child = serve()
      let glossary = await aGlossary(await child.url())
      let copies = 0
      for (const moment of moments) {
        const url = await child.url()
        // Once wholly imported, there would be nothing left to do.
        if ((await count(url, glossary)) === whole) glossary = await aGlossary(url)
        if (!(await killed(child, url, glossary, moment))) continue
        copies += await leftOver(data, driver)
        const found = await seen(data, driver, glossary)
        expect([before, after]).toContainEqual(found)
        child = serve()
        await child.url()
        // Stopped in good order, what an import left behind has been removed.
        child.process.kill('SIGTERM')
        await child.finished
        expect(await leftOver(data, driver)).toBe(0)
        expect(await seen(data, driver, glossary)).toEqual(found)
        child = serve()
      }
      await child.url()
      child.process.kill('SIGTERM')
      await child.finished
      expect(await seen(data, driver, glossary)).toEqual(after)
      // Some of the kills met an import under way.
      expect(copies).toBeGreaterThan(0)
    }),
  180_000,
)
