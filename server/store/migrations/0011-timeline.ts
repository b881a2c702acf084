import type { Migration } from './migration.ts'

export const timeline: Migration = {
  n: 11,
  name: 'timeline',
  up: [],
}
