import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../../builders/server.ts'
import { fuzz } from './fuzz.ts'
import { onServer } from './real-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

test.each([
  { seed: 31, hot: false },
  { seed: 32, hot: true },
])(
  'the real server and store, seed $seed, hot $hot: nothing lost, doubled or diverged',
  async ({ seed, hot }) => {
    const document = await onServer(server.url, 8)
    const usual = { clients: 3, actions: 500, dropped: 0.08, structure: true, undo: true, crashes: true }
    const result = await fuzz(document, { ...usual, seed, hot })
    const { lost, doubled, diverged, unsaved, notices } = result
    expect({ lost, doubled, diverged, unsaved, notices }).toEqual({
      lost: 0,
      doubled: 0,
      diverged: 0,
      unsaved: 0,
      notices: 0,
    })
    expect(result.typed).toBeGreaterThan(200)
    expect(result.splits + result.joins).toBeGreaterThan(0)
  },
  60_000,
)
