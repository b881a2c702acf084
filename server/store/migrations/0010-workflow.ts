import type { Migration } from './migration.ts'

export const workflow: Migration = {
  n: 10,
  name: 'workflow',
  up: [],
}
