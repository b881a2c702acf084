import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DeskThread } from '../../../server/glossary-exchange/desk-thread.ts'
import { TermThread } from '../../../server/jobs/terms-thread.ts'
import { concept } from '../../builders/store.ts'
import { bundleServer } from '../../builders/server-child.ts'

/** Work beside the server, in real threads: what happens when one dies, or is asked for two things at once. */

let built: Awaited<ReturnType<typeof bundleServer>>
beforeAll(async () => {
  built = await bundleServer()
}, 60_000)
afterAll(() => built.remove())

const worker = (name: string): URL => pathToFileURL(join(dirname(built.main), name))

/** A worker that dies when asked for one thing, and answers anything else with what it was asked for. */
const mortal = (fatal: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', (call) => {
        if ((call.method ?? call.type) === ${JSON.stringify(fatal)}) throw new Error('dead')
        parentPort.postMessage({ n: call.n, value: call.method, id: call.id, hits: [] })
      })`)}`,
  )

async function withDesk(file: URL, use: (desk: DeskThread, failures: unknown[]) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  const desk = new DeskThread(file, (error) => failures.push(error))
  try {
    await use(desk, failures)
  } finally {
    await desk.close()
  }
}

const open = (desk: DeskThread, id: string, text: string): Promise<void> =>
  desk.open(id, { bytes: new TextEncoder().encode(text), fileName: `${id}.csv` })

describe('the worker of term bases', () => {
  test('dead in the middle of an import, it says so, and the next request has a new one', () =>
    withDesk(mortal('plan'), async (desk, failures) => {
      const asked = [desk.plan('a'), desk.rows('b', { after: 0, limit: 1 })]
      expect(await Promise.allSettled(asked)).toEqual([
        expect.objectContaining({ reason: expect.objectContaining({ code: 'glossary.importGone' }) }),
        expect.objectContaining({ reason: expect.objectContaining({ code: 'glossary.importGone' }) }),
      ])
      expect(failures).toEqual([expect.objectContaining({ message: 'dead' })])
      expect(await desk.decide('a', 'keep')).toBe('decide')
    }))

  test('dead in the middle of an export, it fails without an excuse, and the next request has a new one', () =>
    withDesk(mortal('write'), async (desk) => {
      await expect(desk.write('a', 'csv', { name: '', description: '', at: 0 })).rejects.toThrow('worker stopped')
      expect(await desk.conflicts('a')).toBe('conflicts')
    }))

  test('closed, it leaves nobody waiting', () =>
    withDesk(worker('glossary-worker.mjs'), async (desk) => {
      const asked = desk.conflicts('a')
      await desk.close()
      await expect(asked).rejects.toThrow('worker stopped')
    }))

  test('what is wrong with a file comes back as what it is', () =>
    withDesk(worker('glossary-worker.mjs'), async (desk) => {
      const bytes = new TextEncoder().encode('PK')
      await desk.open('a', { bytes, fileName: 'a.xlsx', format: 'xlsx' })
      await expect(desk.plan('a')).rejects.toMatchObject({ code: 'import.unreadable' })
      await expect(desk.plan('unknown')).rejects.toMatchObject({ code: 'glossary.importGone' })
    }))

  test('two imports at once keep apart; one dropped is gone, the other goes on', () =>
    withDesk(worker('glossary-worker.mjs'), async (desk) => {
      const rows = (word: string, n: number): string =>
        `vi,en\n${Array.from({ length: n }, (_, i) => `${word} số ${i},${word} ${i}`).join('\n')}\n`
      await Promise.all([open(desk, 'a', rows('một', 300)), open(desk, 'b', rows('hai', 500))])
      const [a, b] = await Promise.all([desk.plan('a'), desk.plan('b')])
      expect([a.counts.added, b.counts.added]).toEqual([300, 500])
      const [, dropped] = await Promise.all([desk.decide('b', 'keep'), desk.drop('a'), desk.decide('b', 'keep')])
      expect(dropped).toBeUndefined()
      await expect(desk.rows('a', { after: 0, limit: 1 })).rejects.toMatchObject({ code: 'glossary.importGone' })
      const ready = await desk.writes('b', 498, 10)
      expect(ready.map(({ terms }) => terms.includes('hai số 499'))).toEqual([false, true])
    }))
})

describe('the worker of term hits', () => {
  test('dead, it fails who waits; the next request has a new one, which has nothing loaded', async () => {
    const failures: unknown[] = []
    const terms = new TermThread(mortal('patch'), (error) => failures.push(error))
    await expect(terms.patch('a', 'b', { changed: [], gone: [] })).rejects.toThrow('worker stopped')
    expect(failures).toHaveLength(1)
    expect(await terms.find('a', ['x'])).toEqual([])
    await terms.close()
  })

  test('takes concepts in chunks, and follows a change; older keys are answered by what there is now', async () => {
    const terms = new TermThread(worker('terms-worker.mjs'), () => undefined)
    const ready = (id: string, vi: string, order: number) => ({ concept: concept(id, vi, 'x'), order })
    await terms.load('k1', [ready('1', 'bộ trưởng', 1)], true)
    expect(await terms.find('k1', ['bộ trưởng'])).toBeNull()
    await terms.load('k1', [ready('2', 'thứ trưởng', 2)], false)
    const found = async (key: string): Promise<string[] | undefined> =>
      (await terms.find(key, ['bộ trưởng và thứ trưởng, vụ trưởng']))?.[0]?.map((hit) => hit.concept)
    expect(await found('k1')).toEqual(['1', '2'])
    expect(await terms.patch('k1', 'k2', { changed: [ready('3', 'vụ trưởng', 3)], gone: ['1'] })).toBe(true)
    expect(await found('k2')).toEqual(['2', '3'])
    expect(await found('k1')).toEqual(['2', '3'])
    expect(await terms.patch('unknown', 'k3', { changed: [], gone: [] })).toBe(false)
    await terms.close()
  })
})
