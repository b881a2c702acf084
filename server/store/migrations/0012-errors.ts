import type { Migration } from './migration.ts'

export const errors: Migration = {
  n: 12,
  name: 'errors',
  up: [],
}
