import type { RouteName, RouteReply } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { callAt, importInto } from '../../builders/client-setup.ts'
import type { AnyInput } from '../../builders/server.ts'
import type { FuzzServer } from './fuzz.ts'

/** One paragraph of so many sentences: its segments can be split and joined. */
const paragraph = (sentences: number): string =>
  Array.from({ length: sentences }, (_, i) => `Câu ${i} có một hai ba bốn năm sáu bảy tám chín chữ.`).join(' ')

/** A document on a real server, as the fuzz talks to it over HTTP. */
export async function onServer(url: string, segments: number): Promise<FuzzServer> {
  const { document } = await importInto(url, paragraph(segments))
  const params = { document }
  let under = 0
  let idle: (() => void)[] = []
  const call = async <N extends RouteName>(name: N, input: AnyInput): Promise<RouteReply<N>> => {
    under++
    try {
      return await callAt(url, name, { params, ...input })
    } finally {
      if (--under === 0) for (const done of idle.splice(0)) done()
    }
  }
  return {
    rows: () => call('getRows', { query: { limit: 5000 } }),
    save: (body) => call('save', { body }),
    events: (after) => call('getEvents', { query: { after, limit: 5000 } }),
    restructure: (body) =>
      call('restructure', { body }).then(
        ({ event }) => event,
        (error: unknown) => {
          // Outdated, or no place to cut: the person would be told.
          if (error instanceof AppError) return undefined
          throw error
        },
      ),
    settled: () => (under === 0 ? Promise.resolve() : new Promise((resolve) => void (idle = [...idle, resolve]))),
  }
}
