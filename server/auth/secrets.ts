import { hash, randomBytes } from 'node:crypto'

/** A secret nobody can guess: 256 random bits. Shown once, and kept as its hash only. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. Random secrets need no slow hash. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url')
