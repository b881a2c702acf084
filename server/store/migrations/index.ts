import { foundation } from './0001-foundation.ts'
import { checking } from './0002-checking.ts'
import { termBase } from './0003-term-base.ts'
import { conceptSets } from './0004-concept-sets.ts'
import { decisions } from './0005-decisions.ts'
import { vietnameseKeys } from './0006-vietnamese-keys.ts'
import { comments } from './0007-comments.ts'
import { people } from './0008-people.ts'
import { suggestions } from './0009-suggestions.ts'
import { workflow } from './0010-workflow.ts'
import { timeline } from './0011-timeline.ts'
import { errors } from './0012-errors.ts'
import type { Migration } from './migration.ts'

/** Every migration in order; `n` counts from 1 without gaps. */
export const migrations: readonly Migration[] = [
  foundation,
  checking,
  termBase,
  conceptSets,
  decisions,
  vietnameseKeys,
  comments,
  people,
  suggestions,
  workflow,
  timeline,
  errors,
]
