import type { Migration } from './migration.ts'

export const people: Migration = {
  n: 8,
  name: 'people',
  up: [],
}
