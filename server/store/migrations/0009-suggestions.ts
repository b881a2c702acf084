import type { Migration } from './migration.ts'

export const suggestions: Migration = {
  n: 9,
  name: 'suggestions',
  up: [],
}
