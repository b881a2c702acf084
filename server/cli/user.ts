import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { AppError } from '../../core/errors.ts'
import type { Person } from '../../core/api.ts'
import { canonicalLogin } from '../auth/login.ts'
import { readConfig } from '../config.ts'
import { withApi, type Api } from './api.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'

const options = {
  name: { type: 'string' },
  admin: { type: 'boolean' },
  'password-stdin': { type: 'boolean' },
} as const

export const command: Command = {
  name: 'user',
  summary: 'Add people, list them, let them set a new password, shut them out.',
  usage: `songngu user add LOGIN [--name NAME] [--admin] [--password-stdin]
       songngu user list
       songngu user reset LOGIN
       songngu user disable LOGIN

  LOGIN             what the person signs in with
  --name NAME       the name others see (LOGIN)
  --admin           may manage the server and all people; the first account always may
  --password-stdin  read the password from standard input, at least 10 characters;
                    without it a link is printed by which the person sets one, once, within a week

  list prints "LOGIN STATE ADMIN NAME", with tabs between. The first account that can sign in
  ends work without passwords. Works beside a running server on the same data (SONGNGU_DATA),
  and without one.`,
  async run(args, io) {
    const { what, login, values } = parsed(args)
    if (what === 'list') return list(io)
    if (login === undefined) throw new UsageError('LOGIN is missing')
    if (what === 'add') return add(io, login, values)
    if (what === 'reset') return reset(io, login)
    if (what === 'disable') return disable(io, login)
    throw new UsageError('add, list, reset or disable is missing')
  },
}

function parsed(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [what, login, ...more] = positionals
    if (more.length > 0) throw new UsageError(`unexpected: ${more.join(' ')}`)
    return { what, login, values }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function add(
  io: CommandIo,
  login: string,
  { name = login, admin = false, 'password-stdin': fromStdin }: ReturnType<typeof parsed>['values'],
): Promise<number> {
  const password = fromStdin ? (await text(io.stdin)).replace(/\r?\n$/, '') : null
  // A person without a password would be left behind.
  if (password !== null && password.length < 10) throw new UsageError('the password is shorter than 10 characters')
  return withApi(io, async (api) => {
    const { secret } = await api.call('addPerson', { body: { name, login, admin } })
    if (password === null) printLink(io, secret)
    else await api.call('acceptInvitation', { body: { secret, account: { name, login, password } } })
    return 0
  })
}

async function list(io: CommandIo): Promise<number> {
  return withApi(io, async (api) => {
    for (const { login, state, admin, user } of (await api.call('listPeople', {})).people) {
      io.stdout.write(`${[login ?? '-', state, admin ? 'admin' : '-', user.name].join('\t')}\n`)
    }
    return 0
  })
}

async function reset(io: CommandIo, login: string): Promise<number> {
  return withApi(io, async (api) => {
    const { user } = await personOf(api, login)
    printLink(io, (await api.call('resetPassword', { params: { person: user.id } })).secret)
    return 0
  })
}

async function disable(io: CommandIo, login: string): Promise<number> {
  return withApi(io, async (api) => {
    const { user } = await personOf(api, login)
    await api.call('changePerson', { params: { person: user.id }, body: { state: 'disabled' } })
    return 0
  })
}

async function personOf(api: Api, login: string): Promise<Person> {
  const wanted = canonicalLogin(login)
  const { people } = await api.call('listPeople', {})
  const person = people.find((one) => one.login !== null && canonicalLogin(one.login) === wanted)
  if (!person) throw new AppError('notFound.person')
  return person
}

/** What stands behind `#` is in no log of any server. */
function printLink(io: CommandIo, secret: string): void {
  const { publicUrl, port } = readConfig(io.env)
  io.stdout.write(`${publicUrl ?? `http://127.0.0.1:${port}`}/invitation#${secret}\n`)
}
