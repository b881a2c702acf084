import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { routes, type RouteName } from '../../core/api.ts'
import { can, roles } from '../../core/model/permissions.ts'
import { glossaryExchangeRoutes } from '../../core/wire/glossary-exchange.ts'
import { glossaryKeepingRoutes } from '../../core/wire/glossary-keeping.ts'
import { glossaryUseRoutes } from '../../core/wire/glossary-use.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

/** What `can()` says is what the server does, for every role and every route of the term base. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const names = Object.keys({
  ...glossaryKeepingRoutes,
  ...glossaryExchangeRoutes,
  ...glossaryUseRoutes,
}) as RouteName[]

describe.each(roles)('%s', (role) => {
  test.each(names)('%s', async (name) => {
    const { access } = routes[name]
    // Nothing is there by these ids, and no body is given: whoever may ask is told that, and nothing else.
    const response = await server.send(name, { params: {}, as: role })
    const allowed = access === null || can({ user: 'x', role }, access)
    expect(response.status === 403).toBe(!allowed)
    if (!allowed) expect(await response.json()).toMatchObject({ error: { code: 'auth.forbidden' } })
  })
})
