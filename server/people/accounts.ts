import { AppError } from '../../core/errors.ts'
import { canSignIn } from '../auth/access.ts'
import { canonicalLogin } from '../auth/login.ts'
import { newId } from '../ids.ts'
import type { AccountRecord } from '../store/people-port.ts'
import type { ReadQueries, WriteQueries } from '../store/store.ts'

/** People's colours, readable in both themes; one after the other. */
const colors = ['#0f6b62', '#5b4bb7', '#1f5fa8', '#b3261e', '#2e7d43', '#9a5b00', '#8a2f6b', '#3c6e71'] as const

export interface NewAccount {
  name: string
  login: string | null
  /** Already hashed. */
  password: string | null
  admin: boolean
}

/** Makes a person with an account; gives their id. Throws AppError people.loginTaken. */
export async function insertPerson(
  tx: WriteQueries,
  { name, login, password, admin }: NewAccount,
  at: number,
): Promise<string> {
  const accounts = await tx.people.accounts()
  const canon = login === null ? null : await freeLogin(tx, login, null)
  const id = newId(at)
  const color = colors[accounts.length % colors.length] ?? colors[0]
  await tx.users.insert({ id, name: name.normalize('NFC'), color })
  await tx.people.insertAccount({ user: id, login, canon, password, admin, state: 'active', createdAt: at })
  return id
}

/** The login as it is compared. Throws AppError people.loginTaken when somebody else has it. */
export async function freeLogin(tx: WriteQueries, login: string, user: string | null): Promise<string> {
  const canon = canonicalLogin(login)
  if (canon === '') throw new AppError('request.invalid', { path: 'body.login' })
  const holder = await tx.people.byLogin(canon)
  if (holder && holder.user.id !== user) throw new AppError('people.loginTaken')
  return canon
}

export async function requireAccount(tx: Pick<ReadQueries, 'people'>, user: string): Promise<AccountRecord> {
  const account = await tx.people.account(user)
  if (!account) throw new AppError('notFound.person')
  return account
}

/** Somebody who manages the server must be able to come in. Throws AppError people.lastAdmin. */
export async function keepAnAdmin(tx: WriteQueries): Promise<void> {
  const left = (await tx.people.accounts()).some((account) => account.admin && canSignIn(account))
  if (!left) throw new AppError('people.lastAdmin')
}
