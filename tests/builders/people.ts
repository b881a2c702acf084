import type { RouteBody, RouteName, RouteReply } from '../../core/api.ts'
import { routes } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import { failureOf, sendRoute, tokenOf, type AnyInput, type Input, type TestServer } from './server.ts'

/** A browser of its own: it keeps the session's cookie, and sends what a page of the server would. */
export class Browser {
  readonly #server: TestServer
  readonly #cookies = new Map<string, string>()
  constructor(server: TestServer, cookie = '') {
    this.#server = server
    this.#keep(cookie)
  }

  /** What it sends: `name=value`, several with a semicolon between. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
    if (value) this.#cookies.set(name, value)
    else this.#cookies.delete(name)
  }

  /** Comes to an address of the server from another site, and goes no further. */
  async arrive(url: string): Promise<Response> {
    const headers = { 'sec-fetch-site': 'cross-site', ...(this.cookie && { cookie: this.cookie }) }
    const response = await fetch(url, { redirect: 'manual', headers })
    response.headers.getSetCookie().forEach((line) => this.#keep(line))
    return response
  }

  async send(name: RouteName, input: AnyInput = {}, headers: Record<string, string> = {}): Promise<Response> {
    const own = { ...(this.cookie && { cookie: this.cookie }), ...headers }
    const response = await sendRoute(this.#server.url, name, input, own)
    response.headers.getSetCookie().forEach((line) => this.#keep(line))
    return response
  }

  async call<N extends RouteName>(name: N, input: Input<N> = {}): Promise<RouteReply<N>> {
    const response = await this.send(name, input as AnyInput)
    if (!response.ok) throw await failureOf(response)
    const { reply } = routes[name]
    if (typeof reply === 'string') throw new TypeError(`${name} does not answer JSON`)
    return reply.parse(await response.json()) as RouteReply<N>
  }
}

export const goodPassword = 'hoa sen nở trong hồ'

/** Closes a server: the local owner gets a login and a password. */
export async function closedBy(server: TestServer, login = 'chu'): Promise<Browser> {
  const browser = new Browser(server)
  await browser.call('changeAccount', { body: { name: 'Chủ máy', login } })
  await browser.call('changePassword', { body: { next: goodPassword } })
  return browser
}

/** Somebody with an account and a session; a member of a project when one is named. */
export async function aPerson(
  server: TestServer,
  admin: Browser,
  login: string,
  member?: { project: string; role: Role },
): Promise<{ id: string; browser: Browser }> {
  const { person, secret } = await admin.call('addPerson', { body: { name: `Người ${login}`, login, admin: false } })
  const browser = new Browser(server)
  const account: RouteBody<'acceptInvitation'>['account'] = { name: login, login, password: goodPassword }
  await browser.call('acceptInvitation', { body: { secret, account } })
  const id = person.user.id
  if (member)
    await admin.call('setMember', { params: { project: member.project }, body: { person: id, role: member.role } })
  return { id, browser }
}

export const tokenHeader = async (server: TestServer): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await tokenOf(server.data)}`,
})
