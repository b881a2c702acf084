/** Columns of accounts, sessions, memberships and invitations, as tables.ts has the others. */
export interface PeopleTables {
  accounts: {
    user_id: string
    login: string | null
    canon: string | null
    password: string | null
    admin: number
    state: string
    created_at: number
  }
  identities: { issuer: string; subject: string; user_id: string }
  sessions: {
    id: string
    hash: string
    user_id: string
    agent: string
    address: string
    created_at: number
    seen_at: number
    expires_at: number
  }
  sign_in_attempts: { key: string; failures: number; last_at: number; until: number }
  sign_in_flows: {
    state: string
    browser: string
    nonce: string
    verifier: string
    target: string
    invitation: string | null
    expires_at: number
  }
  memberships: { project: string; user_id: string; role: string; since: number }
  invitations: {
    id: string
    hash: string
    project: string | null
    role: string | null
    person: string | null
    note: string
    by_user: string
    created_at: number
    expires_at: number
    revoked_at: number | null
    used_by: string | null
    used_at: number | null
  }
}
