/**
 * An OpenID Connect provider in a process of its own: the package oidc-provider
 * with keys of this start, a page to choose a person on, and a way to twist it.
 * argv: port (0 takes a free one), people as JSON. Prints its address.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const [port = '0', people = '[]'] = process.argv.slice(2)
const known = JSON.parse(people)
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
let handle = () => undefined
let twist = ''

const server = createServer((request, response) => handle(request, response))
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, settings())
  // What somebody between the two could do to a sign-in.
  provider.use(async (context, next) => {
    if (twist === 'nonce' && context.path === '/auth' && context.query.nonce) {
      context.query = { ...context.query, nonce: 'of another sign-in' }
    }
    await next()
  })
  const oidc = provider.callback()
  handle = (request, response) => {
    const { pathname } = new URL(request.url, issuer)
    if (pathname === '/twist') {
      twist = new URL(request.url, issuer).searchParams.get('what') ?? ''
      return response.end('twisted')
    }
    if (pathname.startsWith('/interaction/')) return void choose(provider, request, response)
    return oidc(request, response)
  }
  process.stdout.write(`${issuer}\n`)
})

function settings() {
  return {
    clients: [
      {
        client_id: 'songngu',
        client_secret: 'a secret between the two of them',
        // Any port of this computer (RFC 8252 §7.3).
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/api/oidc/callback'],
        post_logout_redirect_uris: [],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    jwks: { keys: [{ ...key, kid: randomUUID(), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const person = known.find(({ sub }) => sub === id)
      return person && { accountId: id, claims: () => person }
    },
    // Nobody is asked whether the program may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  }
}

async function choose(provider, request, response) {
  if (request.method === 'GET') {
    const buttons = known.map(({ sub, name }) => `<button name="person" value="${sub}">${name}</button>`)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>Who are you?</title><link rel="icon" href="data:,"><h1>Who are you?</h1>
      <form method="post">${buttons.join(' ')} <button name="person" value="">Cancel</button></form></html>`,
    )
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const person = new URLSearchParams(body).get('person')
  // A program of this computer is asked for consent each time: here it is given at once.
  const result = person
    ? { login: { accountId: person }, consent: {} }
    : { error: 'access_denied', error_description: 'Cancelled' }
  await provider.interactionFinished(request, response, result)
}
