import type { Authority } from './authority.ts'
import type { FuzzServer } from './fuzz.ts'

/** The server in memory as the fuzz talks to it; nothing is shared by reference. */
export function inMemory(authority: Authority): FuzzServer {
  const { events } = authority
  return {
    rows: () => Promise.resolve({ rows: structuredClone(authority.rows()), asOf: events.length }),
    save: (request) => Promise.resolve(structuredClone(authority.save(request))),
    events: (after) => Promise.resolve({ events: structuredClone(events.slice(after)), last: events.length }),
    restructure: (request) => Promise.resolve(authority.restructure(request)),
    settled: () => Promise.resolve(),
  }
}
