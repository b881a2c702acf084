import type { Migration } from './migration.ts'

const accounts = [
  // `canon`: the login in NFKC and lower case. `password`: argon2id, null while there is none.
  `CREATE TABLE accounts (
    user_id text PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    login text,
    canon text,
    password text,
    admin integer NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'disabled')),
    created_at integer NOT NULL
  )`,
  `CREATE UNIQUE INDEX accounts_canon ON accounts (canon) WHERE canon IS NOT NULL`,
  `INSERT INTO accounts (user_id, admin, state, created_at) VALUES ('local-owner', 1, 'active', 0)`,
  // Who somebody is to an OpenID Connect provider.
  `CREATE TABLE identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
  )`,
  `CREATE INDEX identities_user ON identities (user_id)`,
]

const signingIn = [
  // `hash`: SHA-256 of the random id in the cookie, which is kept nowhere.
  `CREATE TABLE sessions (
    id text PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    agent text NOT NULL,
    address text NOT NULL,
    created_at integer NOT NULL,
    seen_at integer NOT NULL,
    expires_at integer NOT NULL
  )`,
  `CREATE INDEX sessions_user ON sessions (user_id)`,
  `CREATE INDEX sessions_expires ON sessions (expires_at)`,
  // Failures by login and by address; until when the next is refused.
  `CREATE TABLE sign_in_attempts (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    last_at integer NOT NULL,
    until integer NOT NULL
  )`,
  // A sign-in that is at the provider: taken up once, by the browser that began it.
  `CREATE TABLE sign_in_flows (
    state text PRIMARY KEY,
    browser text NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    target text NOT NULL,
    invitation text,
    expires_at integer NOT NULL
  )`,
]

const memberships = [
  `CREATE TABLE memberships (
    project text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role text NOT NULL,
    since integer NOT NULL,
    PRIMARY KEY (project, user_id)
  )`,
  `CREATE INDEX memberships_user ON memberships (user_id)`,
  `INSERT INTO memberships (project, user_id, role, since)
    SELECT id, 'local-owner', 'owner', created_at FROM projects`,
  // `hash`: SHA-256 of the secret in the link. With a project: a role there; with a person: a new password.
  `CREATE TABLE invitations (
    id text PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    project text REFERENCES projects (id) ON DELETE CASCADE,
    role text,
    person text REFERENCES users (id) ON DELETE CASCADE,
    note text NOT NULL,
    by_user text NOT NULL REFERENCES users (id),
    created_at integer NOT NULL,
    expires_at integer NOT NULL,
    revoked_at integer,
    used_by text REFERENCES users (id),
    used_at integer
  )`,
  `CREATE INDEX invitations_project ON invitations (project, created_at)`,
  `CREATE INDEX invitations_person ON invitations (person) WHERE person IS NOT NULL`,
]

export const people: Migration = {
  n: 8,
  name: 'people',
  up: [...accounts, ...signingIn, ...memberships],
}
